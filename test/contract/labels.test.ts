import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fieldLabels, LABELS_FILE } from '../../tools/forms/labels';

describe('the labels of the fields', () => {
	// Forms are filled in by their own declaration, which a swap of two fields does not disturb.
	it(`stand beside the parameters of ${LABELS_FILE}; read what changes before \`npm run generate\``, () => {
		const written = readFileSync(join(__dirname, '..', '..', LABELS_FILE), 'utf8');
		expect(fieldLabels().split('\n')).toEqual(written.split('\n'));
	});
});
