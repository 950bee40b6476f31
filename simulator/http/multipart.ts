import { WeComError } from '../errors';
import type { UploadedFile } from '../handler';

/** The parts of a multipart/form-data body. */
export interface Multipart {
	fields: Record<string, string>;
	files: UploadedFile[];
}

const HEADER_END = Buffer.from('\r\n\r\n');

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

/** The parameters of Content-Disposition, quoted or not; `*=UTF-8''` is decoded and counts first. */
function dispositionParams(disposition: string): Map<string, string> {
	const params = new Map<string, string>();
	for (const [, name = '', quoted, plain = ''] of disposition.matchAll(PARAMETER)) {
		params.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain);
	}
	for (const [name, value] of [...params]) {
		if (!name.endsWith('*') || !/^UTF-8''/i.test(value)) continue;
		try {
			params.set(name.slice(0, -1), decodeURIComponent(value.slice("UTF-8''".length)));
		} catch {
			throw new WeComError(40058, 'malformed multipart body');
		}
	}
	return params;
}

function readPart(part: Buffer, into: Multipart): void {
	const split = part.indexOf(HEADER_END);
	if (split < 0) throw new WeComError(40058, 'malformed multipart body');
	const headers = new Map<string, string>();
	for (const line of part.subarray(0, split).toString('utf8').split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0)
			headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	const data = part.subarray(split + HEADER_END.length);
	const params = dispositionParams(headers.get('content-disposition') ?? '');
	const field = params.get('name') ?? '';
	const filename = params.get('filename');
	if (filename === undefined) {
		into.fields[field] = data.toString('utf8');
		return;
	}
	const declared = params.get('filelength');
	into.files.push({
		field,
		filename,
		...(declared !== undefined && { declaredLength: Number(declared) }),
		contentType: headers.get('content-type') ?? 'application/octet-stream',
		data,
	});
}

/**
 * Reads a multipart/form-data body (doc 91054).
 * @param contentType the request's header, with the boundary
 * @throws WeComError 40058 when the boundary is missing or the body does not follow it
 */
export function parseMultipart(contentType: string, body: Buffer): Multipart {
	const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
	const name = boundary?.[1] ?? boundary?.[2];
	if (!name) throw new WeComError(40058, 'multipart boundary missing');
	const result: Multipart = { fields: {}, files: [] };
	const opening = Buffer.from(`--${name}`);
	const delimiter = Buffer.from(`\r\n--${name}`);
	let start = body.indexOf(opening);
	if (start < 0) throw new WeComError(40058, 'malformed multipart body');
	start += opening.length;
	while (body.subarray(start, start + 2).toString('latin1') !== '--') {
		const end = body.indexOf(delimiter, start);
		if (end < 0) throw new WeComError(40058, 'malformed multipart body');
		readPart(body.subarray(start + 2, end), result);
		start = end + delimiter.length;
	}
	return result;
}
