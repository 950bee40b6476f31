/** Spreadsheets as people upload them. */

/** How the text of a CSV file becomes bytes. */
const CSV_ENCODINGS = {
	/** _CSV UTF-8_ of Excel and WPS. */
	'UTF-8 with BOM': (text: string) => Buffer.from(`\uFEFF${text}`),
	/** What most programs write. */
	'UTF-8': (text: string) => Buffer.from(text),
	/** Plain _CSV_ of Excel and WPS on a Windows in simplified Chinese. */
	GBK: inGbk,
	/** _Unicode Text_ of Excel. */
	'UTF-16': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
};

/** A CSV file. */
export function csvFile(
	name: string,
	rows: readonly string[][],
	encoding: keyof typeof CSV_ENCODINGS = 'UTF-8 with BOM',
): File {
	const lines = rows.map((row) => row.map((cell) => `"${cell}"`).join(','));
	const bytes = CSV_ENCODINGS[encoding](`${lines.join('\r\n')}\r\n`);
	return new File([new Uint8Array(bytes)], name, { type: 'text/csv' });
}

/** The pairs of bytes of GBK by the character that they stand for: Node.js reads GBK and does not write it. */
function gbkPairs(): Map<string, number[]> {
	const decoder = new TextDecoder('gbk');
	const pairs = new Map<string, number[]>();
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const character = decoder.decode(Uint8Array.of(lead, trail));
			if ([...character].length === 1) pairs.set(character, [lead, trail]);
		}
	}
	return pairs;
}

function inGbk(text: string): Buffer {
	const pairs = gbkPairs();
	return Buffer.from(
		[...text].flatMap((character) => {
			const code = character.charCodeAt(0);
			const bytes = code < 0x80 ? [code] : pairs.get(character);
			if (!bytes) throw new Error(`GBK has no ${character}.`);
			return bytes;
		}),
	);
}

const NAMESPACE = 'http://schemas.openxmlformats.org';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook with one sheet (ECMA-376), in a ZIP archive without compression. */
export function xlsxFile(name: string, rows: readonly string[][]): File {
	const cells = (row: string[]) =>
		row.map((cell) => `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`).join('');
	const relation = (id: string, kind: string, target: string) =>
		`<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="${id}" ` +
		`Type="${NAMESPACE}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;
	const main = `xmlns="${NAMESPACE}/spreadsheetml/2006/main"`;
	const archive = zip({
		'[Content_Types].xml':
			`<Types xmlns="${NAMESPACE}/package/2006/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
		'_rels/.rels': relation('rId1', 'officeDocument', 'xl/workbook.xml'),
		'xl/workbook.xml':
			`<workbook ${main} xmlns:r="${NAMESPACE}/officeDocument/2006/relationships">` +
			'<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
		'xl/_rels/workbook.xml.rels': relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
		'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${rows
			.map((row) => `<row>${cells(row)}</row>`)
			.join('')}</sheetData></worksheet>`,
	});
	return new File([new Uint8Array(archive)], name, { type: `${SHEET_TYPE}.sheet` });
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Files that are stored as they are. */
function zip(files: Record<string, string>): Buffer {
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const [name, text] of Object.entries(files)) {
		const [path, data] = [Buffer.from(name), Buffer.from(text)];
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt32LE(crc32(data), 10);
		facts.writeUInt32LE(data.length, 14);
		facts.writeUInt32LE(data.length, 18);
		facts.writeUInt16LE(path.length, 22);
		const entry = Buffer.concat([Buffer.from('PK\x03\x04'), facts, path, data]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		const madeBy = Buffer.from([20, 0]);
		central.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, facts, rest, path]));
		local.push(entry);
		offset += entry.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(central.length, 4);
	end.writeUInt16LE(central.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

/** The checksum of ZIP archives, bit by bit. */
function crc32(data: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return (crc ^ 0xffffffff) >>> 0;
}
