import type { ContractEndpoint } from '../../../contract/types';
import type { MediaKind } from './state';
import { WeComError } from '../../errors';
import type { UploadedFile } from '../../handler';
import { dimensions, sniff, videoSeconds } from './inspect';

const MB = 1_048_576;
/** doc 95098, Moments */
const MOMENT_LONG_SIDE = 10_800;
const MOMENT_SHORT_SIDE = 1080;
const MOMENT_VIDEO_SECONDS = 30;

/** The code for content of a wrong format, by kind of file. */
const FORMAT_CODES: Record<MediaKind, number> = {
	image: 40123,
	voice: 301017,
	video: 41090,
	file: 40004,
};

/**
 * The one file of an upload.
 * @param field the field that has to hold it; without it, any
 * @throws WeComError 40058 without a file, 44001 for an empty one
 */
export function requireFile(files: readonly UploadedFile[], field?: string): UploadedFile {
	const file = files.find((candidate) => field === undefined || candidate.field === field);
	if (!file) throw new WeComError(40058, `missing file in form field ${field ?? 'media'}`);
	if (file.data.length === 0) throw new WeComError(44001, 'empty media data');
	if (file.declaredLength !== undefined && file.declaredLength !== file.data.length) {
		throw new WeComError(40006, 'filelength does not match');
	}
	return file;
}

/**
 * Checks size and format of a file against `file_limits` of the contract.
 * @param kind its kind as the caller gave it; without it only the size counts (media.uploadImage)
 * @throws WeComError 40006 too small, 45001 too large, 40123, 301017, 41090 of a wrong format
 */
export function checkFile(endpoint: ContractEndpoint, data: Buffer, kind?: MediaKind): void {
	const limits = endpoint.file_limits ?? {};
	const least = limits.min_bytes ?? (limits.more_than_bytes ?? 0) + 1;
	if (data.length < least) throw new WeComError(40006, 'invalid media size');
	const rule = limits.by_type?.find((entry) => entry.type === kind);
	const most = (rule?.max_mb ?? limits.max_mb ?? Infinity) * MB;
	if (data.length > most) throw new WeComError(45001, 'media size out of limit');
	if (kind && rule?.formats && !rule.formats.includes(sniff(data) ?? '')) {
		throw new WeComError(FORMAT_CODES[kind], `invalid ${kind} format`);
	}
}

/**
 * Checks a file for Moments (doc 95098).
 * @throws WeComError 41081 for too many pixels, 41082 for a video of more than 30 seconds
 */
export function checkForMoment(data: Buffer, kind: MediaKind): void {
	const size = kind === 'image' ? dimensions(data) : undefined;
	if (size) {
		const long = Math.max(size.width, size.height);
		const short = Math.min(size.width, size.height);
		if (long > MOMENT_LONG_SIDE || short > MOMENT_SHORT_SIDE) {
			throw new WeComError(41081, 'image resolution out of limit');
		}
	}
	const seconds = kind === 'video' ? videoSeconds(data) : undefined;
	if (seconds !== undefined && seconds > MOMENT_VIDEO_SECONDS) {
		throw new WeComError(41082, 'video duration out of limit');
	}
}
