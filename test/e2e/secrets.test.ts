import { readFile } from 'node:fs/promises';

import { e2eClient, e2eContext } from './support/context';

/** What the simulator's tokens begin with, and how a token or a secret stands in a URL. */
const TOKENS = /SIM_TOKEN_|access_token=|corpsecret=/;

/** These tests run last (sequencer.js): they look at what all others have left. */
async function secretsOfThisRun(): Promise<string[]> {
	const lines = (await readFile(e2eContext().secretsFile, 'utf8')).trimEnd().split('\n');
	return [...new Set(lines)];
}

test('no secret or token of any test is in the log of n8n', async () => {
	const log = await readFile(e2eContext().logFile, 'utf8');
	const secrets = await secretsOfThisRun();
	expect(secrets.length).toBeGreaterThan(3);
	// Of the log itself nothing is printed, whatever is in it.
	expect(log.includes('Workflow execution started')).toBe(true);
	expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
	expect(TOKENS.exec(log)?.[0]).toBeUndefined();
});

test('no secret or token of any test is in what n8n has stored of an execution', async () => {
	const executions = await e2eClient().executions();
	const secrets = await secretsOfThisRun();
	expect(executions.length).toBeGreaterThan(3);
	for (const execution of executions) {
		const text = JSON.stringify(execution);
		const found = secrets.filter((secret) => text.includes(secret));
		const token = TOKENS.exec(text)?.[0];
		expect({ id: execution.id, found, token }).toEqual({ id: execution.id, found: [] });
	}
});
