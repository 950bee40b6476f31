import { multipartBody } from '../../wecom/multipart';

const data = Buffer.from([0, 13, 10, 255]);
const sent = (filename: string, mimeType = 'image/png', field = 'media') => {
	const { body, contentType } = multipartBody(field, { data, filename, mimeType });
	const boundary = contentType.replace('multipart/form-data; boundary=', '');
	return { text: body.toString('latin1'), boundary };
};

it('a body holds one part with its bytes, their number, and the end of all parts', () => {
	const { text, boundary } = sent('cup.png');
	expect(text).toBe(
		`--${boundary}\r\n` +
			'Content-Disposition: form-data; name="media"; filename="cup.png"; filelength=4\r\n' +
			'Content-Type: image/png\r\n\r\n' +
			`\0\r\n\xff\r\n--${boundary}--\r\n`,
	);
});

it('each body has a boundary of its own, which nobody can foresee', () => {
	expect(sent('a.png').boundary).toMatch(/^----n8n[0-9a-f]{32}$/);
	expect(sent('a.png').boundary).not.toBe(sent('a.png').boundary);
});

it.each([
	['cup.png\r\nX-Evil: 1', 'cup.pngX-Evil: 1'],
	['"; name="media2', "'; name='media2"],
	['../../etc/passwd', 'passwd'],
	['', 'file'],
	['\r\n', 'file'],
])('the name %j goes as %j, so that it ends nothing', (filename, expected) => {
	const { text } = sent(filename);
	expect(text).toContain(`filename="${expected}"; filelength=4\r\nContent-Type: `);
});

it.each([
	['image/png\r\nX-Evil: 1', 'application/octet-stream'],
	['', 'application/octet-stream'],
	['video/mp4', 'video/mp4'],
])('the type %j goes as %j', (mimeType, expected) => {
	expect(sent('a.bin', mimeType).text).toContain(`\r\nContent-Type: ${expected}\r\n\r\n`);
});

it('the field is named like a file, and never nothing', () => {
	expect(sent('a.bin', '', 'a"b').text).toContain(`name="a'b"; filename`);
	expect(sent('a.bin', '', '').text).toContain('name="media"; filename');
});
