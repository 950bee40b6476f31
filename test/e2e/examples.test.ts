import { LANGUAGES, loadExample, needsN8n2 } from '../../support/examples/examples';
import { DEFAULT_LINE } from '../../support/n8n/versions';
import { RecordingServer } from '../../support/harness/recordingServer';
import { exampleProofs } from './examples';
import { e2eContext } from './support/context';
import { usePlayground } from './support/playground';
import { openStage } from './support/stage';

const proofs = exampleProofs.filter(
	({ example }) => e2eContext().line === DEFAULT_LINE || !needsN8n2(loadExample(example)),
);

const outside = new RecordingServer();
beforeAll(async () => await outside.start());
afterAll(async () => await outside.stop());

describe.each(LANGUAGES)('%s', (language) => {
	describe.each(proofs)('$example', ({ example, title, options, lacking, prove }) => {
		const playground = usePlayground({ members: 3, customers: 9, ...options });

		const reason = lacking?.();
		const name = reason === undefined ? title : `${title} (skipped: ${reason})`;
		(reason === undefined ? test : test.skip)(name, async () => {
			await prove(openStage(playground(), outside, example, language));
		});
	});
});
