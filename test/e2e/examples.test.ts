import { LANGUAGES } from '../../scripts/examples/examples';
import { RecordingServer } from '../harness/recordingServer';
import { exampleProofs } from './examples';
import { usePlayground } from './support/playground';
import { openStage } from './support/stage';

const outside = new RecordingServer();
beforeAll(async () => await outside.start());
afterAll(async () => await outside.stop());

describe.each(LANGUAGES)('%s', (language) => {
	describe.each(exampleProofs)('$example', ({ example, title, options, prove }) => {
		const playground = usePlayground({ members: 3, customers: 9, ...options });

		test(title, async () => await prove(openStage(playground(), outside, example, language)));
	});
});
