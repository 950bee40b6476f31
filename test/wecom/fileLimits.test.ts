import {
	findFileFault,
	momentLimits,
	MOST_DOWNLOAD_BYTES,
	permanentImageLimits,
	productAlbumLimits,
	temporaryLimits,
	type FileLimits,
} from '../../wecom/fileLimits';

const MB = 1_048_576;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

const padded = (start: Buffer, length: number) => {
	const data = Buffer.alloc(length);
	start.copy(data);
	return data;
};
/** The beginning of a PNG of this size in pixels. */
const pngOf = (width: number, height: number) => {
	const data = padded(PNG, 24);
	data.writeUInt32BE(width, 16);
	data.writeUInt32BE(height, 20);
	return data;
};
/** A JPG with segments before the frame that says its size. */
const jpgOf = (width: number, height: number, marker = 0xc0) => {
	const tables = Buffer.from([0xff, 0xc4, 0, 4, 9, 9]);
	const frame = Buffer.from([0xff, marker, 0, 11, 8, 0, 0, 0, 0, 3, 0, 0]);
	frame.writeUInt16BE(height, 5);
	frame.writeUInt16BE(width, 7);
	return Buffer.concat([JPG.subarray(0, 2), Buffer.from([0xff, 0xe0, 0, 3, 0]), tables, frame]);
};

describe('the limits', () => {
	it.each<[string, FileLimits, number, number, readonly string[] | undefined]>([
		['a temporary image', temporaryLimits.image, 6, 10 * MB, ['JPG', 'PNG']],
		['a temporary voice', temporaryLimits.voice, 6, 2 * MB, ['AMR']],
		['a temporary video', temporaryLimits.video, 6, 10 * MB, ['MP4']],
		['a temporary file', temporaryLimits.file, 6, 20 * MB, undefined],
		['an image of a Moment', momentLimits.image, 6, 10 * MB, ['JPG', 'PNG']],
		['a video of a Moment', momentLimits.video, 6, 10 * MB, ['MP4']],
		['a picture of a product', productAlbumLimits.image, 6, 10 * MB, ['JPG', 'PNG']],
		['an image with a lasting address', permanentImageLimits, 5, 2 * MB, undefined],
	])('of %s are those of its page', (_what, limits, minBytes, maxBytes, formats) => {
		expect(limits).toMatchObject({ minBytes, maxBytes });
		expect(limits.formats).toEqual(formats);
	});

	it('of pixels are there for Moments alone; a download has at most 200 MB', () => {
		expect(momentLimits.image.maxPixels).toEqual({ long: 10_800, short: 1_080 });
		expect(productAlbumLimits.image.maxPixels).toBeUndefined();
		expect(MOST_DOWNLOAD_BYTES).toBe(200 * MB);
	});
});

describe('a file', () => {
	const limits: FileLimits = { minBytes: 8, maxBytes: 12, formats: ['PNG', 'JPG'] };

	it.each<[number, object | undefined]>([
		[7, { kind: 'tooSmall', min: 8, given: 7 }],
		[8, undefined],
		[12, undefined],
		[13, { kind: 'tooLarge', max: 12, given: 13 }],
	])('of %i bytes is held against the bounds, which are within', (length, fault) => {
		expect(findFileFault(padded(PNG, length), limits)).toEqual(fault);
	});

	it('has to be of one of the formats, told by its first bytes', () => {
		expect(findFileFault(padded(JPG, 8), limits)).toBeUndefined();
		expect(findFileFault(Buffer.alloc(8), limits)).toEqual({
			kind: 'format',
			formats: ['PNG', 'JPG'],
		});
		expect(findFileFault(Buffer.alloc(8), { minBytes: 8, maxBytes: 12 })).toBeUndefined();
	});
});

describe('the pixels of an image', () => {
	const limits: FileLimits = { minBytes: 1, maxBytes: MB, maxPixels: { long: 200, short: 100 } };

	it.each([
		['PNG', pngOf],
		['JPG', jpgOf],
		['progressive JPG', (width: number, height: number) => jpgOf(width, height, 0xc2)],
		['last kind of JPG', (width: number, height: number) => jpgOf(width, height, 0xcf)],
	])('of a %s are counted on its long and on its short side', (_format, image) => {
		expect(findFileFault(image(200, 100), limits)).toBeUndefined();
		expect(findFileFault(image(100, 200), limits)).toBeUndefined();
		const tooLong = { kind: 'pixels', long: 200, short: 100, given: '201 x 100' };
		expect(findFileFault(image(201, 100), limits)).toEqual(tooLong);
		expect(findFileFault(image(101, 200), limits)).toMatchObject({ given: '101 x 200' });
		expect(findFileFault(image(101, 101), limits)).toMatchObject({ given: '101 x 101' });
	});

	it('are not looked for where they do not matter', () => {
		expect(findFileFault(pngOf(9_000, 9_000), { minBytes: 1, maxBytes: MB })).toBeUndefined();
	});

	it('are taken for fine where the file does not tell', () => {
		expect(findFileFault(PNG, limits)).toBeUndefined();
		expect(findFileFault(Buffer.from('GIF89a'), limits)).toBeUndefined();
		expect(findFileFault(jpgOf(900, 900).subarray(0, -9), limits)).toBeUndefined();
		const broken = jpgOf(900, 900);
		broken[broken.lastIndexOf(0xff)] = 0;
		expect(findFileFault(broken, limits)).toBeUndefined();
		const other = jpgOf(900, 900);
		other[1] = 0;
		expect(findFileFault(other, limits)).toBeUndefined();
		// No frame, but tables of other kinds.
		for (const marker of [0xc4, 0xc8, 0xcc, 0xbf, 0xd0]) {
			expect(findFileFault(jpgOf(900, 900, marker), limits)).toBeUndefined();
		}
	});
});
