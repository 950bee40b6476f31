import { deflateSync } from 'node:zlib';
import { createRandom } from './random';

/** What every PNG begins with. */
export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MODULES = 25;
const SCALE = 8;
const QUIET = 4;

function crc32(data: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}

/** One chunk of a PNG: its length, type, data and check sum. */
export function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const crc = Buffer.alloc(4);
	crc.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, crc]);
}

/** Whether a module is dark: the three corner squares of a QR code, noise elsewhere. */
function isDark(x: number, y: number, noise: boolean): boolean {
	const near = (value: number) => (value >= MODULES - 8 ? MODULES - 1 - value : value);
	const corner = (x < 8 || x >= MODULES - 8) && (y < 8 || y >= MODULES - 8);
	if (!corner || (x >= MODULES - 8 && y >= MODULES - 8)) return noise;
	const ring = Math.max(Math.abs(near(x) - 3), Math.abs(near(y) - 3));
	return ring === 3 || ring <= 1;
}

/**
 * A PNG that looks like a QR code and differs for every text. It cannot be scanned: customers of the
 * simulator come through its control API.
 */
export function placeholderPng(text: string): Buffer {
	const random = createRandom(crc32(Buffer.from(text)));
	const side = (MODULES + 2 * QUIET) * SCALE;
	const rowLength = 1 + side;
	const pixels = Buffer.alloc(rowLength * side, 0xff);
	for (let y = 0; y < side; y++) pixels[y * rowLength] = 0;
	for (let y = 0; y < MODULES; y++) {
		for (let x = 0; x < MODULES; x++) {
			if (!isDark(x, y, random.next() < 0.5)) continue;
			for (let row = 0; row < SCALE; row++) {
				const start = ((y + QUIET) * SCALE + row) * rowLength + 1 + (x + QUIET) * SCALE;
				pixels.fill(0, start, start + SCALE);
			}
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	// 8 bits a pixel, greyscale
	header[8] = 8;
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(pixels)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
