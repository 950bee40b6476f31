/** `npm run generate`: writes down the forms; tests hold them against it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fieldLabels, LABELS_FILE } from './forms/labels';
import { NARROWS_FILE, withNewAnswers } from './forms/narrows';
import { FORMS_FILE, storedForms } from './forms/stored';

const ROOT = join(__dirname, '..');

writeFileSync(join(ROOT, FORMS_FILE), storedForms());
writeFileSync(join(ROOT, LABELS_FILE), fieldLabels());

const narrows = join(ROOT, NARROWS_FILE);
writeFileSync(narrows, withNewAnswers(readFileSync(narrows, 'utf8')));
