import type { Corp } from '../../corp/corp';
import { MEDIA_LIFETIME_SECONDS, storeMedia, type Media } from './state';

/**
 * A file that something keeps (a Moment, a product) for longer than the three days for which an
 * upload can be downloaded.
 */
export interface KeptMedia {
	file: Media;
}

/**
 * The media_id under which a kept file can be downloaded now: that of the upload, or a new one each
 * time the last has expired.
 */
export function downloadId(corp: Corp, kept: KeptMedia): string {
	const { id: _id, createdAt, ...content } = kept.file;
	const expired = corp.clock.now() >= createdAt + MEDIA_LIFETIME_SECONDS;
	if (expired) kept.file = storeMedia(corp, content);
	return kept.file.id;
}
