/** `npm run docs`: writes the generated pages under docs/. */
import { writeFileSync } from 'node:fs';

import { fileOf, generatedPages } from './docs';

for (const page of generatedPages) writeFileSync(fileOf(page), page.text());
