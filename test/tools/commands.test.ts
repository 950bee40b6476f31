import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../support/n8n/packageTarball';

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

test.each(Object.entries(scripts))('npm run %s leads to files that are there', (_name, script) => {
	const files = script.match(/[\w./-]+\.(?:m?js|ts|json)\b/g) ?? [];
	expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('what commands hand over to is there', () => {
	const folder = path.join(ROOT, 'tools');
	const files = readdirSync(folder).flatMap((name) => {
		const text = name.endsWith('.mjs') ? readFileSync(path.join(folder, name), 'utf8') : '';
		return [...text.matchAll(/handOver\(new URL\('([^']+)'/g)].map(([, file]) => file ?? '');
	});
	expect(files.sort()).toEqual(['demo/main.ts', 'dev/main.ts']);
	expect(files.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
});
