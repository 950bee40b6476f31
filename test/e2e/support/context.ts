import { N8nClient, type N8nAccess } from '../../../support/n8n/client';
import type { N8nLine } from '../../../support/n8n/versions';

/** How the test files learn of the n8n that globalSetup.ts has started. */
export const CONTEXT_VARIABLE = 'E2E_CONTEXT';

/** The n8n that all end-to-end tests share. */
export interface E2eContext {
	access: N8nAccess;
	packageName: string;
	/** The line of n8n that it is of. */
	line: N8nLine;
	/** Everything that n8n has logged, at debug level. */
	logFile: string;
	/** Every secret that a test has used, one a line. */
	secretsFile: string;
}

/** The n8n of this run. */
export function e2eContext(): E2eContext {
	const text = process.env[CONTEXT_VARIABLE];
	if (text === undefined) throw new Error('Run these tests with "npm run test:e2e".');
	return JSON.parse(text) as E2eContext;
}

/** A client of the n8n of this run, logged in. */
export function e2eClient(): N8nClient {
	return N8nClient.resume(e2eContext().access);
}
