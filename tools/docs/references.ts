import { endpointOperations } from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { errorCodes } from '../../wecom/errorCodes';
import { loadContract, loadErrorCodes, loadEvents } from '../../contract/load';
import type { Language } from './language';
import { officialPage } from './markdown';
import { nameOfOperation, nameOfResource } from './operations';

const PATH = /\bexternalcontact\/[a-z_/]+[a-z]/g;
const NUMBER = /(?<!\d)\d{5}(?!\d)/g;

/** Numbers of the pages that the contract restates. */
const PAGES = new Set([
	...loadContract().flatMap(({ endpoints }) => endpoints.map(({ doc }) => doc)),
	...[...loadEvents().docs, ...loadErrorCodes().docs].map(({ doc }) => doc),
]);

/**
 * A text of the contract with links in it: endpoints lead to their operations, numbers of official
 * pages to these, and errcodes to the troubleshooting page.
 * @throws Error when it names an endpoint that no operation has
 */
export function withReferences(text: string, language: Language): string {
	return text
		.replace(PATH, (path) => operationLink(`/cgi-bin/${path}`, language))
		.replace(NUMBER, (digits) => {
			if (PAGES.has(Number(digits))) return officialPage(Number(digits));
			return digits in errorCodes ? `[${digits}](troubleshooting.md#${digits})` : digits;
		});
}

function operationLink(path: string, language: Language): string {
	for (const resource of resources) {
		const operation = endpointOperations([resource]).find((candidate) => candidate.path === path);
		if (!operation) continue;
		const name = `${nameOfResource(resource, language)} > ${nameOfOperation(operation, language)}`;
		return `[${name}](operations.md#${resource.value.toLowerCase()})`;
	}
	throw new Error(`No operation calls ${path}`);
}
