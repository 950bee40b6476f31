import { PNG } from 'pngjs';
import { create } from 'qrcode';

/** Pixels to each side of a dark or light square. */
const SCALE = 8;
/** Light squares around the code, as many as readers want. */
const QUIET = 4;

/** A QR code that says `text`, as a PNG; the same text gives the same bytes. */
export function qrCodePng(text: string): Buffer {
	const { modules } = create(text);
	const side = (modules.size + 2 * QUIET) * SCALE;
	const png = new PNG({ width: side, height: side, colorType: 0 });
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			const [row, column] = [y, x].map((pixel) => Math.floor(pixel / SCALE) - QUIET);
			const shade = isDark(modules, row ?? 0, column ?? 0) ? 0 : 255;
			png.data.fill(shade, (y * side + x) * 4, (y * side + x) * 4 + 3);
			png.data[(y * side + x) * 4 + 3] = 255;
		}
	}
	return PNG.sync.write(png, { colorType: 0 });
}

function isDark(
	{ size, data }: ReturnType<typeof create>['modules'],
	row: number,
	column: number,
): boolean {
	const isInside = row >= 0 && column >= 0 && row < size && column < size;
	return isInside && data[row * size + column] === 1;
}
