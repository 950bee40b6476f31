import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FORMS_FILE, storedForms } from '../../tools/forms/stored';

/** The lines of the forms, each with the operation, trigger or credential that it belongs to. */
function fieldsIn(text: string): string[] {
	let title = '';
	return text.split('\n').flatMap((line) => {
		if (line.startsWith('  ')) return [`${title}: ${line.trim()}`];
		if (line !== '') title = line;
		return [];
	});
}

const written = readFileSync(join(__dirname, '..', '..', FORMS_FILE), 'utf8');
const now = storedForms();

describe('what workflows store of the forms', () => {
	it('is still there as it was; a published field changes only as docs/contributing.md says', () => {
		const fields = new Set(fieldsIn(now));
		expect(fieldsIn(written).filter((field) => !fields.has(field))).toEqual([]);
	});

	it(`is written down in ${FORMS_FILE}; \`npm run generate\` adds what is new`, () => {
		const fields = new Set(fieldsIn(written));
		expect(fieldsIn(now).filter((field) => !fields.has(field))).toEqual([]);
		expect(written).toBe(now);
	});
});
