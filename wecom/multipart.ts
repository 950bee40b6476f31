import { randomBytes } from 'node:crypto';

import { cleanMimeType } from './fileFormat';
import { cleanFileName } from './fileName';

/** A file to be sent. */
export interface UploadFile {
	data: Buffer;
	filename: string;
	mimeType: string;
}

/**
 * A multipart body with one file, its length in the header of the part, as WeCom asks (doc 91054).
 * Comes with the content type that names its boundary. Nothing in the header of the part can end it or
 * the quotation marks in it: WeCom shows a name as it stands there and takes no escape out of it, so that
 * the name comes without what would have to be escaped, and what is no MIME type goes as plain bytes.
 */
export function multipartBody(
	field: string,
	{ data, filename, mimeType }: UploadFile,
): { body: Buffer; contentType: string } {
	const boundary = `----n8n${randomBytes(16).toString('hex')}`;
	const head =
		`--${boundary}\r\n` +
		`Content-Disposition: form-data; name="${cleanFileName(field) ?? 'media'}"; filename="${cleanFileName(filename) ?? 'file'}"; filelength=${data.length}\r\n` +
		`Content-Type: ${cleanMimeType(mimeType) ?? 'application/octet-stream'}\r\n\r\n`;
	return {
		body: Buffer.concat([Buffer.from(head), data, Buffer.from(`\r\n--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}
