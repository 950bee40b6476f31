import { randomBytes } from 'node:crypto';

/** A file to be sent. */
export interface UploadFile {
	data: Buffer;
	filename: string;
	mimeType: string;
}

/**
 * A multipart body with one file, its length in the header of the part, as WeCom asks (doc 91054).
 * Comes with the content type that names its boundary.
 */
export function multipartBody(
	field: string,
	{ data, filename, mimeType }: UploadFile,
): { body: Buffer; contentType: string } {
	const boundary = `----n8n${randomBytes(16).toString('hex')}`;
	const safeName = filename.replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/"/g, '%22');
	const head =
		`--${boundary}\r\n` +
		`Content-Disposition: form-data; name="${field}"; filename="${safeName}"; filelength=${data.length}\r\n` +
		`Content-Type: ${mimeType}\r\n\r\n`;
	return {
		body: Buffer.concat([Buffer.from(head), data, Buffer.from(`\r\n--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}
