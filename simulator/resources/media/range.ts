import type { Media } from './state';
import { WeComError } from '../../errors';
import { BinaryReply } from '../../handler';

/** doc 90254: at most 20M a part. */
const MOST_BYTES = 20 * 1_048_576;

/** A quoted file name; what is not ASCII goes into filename*. */
function disposition(filename: string): string {
	const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, '_');
	const extended = plain === filename ? '' : `; filename*=UTF-8''${encodeURIComponent(filename)}`;
	return `attachment; filename="${plain}"${extended}`;
}

/**
 * Answers a download, whole or in part (doc 90254).
 * @param range the request's Range header
 * @throws WeComError 830002 for more than 20M at once, 40146 for a range that is none
 */
export function download(media: Media, range: string | undefined): BinaryReply {
	const { data } = media;
	const headers = {
		'Content-Type': media.contentType,
		'Content-disposition': disposition(media.filename),
	};
	if (range === undefined) {
		if (data.length > MOST_BYTES) throw new WeComError(830002, 'media too large, use Range');
		return new BinaryReply(data, headers);
	}
	// The page writes Range with "bytes=" and with a space.
	const match = /^bytes[= ](\d+)-(\d*)$/.exec(range);
	const first = Number(match?.[1]);
	const last = Math.min(match?.[2] ? Number(match[2]) : data.length - 1, data.length - 1);
	if (!match || first > last) throw new WeComError(40146, 'invalid Range');
	if (last - first + 1 > MOST_BYTES) throw new WeComError(830002, 'Range too large');
	const part = {
		...headers,
		'Accept-Ranges': 'bytes',
		'Content-Range': `bytes ${first}-${last}/${data.length}`,
	};
	return new BinaryReply(data.subarray(first, last + 1), part, 206);
}
