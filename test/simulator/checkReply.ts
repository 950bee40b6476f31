import { loadEndpoints } from '../../contract/load';
import type { ContractEndpoint } from '../../contract/types';

/** A field of a reply, in the form of the contract. */
interface ReplyField {
	name: string;
	type: string;
	children?: ReplyField[];
}

const TYPE_TESTS: Record<string, (value: unknown) => boolean> = {
	string: (value) => typeof value === 'string',
	integer: (value) => Number.isInteger(value),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function isOfType(value: unknown, type: string): boolean {
	const item = /^array<(.+)>$/.exec(type)?.[1];
	if (item !== undefined) {
		return Array.isArray(value) && value.every((entry) => isOfType(entry, item));
	}
	return TYPE_TESTS[type]?.(value) === true;
}

/** What of a value the contract does not know, or knows as something else. */
function strange(value: unknown, fields: readonly ReplyField[], path: string): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => strange(entry, fields, path));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, entry]) => {
		const field = fields.find((candidate) => candidate.name === name);
		const place = path + name;
		if (!field) return [`${place} is unknown`];
		if (!isOfType(entry, field.type)) return [`${place} is not of type ${field.type}`];
		return field.children ? strange(entry, field.children, `${place}.`) : [];
	});
}

/**
 * Makes sure that a reply holds only what the contract describes.
 * @throws Error that names each field that the contract does not have or has with another type
 */
export function checkReply(endpoint: string, reply: Record<string, unknown>): void {
	const { errcode, errmsg: _errmsg, ...own } = reply;
	if (errcode !== 0) return;
	const { response = [] } = loadEndpoints().get(endpoint) as ContractEndpoint & {
		response?: ReplyField[];
	};
	const found = [...new Set(strange(own, response, ''))];
	if (found.length > 0) throw new Error(`${endpoint}: ${found.join(', ')}`);
}
