import { WeComError } from '../../errors';
import type { UnixSeconds } from '../../types';
import { slice, type Corp } from '../../corp/corp';

export type MediaKind = 'image' | 'voice' | 'video' | 'file';

/** Which interfaces take a media_id (media.yaml, notes): the three uploads do not mix. */
export type MediaPurpose = 'temporary' | 'moment' | 'product' | 'groupWelcome';

/** A stored file. */
export interface Media {
	id: string;
	kind: MediaKind;
	purpose: MediaPurpose;
	filename: string;
	contentType: string;
	data: Buffer;
	createdAt: UnixSeconds;
}

/** doc 90253, 95098, 96219 */
export const MEDIA_LIFETIME_SECONDS = 3 * 86_400;

export const mediaStore = slice('media', () => ({
	media: new Map<string, Media>(),
	/** Images of media.uploadImage, by the name in their URL. They do not expire. */
	images: new Map<string, { data: Buffer; contentType: string; createdAt: UnixSeconds }>(),
}));

/** Keeps a file for three days. */
export function storeMedia(corp: Corp, file: Omit<Media, 'id' | 'createdAt'>): Media {
	const idKinds = { temporary: 'media', groupWelcome: 'urlMedia' } as const;
	const idKind = file.purpose in idKinds ? idKinds[file.purpose as 'temporary'] : 'attachment';
	const media = { ...file, id: corp.ids.next(idKind), createdAt: corp.clock.now() };
	mediaStore(corp).media.set(media.id, media);
	return media;
}

/**
 * A stored file that has not expired.
 * @throws WeComError 40007
 */
export function findMedia(corp: Corp, id: string): Media {
	const { media } = mediaStore(corp);
	const found = media.get(id);
	if (!found) throw new WeComError(40007);
	if (corp.clock.now() >= found.createdAt + MEDIA_LIFETIME_SECONDS) {
		media.delete(id);
		throw new WeComError(40007);
	}
	return found;
}

/**
 * A file that a message uses.
 * @param kind what the field wants
 * @param purposes where the file may have been uploaded for
 * @throws WeComError 40007 for an unknown or expired id or another kind, 41072 for one that was
 *   uploaded for something else
 */
export function requireMedia(
	corp: Corp,
	id: string,
	kind: MediaKind,
	purposes: readonly MediaPurpose[] = ['temporary'],
): Media {
	const found = findMedia(corp, id);
	if (found.kind !== kind) throw new WeComError(40007);
	if (!purposes.includes(found.purpose)) throw new WeComError(41072, 'media used in a wrong scene');
	return found;
}

/** The address under which the simulator shows a stored image. */
export function mediaUrl(corp: Corp, id: string): string {
	return `${corp.tools.baseUrl()}/simulator/media/${id}`;
}

/**
 * The address of an image that media.uploadImage gave.
 * @throws WeComError 40094 for any other
 */
export function requireImageUrl(corp: Corp, url: string): void {
	const id = url.slice(url.lastIndexOf('/') + 1);
	if (!mediaStore(corp).images.has(id) || url !== mediaUrl(corp, id)) {
		throw new WeComError(40094, 'invalid pic_url');
	}
}
