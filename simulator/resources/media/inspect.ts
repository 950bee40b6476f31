/** Pixels of an image. */
export interface Dimensions {
	width: number;
	height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const AMR = Buffer.from('#!AMR');

/** What a file is by its first bytes; undefined for anything that media.yaml has no rule for. */
export function sniff(data: Buffer): 'JPG' | 'PNG' | 'AMR' | 'MP4' | undefined {
	if (data.subarray(0, 8).equals(PNG)) return 'PNG';
	if (data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff) return 'JPG';
	if (data.subarray(0, 5).equals(AMR)) return 'AMR';
	if (data.subarray(4, 8).toString('latin1') === 'ftyp') return 'MP4';
	return undefined;
}

function jpgDimensions(data: Buffer): Dimensions | undefined {
	let at = 2;
	while (at + 9 < data.length && data[at] === 0xff) {
		const marker = data.readUInt8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
		at += 2 + data.readUInt16BE(at + 2);
	}
	return undefined;
}

/** Width and height of a PNG or JPG, where its header says so. */
export function dimensions(data: Buffer): Dimensions | undefined {
	if (sniff(data) === 'PNG' && data.length >= 24) {
		return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
	}
	return sniff(data) === 'JPG' ? jpgDimensions(data) : undefined;
}

/** Length of an MP4 in seconds, where its movie header says so. */
export function videoSeconds(data: Buffer): number | undefined {
	const at = data.indexOf('mvhd', 0, 'latin1');
	if (at < 0 || at + 32 > data.length) return undefined;
	// Version 1 has times of 8 bytes in the place of 4.
	const wide = data[at + 4] === 1;
	const scale = data.readUInt32BE(at + (wide ? 24 : 16));
	const length = wide ? Number(data.readBigUInt64BE(at + 28)) : data.readUInt32BE(at + 20);
	return scale === 0 ? undefined : length / scale;
}
