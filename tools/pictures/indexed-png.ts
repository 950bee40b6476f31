import { deflateSync, inflateSync } from 'node:zlib';

import { chunk, SIGNATURE } from '../../simulator/png';

const MOST_COLOURS = 256;
const MAX_LEVEL = 9;
/** The colour types of the PNG format that Chromium writes, with bytes per pixel. */
const BYTES_PER_PIXEL: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const INDEXED = 3;

/** 0xRRGGBB */
type Colour = number;

/** A picture with one colour after the other, row by row. */
interface Pixels {
	width: number;
	height: number;
	colours: Colour[];
}

/**
 * Makes a PNG of a screen smaller: at most 256 colours, of which text and edges have many that nobody
 * can tell apart. About 40 % of the bytes are left.
 *
 * @param png as Chromium takes it: 8 bits per channel, not interlaced; transparency is lost
 * @returns the picture as a PNG with a palette
 * @throws {Error} when it is a PNG of another kind
 */
export function toIndexedPng(png: Buffer): Buffer {
	const { width, height, colours } = readPixels(png);
	const palette = choosePalette(colours);
	const indexOf = new Map<Colour, number>();
	const rows = Buffer.alloc((width + 1) * height);
	for (const [position, colour] of colours.entries()) {
		let index = indexOf.get(colour);
		if (index === undefined) indexOf.set(colour, (index = nearest(palette, colour).index));
		// Each row begins with a byte for its filter: none.
		rows[position + Math.floor(position / width) + 1] = index;
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = 8;
	header[9] = INDEXED;
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap(channels))),
		chunk('IDAT', deflateSync(rows, { level: MAX_LEVEL, memLevel: MAX_LEVEL })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** The most frequent colours, as many as are far enough apart for all of them to find room. */
function choosePalette(colours: readonly Colour[]): Colour[] {
	const counts = new Map<Colour, number>();
	for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const byCount = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
	for (let distance = 0; ; distance++) {
		const palette: Colour[] = [];
		for (const colour of byCount) {
			if (palette.length > MOST_COLOURS) break;
			if (nearest(palette, colour).distance > distance) palette.push(colour);
		}
		if (palette.length <= MOST_COLOURS) return palette;
	}
}

function nearest(palette: readonly Colour[], colour: Colour): { index: number; distance: number } {
	const [red, green, blue] = channels(colour);
	let index = 0;
	let distance = Infinity;
	for (const [candidate, other] of palette.entries()) {
		const [otherRed, otherGreen, otherBlue] = channels(other);
		const away = Math.hypot(red - otherRed, green - otherGreen, blue - otherBlue);
		if (away < distance) [index, distance] = [candidate, away];
	}
	return { index, distance };
}

function channels(colour: Colour): [red: number, green: number, blue: number] {
	return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function readPixels(png: Buffer): Pixels {
	const parts = chunksOf(png);
	const header = parts.find(({ type }) => type === 'IHDR')?.data;
	const bytes = BYTES_PER_PIXEL[header?.[9] ?? INDEXED];
	if (!header || header[8] !== 8 || header[12] !== 0 || bytes === undefined) {
		throw new Error('This is not a PNG as Chromium writes it.');
	}
	const width = header.readUInt32BE(0);
	const height = header.readUInt32BE(4);
	const packed = parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
	const raw = unfilter(inflateSync(Buffer.concat(packed)), width * bytes, bytes);
	const colours = Array.from({ length: width * height }, (_, pixel) =>
		raw.readUIntBE(pixel * bytes, 3),
	);
	return { width, height, colours };
}

function chunksOf(png: Buffer): Array<{ type: string; data: Buffer }> {
	const chunks: Array<{ type: string; data: Buffer }> = [];
	for (let at = SIGNATURE.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
		at += 12 + length;
	}
	return chunks;
}

/** Undoes the filter of each row, which says a byte as the difference from its neighbours. */
function unfilter(filtered: Buffer, rowBytes: number, pixelBytes: number): Buffer {
	const rows = filtered.length / (rowBytes + 1);
	const raw = Buffer.alloc(rowBytes * rows);
	for (let row = 0; row < rows; row++) {
		const filter = filtered[row * (rowBytes + 1)] ?? 0;
		for (let column = 0; column < rowBytes; column++) {
			const at = row * rowBytes + column;
			const isFirst = column < pixelBytes;
			const left = isFirst ? 0 : (raw[at - pixelBytes] ?? 0);
			const above = row === 0 ? 0 : (raw[at - rowBytes] ?? 0);
			const corner = isFirst || row === 0 ? 0 : (raw[at - rowBytes - pixelBytes] ?? 0);
			const difference = filtered[at + row + 1] ?? 0;
			raw[at] = difference + predict(filter, left, above, corner);
		}
	}
	return raw;
}

/** The predictions of the PNG format: none, left, above, average, Paeth. */
function predict(filter: number, left: number, above: number, corner: number): number {
	if (filter === 0) return 0;
	if (filter === 1) return left;
	if (filter === 2) return above;
	if (filter === 3) return (left + above) >> 1;
	const guess = left + above - corner;
	const [byLeft, byAbove, byCorner] = [left, above, corner].map((value) =>
		Math.abs(guess - value),
	) as [number, number, number];
	if (byLeft <= byAbove && byLeft <= byCorner) return left;
	return byAbove <= byCorner ? above : corner;
}
