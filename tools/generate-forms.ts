/** `npm run generate`: writes down what workflows store of the forms; a test holds the forms against it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { FORMS_FILE, storedForms } from './forms/stored';

writeFileSync(join(__dirname, '..', FORMS_FILE), storedForms());
