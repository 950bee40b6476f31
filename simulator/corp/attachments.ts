import { WeComError } from '../errors';
import type { Corp } from './corp';
import { requireImageUrl, requireMedia, type MediaPurpose } from '../resources/media/state';

/** An attachment of a message: the object that `msgtype` names holds it. */
export interface Attachment {
	msgtype: 'image' | 'link' | 'miniprogram' | 'video' | 'file';
	image?: { media_id?: string; pic_url?: string };
	link?: { title: string; picurl?: string; desc?: string; url: string };
	miniprogram?: { title: string; pic_media_id: string; appid: string; page: string };
	video?: { media_id: string };
	file?: { media_id: string };
}

/** The text of a message; a text without content counts as none. */
export interface MessageText {
	content?: string;
}

/** @throws WeComError 40094 unless it begins with a scheme */
export function requireUrl(url: string): void {
	if (!/^https?:\/\//i.test(url)) throw new WeComError(40094, 'invalid url');
}

/**
 * Checks what a message refers to: the files are there, of the right kind, and links are links.
 * Limits and required fields are the contract's business.
 * @throws WeComError 40007, 41072, 40094
 */
export function checkAttachments(
	corp: Corp,
	attachments: readonly Attachment[] = [],
	purposes: readonly MediaPurpose[] = ['temporary'],
): void {
	for (const { msgtype, image, link, miniprogram, video, file } of attachments) {
		if (msgtype === 'image' && image?.media_id)
			requireMedia(corp, image.media_id, 'image', purposes);
		else if (msgtype === 'image' && image?.pic_url) requireImageUrl(corp, image.pic_url);
		else if (msgtype === 'link' && link) requireUrl(link.url);
		else if (msgtype === 'miniprogram' && miniprogram) {
			requireMedia(corp, miniprogram.pic_media_id, 'image', purposes);
		} else if (msgtype === 'video' && video) {
			requireMedia(corp, video.media_id, 'video', purposes);
		} else if (msgtype === 'file' && file) {
			requireMedia(corp, file.media_id, 'file', purposes);
		}
	}
}
