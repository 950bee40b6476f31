import { MAGIC, type MagicName } from './fileFormat';

/** What WeCom takes as a file in one place. */
export interface FileLimits {
	minBytes: number;
	maxBytes: number;
	/** Formats by the name of the magic bytes that are looked for; any when left out. */
	formats?: readonly MagicName[];
	/** Longest side and longest short side of an image, in pixels. */
	maxPixels?: { long: number; short: number };
}

/** The pages say MB without saying which; the larger reading refuses nothing that WeCom would take. */
const MB = 1024 * 1024;

const image = { minBytes: 6, maxBytes: 10 * MB, formats: ['JPG', 'PNG'] } as const;
const video = { minBytes: 6, maxBytes: 10 * MB, formats: ['MP4'] } as const;

/** doc 90253: temporary media, by type. */
export const temporaryLimits: Record<'image' | 'voice' | 'video' | 'file', FileLimits> = {
	image,
	voice: { minBytes: 6, maxBytes: 2 * MB, formats: ['AMR'] },
	video,
	file: { minBytes: 6, maxBytes: 20 * MB },
};

/** doc 95098: attachments of Moments. */
export const momentLimits: Record<'image' | 'video', FileLimits> = {
	image: { ...image, maxPixels: { long: 10_800, short: 1080 } },
	video,
};

/** doc 95098: attachments of product albums. */
export const productAlbumLimits: Record<'image', FileLimits> = { image };

/**
 * The largest file that WeCom hands out (doc 96219); every other upload is smaller. Pages name a lower
 * bound for one answer, but not for every file.
 */
export const MOST_DOWNLOAD_BYTES = 200 * MB;

/** doc 90256: images that get a lasting URL. */
export const permanentImageLimits: FileLimits = { minBytes: 5, maxBytes: 2 * MB };

/** What is wrong with a file, as facts to put into words. */
export type FileFault =
	| { kind: 'tooSmall'; min: number; given: number }
	| { kind: 'tooLarge'; max: number; given: number }
	| { kind: 'format'; formats: readonly string[] }
	| { kind: 'pixels'; long: number; short: number; given: string };

/** Checks the bytes of a file against the limits of a place. */
export function findFileFault(data: Buffer, limits: FileLimits): FileFault | undefined {
	const { minBytes, maxBytes, formats, maxPixels } = limits;
	if (data.length < minBytes) return { kind: 'tooSmall', min: minBytes, given: data.length };
	if (data.length > maxBytes) return { kind: 'tooLarge', max: maxBytes, given: data.length };
	if (formats && !formats.some((format) => MAGIC[format](data))) return { kind: 'format', formats };
	const size = maxPixels && imageSize(data);
	if (maxPixels && size) {
		const { long, short } = maxPixels;
		const [small, large] = [Math.min(...size), Math.max(...size)];
		if (large > long || small > short) {
			return { kind: 'pixels', long, short, given: `${size[0]} x ${size[1]}` };
		}
	}
	return undefined;
}

/** Width and height of a PNG or JPG, undefined where the file does not tell. */
function imageSize(data: Buffer): [number, number] | undefined {
	if (MAGIC.PNG(data) && data.length >= 24) return [data.readUInt32BE(16), data.readUInt32BE(20)];
	if (!MAGIC.JPG(data)) return undefined;
	for (let at = 2; at + 9 < data.length && data[at] === 0xff;) {
		const marker = data[at + 1] ?? 0;
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return [data.readUInt16BE(at + 7), data.readUInt16BE(at + 5)];
		at += 2 + data.readUInt16BE(at + 2);
	}
	return undefined;
}
