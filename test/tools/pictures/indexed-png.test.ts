import { deflateSync, inflateSync } from 'node:zlib';

import { toIndexedPng } from '../../../tools/pictures/indexed-png';
import { chunk, SIGNATURE } from '../../../simulator/png';

const WIDTH = 64;
const HEIGHT = 32;
const PAETH = 4;

/** A PNG as Chromium writes it, each row the difference from its neighbours. */
function chromiumPng(colourAt: (x: number, y: number) => [number, number, number]): Buffer {
	const raw = Array.from({ length: HEIGHT }, (_, y) =>
		Array.from({ length: WIDTH }, (__, x) => colourAt(x, y)).flat(),
	);
	const at = (y: number, byte: number) => (byte < 0 ? 0 : (raw[y]?.[byte] ?? 0));
	const rows = raw.map((row, y) =>
		row.map((value, byte) => {
			const [left, above, corner] = [at(y, byte - 3), at(y - 1, byte), at(y - 1, byte - 3)];
			const guess = left + above - corner;
			const nearest = [left, above, corner].sort(
				(one, other) => Math.abs(guess - one) - Math.abs(guess - other),
			)[0] as number;
			return (value - nearest + 256) % 256;
		}),
	);
	const header = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, 2, 0, 0, 0]);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.from(rows.flatMap((row) => [PAETH, ...row])))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** The palette and, row by row, the colours of an indexed PNG. */
function read(png: Buffer): { palette: number[][]; pixels: Array<number[] | undefined> } {
	const part = (type: string) => {
		const start = png.indexOf(type);
		return png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4));
	};
	const colours = [...part('PLTE')];
	const palette = colours
		.map((_, index) => colours.slice(index, index + 3))
		.filter((_, index) => index % 3 === 0);
	const indexes = [...inflateSync(part('IDAT'))].filter((_, index) => index % (WIDTH + 1) !== 0);
	return { palette, pixels: indexes.map((index) => palette[index]) };
}

test('a picture of few colours keeps every one of them', () => {
	const colourAt = (x: number, y: number): [number, number, number] => [x, 255 - x, y < 2 ? 9 : 0];
	const { pixels } = read(toIndexedPng(chromiumPng(colourAt)));
	expect(pixels).toEqual(
		Array.from({ length: WIDTH * HEIGHT }, (_, at) => colourAt(at % WIDTH, Math.floor(at / WIDTH))),
	);
});

test('of many colours 256 are left, and none is far from what it was', () => {
	const colourAt = (x: number, y: number): [number, number, number] => [
		x * 4,
		y * 8,
		(x * y) % 251,
	];
	const { palette, pixels } = read(toIndexedPng(chromiumPng(colourAt)));
	expect(palette.length).toBeLessThanOrEqual(256);
	const distances = pixels.map((pixel = [], at) => {
		const wanted = colourAt(at % WIDTH, Math.floor(at / WIDTH));
		return Math.hypot(...wanted.map((value, channel) => value - (pixel[channel] ?? 0)));
	});
	expect(Math.max(...distances)).toBeLessThan(40);
});
