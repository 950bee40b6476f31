/**
 * What `npm start` runs once everything is installed and built: see tellStory. It then stays open
 * for the user; with `--check` it stops, and its exit code says whether every step held.
 */
import { parseArgs } from 'node:util';

import type { PublishedWelcome } from '../../support/playground/scanToWelcome';
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
		else {
			console.log(invitation(started, result));
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

function invitation({ app, n8n }: Started, { workflow }: PublishedWelcome): string {
	const simulator = app?.simulator;
	return `
Open the editor:   ${n8n?.url}/workflow/${workflow.id}
        email:     ${n8n?.owner.email}
        password:  ${n8n?.owner.password}

The simulated WeCom is on ${simulator?.baseUrl}; ${simulator?.baseUrl}/simulator lists what people
in it can do. Another customer:

  curl -X POST ${simulator?.baseUrl}/simulator/actions/customerAdds \\
    -H 'Content-Type: application/json' -d '{"userid": "member_1", "name": "Second visitor"}'

Ctrl-C stops everything and leaves nothing behind.`;
}

void main();
