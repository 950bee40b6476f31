/** Spreadsheets as people upload them. */

/** A CSV file as Excel saves it: with a byte order mark. */
export function csvFile(name: string, rows: readonly string[][]): File {
	const lines = rows.map((row) => row.map((cell) => `"${cell}"`).join(','));
	return new File([`\uFEFF${lines.join('\r\n')}\r\n`], name, { type: 'text/csv' });
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
