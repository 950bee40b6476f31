/** `npm run generate`: writes down the forms; tests hold them against it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fieldLabels, LABELS_FILE } from './forms/labels';
import { FORMS_FILE, storedForms } from './forms/stored';

const ROOT = join(__dirname, '..');

writeFileSync(join(ROOT, FORMS_FILE), storedForms());
writeFileSync(join(ROOT, LABELS_FILE), fieldLabels());
