/** A format that the first bytes of a file tell. */
interface Format {
	/** The ending that a file of the format gets. */
	ending: string;
	/** Other endings that say nothing wrong about it. */
	also?: readonly string[];
	/** What it can be made a name for: files of other formats are made of it, such as .xlsx of .zip. */
	isContainer?: boolean;
	matches: (data: Buffer) => boolean;
}

const starts =
	(...bytes: number[]) =>
	(data: Buffer) =>
		bytes.every((byte, index) => data[index] === byte);

const says = (text: string, at = 0) => {
	const bytes = Buffer.from(text);
	return (data: Buffer) => data.subarray(at, at + bytes.length).equals(bytes);
};

/** How the first bytes of a file tell its format, by the names that WeCom's pages have for them. */
export const MAGIC = {
	JPG: starts(0xff, 0xd8, 0xff),
	PNG: starts(0x89, 0x50, 0x4e, 0x47),
	GIF: says('GIF8'),
	WEBP: (data: Buffer) => says('RIFF')(data) && says('WEBP', 8)(data),
	// Two letters alone could begin a text: four bytes that are always zero in a picture come with them.
	BMP: (data: Buffer) => says('BM')(data) && data.length > 26 && data.readUInt32LE(6) === 0,
	MP4: says('ftyp', 4),
	AMR: says('#!AMR'),
};

/** Name of a format in `MAGIC`. */
export type MagicName = keyof typeof MAGIC;

const zip = starts(0x50, 0x4b, 0x03, 0x04);
/** The parts of an Office file have their names in the archive as they are. */
const zipWith = (part: string) => (data: Buffer) => zip(data) && data.includes(part);
const brand = (name: string) => (data: Buffer) => MAGIC.MP4(data) && says(name, 8)(data);

/** The first that matches counts. */
const FORMATS: readonly Format[] = [
	{ ending: 'jpg', also: ['jpeg', 'jpe', 'jfif', 'pjpeg', 'pjp'], matches: MAGIC.JPG },
	{ ending: 'png', also: ['apng'], matches: MAGIC.PNG },
	{ ending: 'gif', matches: MAGIC.GIF },
	{ ending: 'webp', matches: MAGIC.WEBP },
	{ ending: 'bmp', also: ['dib'], matches: MAGIC.BMP },
	{ ending: 'heic', also: ['heif'], matches: brand('hei') },
	{ ending: 'avif', matches: brand('avif') },
	{ ending: 'mov', also: ['qt', 'mp4'], matches: brand('qt') },
	{ ending: 'm4a', also: ['mp4'], matches: brand('M4A') },
	{ ending: 'mp4', also: ['m4v', 'mov', 'm4a', '3gp', '3g2'], matches: MAGIC.MP4 },
	{ ending: 'amr', matches: MAGIC.AMR },
	{ ending: 'mp3', matches: says('ID3') },
	{ ending: 'wav', matches: (data) => says('RIFF')(data) && says('WAVE', 8)(data) },
	{ ending: 'pdf', also: ['ai', 'caj'], matches: says('%PDF-') },
	{ ending: 'xlsx', also: ['xlsm', 'xltx', 'xlam'], matches: zipWith('xl/workbook') },
	{ ending: 'docx', also: ['docm', 'dotx'], matches: zipWith('word/document') },
	{ ending: 'pptx', also: ['pptm', 'ppsx', 'potx'], matches: zipWith('ppt/presentation') },
	{ ending: 'zip', isContainer: true, matches: zip },
	{ ending: 'rar', matches: says('Rar!\x1a\x07') },
	{ ending: '7z', matches: starts(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) },
	{ ending: 'gz', also: ['tgz'], isContainer: true, matches: starts(0x1f, 0x8b, 0x08) },
];

/** doc 91054, and the types that files of daily work have. Without a prototype in which names could be found. */
const ENDINGS_OF_TYPES: ReadonlyMap<string, string> = new Map([
	['image/jpeg', 'jpg'],
	['image/jpg', 'jpg'],
	['image/png', 'png'],
	['image/gif', 'gif'],
	['image/webp', 'webp'],
	['image/bmp', 'bmp'],
	['image/svg+xml', 'svg'],
	['image/tiff', 'tiff'],
	['image/heic', 'heic'],
	['voice/amr', 'amr'],
	['audio/amr', 'amr'],
	['audio/mpeg', 'mp3'],
	['audio/mp4', 'm4a'],
	['audio/wav', 'wav'],
	['audio/x-wav', 'wav'],
	['video/mp4', 'mp4'],
	['video/quicktime', 'mov'],
	['application/pdf', 'pdf'],
	['application/msword', 'doc'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
	['application/vnd.ms-excel', 'xls'],
	['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
	['application/vnd.ms-powerpoint', 'ppt'],
	['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
	['application/rtf', 'rtf'],
	['application/json', 'json'],
	['application/xml', 'xml'],
	['application/zip', 'zip'],
	['application/x-zip-compressed', 'zip'],
	['application/gzip', 'gz'],
	['application/vnd.rar', 'rar'],
	['application/x-rar-compressed', 'rar'],
	['application/x-7z-compressed', '7z'],
	['text/csv', 'csv'],
	['text/calendar', 'ics'],
	['text/html', 'html'],
	['text/markdown', 'md'],
	['text/vcard', 'vcf'],
	['text/xml', 'xml'],
	['text/plain', 'txt'],
]);

/** Types that a file gets when nobody knows better; they prove nothing against a name. */
const VAGUE_TYPES: ReadonlySet<string> = new Set(['application/zip', 'text/html', 'text/plain']);

/** Endings of pictures, sounds and films: where one of them is wrong, the name loses nothing with it. */
const MEDIA_ENDINGS: ReadonlySet<string> = new Set(
	'jpg jpeg jpe jfif pjpeg pjp png apng gif webp bmp dib heic heif avif tif tiff svg ico mp4 m4v mov qt m4a 3gp 3g2 avi wmv mkv flv webm amr mp3 wav ogg aac silk'.split(
		' ',
	),
);

/** What addresses of pages end with: they name the program that made the file, not its format. */
const PAGE_ENDINGS: ReadonlySet<string> = new Set(
	'action ashx asp aspx cgi do jsp jspx php'.split(' '),
);

/** Endings that mean something although no first bytes and no type above tell them. */
const FURTHER_ENDINGS: ReadonlySet<string> = new Set(
	'apk bak bin caj cer crt css dat db dmg doc dwg dxf eml eps epub et exe ics ini ipa iso jar js key log mm msg msi numbers odp ods odt ofd pages pem ppt psd py rp sketch sql tar ts ttf txt vsdx wps xls xmind yaml yml'.split(
		' ',
	),
);

/**
 * What the bytes of a file say about its format: the ending that goes with it, and whether a name with
 * `ending` (lower case, without its dot) says the same. Undefined where they say nothing, and for
 * archives, of which files of other formats are made.
 */
export function formatOf(
	data: Buffer,
): { ending: string; agreesWith: (ending: string) => boolean } | undefined {
	const format = FORMATS.find(({ matches }) => matches(data));
	if (!format || format.isContainer) return undefined;
	const { ending, also = [] } = format;
	return { ending, agreesWith: (other) => other === ending || also.includes(other) };
}

/** Whether the ending (lower case, without its dot) is one that people know a format by. */
export function isKnownEnding(ending: string): boolean {
	return (
		MEDIA_ENDINGS.has(ending) ||
		FURTHER_ENDINGS.has(ending) ||
		FORMATS.some((format) => format.ending === ending || format.also?.includes(ending)) ||
		[...ENDINGS_OF_TYPES.values()].includes(ending)
	);
}

/** Whether the ending (lower case, without its dot) is that of a picture, sound or film. */
export const isMediaEnding = (ending: string): boolean => MEDIA_ENDINGS.has(ending);

/** Whether the ending (lower case, without its dot) is that of a page that hands files out. */
export const isPageEnding = (ending: string): boolean => PAGE_ENDINGS.has(ending);

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const MIME_TYPE = new RegExp(`^${TOKEN}/${TOKEN}$`);

/** The MIME type without its parameters and in lower case; undefined for what is no MIME type. */
export function cleanMimeType(mimeType: unknown): string | undefined {
	if (typeof mimeType !== 'string') return undefined;
	const [type = ''] = mimeType.split(';');
	const clean = type.trim().toLowerCase();
	return MIME_TYPE.test(clean) ? clean : undefined;
}

/** What else is known of a file than its name. */
export interface KnownFile {
	data: Buffer;
	/** The ending that n8n keeps with the file, without its dot. */
	fileExtension?: string;
	mimeType?: string;
}

/**
 * The ending that a file without one gets, without its dot: by its bytes, else by the ending that n8n
 * keeps with it, else by its MIME type. Undefined where none of them says anything; not `sure` where what
 * they say is a guess that proves nothing against a name. n8n takes the ending that it keeps from the
 * name where there is one: what only repeats `ofName` (lower case) says nothing.
 */
export function endingFor(
	{ data, fileExtension, mimeType }: KnownFile,
	ofName = '',
): { ending: string; sure: boolean } | undefined {
	const format = formatOf(data);
	if (format) return { ending: format.ending, sure: true };
	const kept =
		typeof fileExtension === 'string' ? fileExtension.replace(/^\./, '').toLowerCase() : '';
	if (
		/^[a-z0-9]{1,10}$/.test(kept) &&
		/[a-z]/.test(kept) &&
		kept !== ofName &&
		!isPageEnding(kept)
	) {
		return { ending: kept, sure: isKnownEnding(kept) && kept !== 'bin' };
	}
	const type = cleanMimeType(mimeType) ?? '';
	const byType = ENDINGS_OF_TYPES.get(type);
	if (byType !== undefined && !(type === 'text/plain' && data.subarray(0, 1024).includes(0))) {
		return { ending: byType, sure: !VAGUE_TYPES.has(type) };
	}
	const archive = FORMATS.find(({ matches }) => matches(data));
	return archive && { ending: archive.ending, sure: false };
}
