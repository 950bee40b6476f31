import { readFile } from 'node:fs/promises';

import { e2eContext } from './support/context';

/** Runs last (sequencer.js): it looks at what all other tests have left. */
test('no secret of any test is in the log of n8n', async () => {
	const { logFile, secretsFile } = e2eContext();
	const log = await readFile(logFile, 'utf8');
	const secrets = new Set((await readFile(secretsFile, 'utf8')).trimEnd().split('\n'));
	expect(log).not.toBe('');
	expect(secrets.size).toBeGreaterThan(3);
	expect([...secrets].filter((secret) => log.includes(secret))).toEqual([]);
	expect(log).not.toMatch(/access_token=|corpsecret=/);
});
