/** `npm run generate`: writes examples/zh-CN from the English examples and their Chinese texts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';

import { exampleFile, EXAMPLES, loadExample } from '../support/examples/examples';
import { readTexts } from '../support/examples/texts';
import { translateWorkflow } from '../support/examples/translate';

async function main(): Promise<void> {
	for (const name of EXAMPLES) {
		const file = exampleFile(name, 'zh-CN');
		const text = JSON.stringify(translateWorkflow(loadExample(name), readTexts(name)));
		const style = await prettier.resolveConfig(file);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, await prettier.format(text, { ...style, filepath: file }));
	}
}

void main();
