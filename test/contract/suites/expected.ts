import type { ContractEndpoint, ContractParam } from '../../../contract/types';
import type { JsonObject } from '../../../wecom/types';
import type { RecordedRequest } from '../../../support/harness/recordingServer';

/** A request on the wire, as far as the contract says anything about it. */
export interface WireRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	/** The JSON body; undefined where there is none. */
	body: unknown;
	/** The part of a multipart body. */
	file?: { name: string; filename: string; filelength: number; content_type: string };
	/** The headers that the contract names. */
	headers: Record<string, string | undefined>;
}

/** What a request in the form of the contract's examples looks like on the wire. */
export function onTheWire(endpoint: ContractEndpoint, request: JsonObject): WireRequest {
	const valuesIn = (place: ContractParam['in']) =>
		endpoint.params
			.filter((param) => param.in === place && request[param.name] !== undefined)
			.map((param): [string, unknown] => [param.name, request[param.name]]);
	const [file] = valuesIn('form');
	const hasJson = endpoint.method === 'POST' && !endpoint.params.some((one) => one.in === 'form');
	return {
		method: endpoint.method,
		path: endpoint.path,
		query: Object.fromEntries(valuesIn('query').map(([name, value]) => [name, String(value)])),
		body: hasJson ? Object.fromEntries(valuesIn('body')) : undefined,
		...(file ? { file: { name: file[0], ...(file[1] as object) } as WireRequest['file'] } : {}),
		headers: headersOf(endpoint, (name) => request[name] as string | undefined),
	};
}

/** A request that arrived, in the same form. */
export function asArrived(endpoint: ContractEndpoint, request: RecordedRequest): WireRequest {
	const { method, path, query, headers, body } = request;
	const isMultipart = headers['content-type']?.startsWith('multipart/form-data') === true;
	return {
		method,
		path,
		query,
		body: isMultipart || body.length === 0 ? undefined : JSON.parse(body.toString('utf8')),
		...(isMultipart ? { file: partOf(body) } : {}),
		headers: headersOf(endpoint, (name) => headers[name.toLowerCase()] as string | undefined),
	};
}

function headersOf(
	{ headers = [] }: ContractEndpoint,
	valueOf: (name: string) => string | undefined,
): WireRequest['headers'] {
	return Object.fromEntries(headers.map(({ name }) => [name, valueOf(name)]));
}

/** The one part of a multipart body (doc 91054). */
function partOf(body: Buffer): WireRequest['file'] {
	const text = body.toString('latin1');
	const head = text.slice(0, text.indexOf('\r\n\r\n'));
	const boundary = head.slice(0, head.indexOf('\r\n'));
	const length = text.indexOf(`\r\n${boundary}--`) - head.length - 4;
	const read = (pattern: RegExp) => pattern.exec(head)?.[1] ?? '';
	const stated = read(/filelength=(\d+)/);
	return {
		name: read(/ name="([^"]*)"/),
		filename: read(/filename="([^"]*)"/),
		// What the part says about its length has to be true.
		filelength: stated === '' || Number(stated) === length ? length : Number.NaN,
		content_type: read(/content-type: (\S+)/i),
	};
}
