/**
 * What `npm start` runs once everything is installed and built: see tellStory. It then stays open
 * for the user; with `--check` it stops, and its exit code says whether every step held.
 */
import { parseArgs } from 'node:util';

import { invitation } from './invitation';
import { createSteps, StepFailed } from './steps';
import { tellStory, type Started } from './story';

/** n8n's usual port. */
const N8N_PORT = 5678;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
	const started: Started = {};
	const interrupted = new Promise<'interrupted'>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) {
			process.once(signal, () => resolve('interrupted'));
		}
	});

	try {
		const story = tellStory(createSteps(console.log), {
			started,
			log: console.log,
			...(!values.check && { n8nPort: N8N_PORT }),
		});
		const result = await Promise.race([story, interrupted]);
		if (result === 'interrupted') process.exitCode = 130;
		else if (values.check) console.log('\nEvery step held.');
		else if (started.app && started.n8n) {
			console.log(invitation(started.app, started.n8n, result.workflow.id));
			await interrupted;
		}
	} catch (error) {
		if (!(error instanceof StepFailed)) throw error;
		process.exitCode = 1;
	} finally {
		console.log('Stopping …');
		await started.n8n?.stop();
		await started.app?.simulator.stop();
	}
	// An interrupted story may still have something under way.
	process.exit();
}

void main();
