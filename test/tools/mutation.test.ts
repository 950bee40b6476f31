import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { filesOf, LEFT_OUT, SLICES } from '../../tools/mutation/slices';

const ROOT = join(__dirname, '..', '..');

/** What is mutated, or stands in the list of what is not. */
const FOLDERS = [
	'wecom',
	'nodes/WeComCustomerContactTrigger',
	'nodes/WeComCustomerContact/engine',
	'nodes/WeComCustomerContact/customers',
	'nodes/WeComCustomerContact/resources/connection',
];
const modules = FOLDERS.flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

describe('the slices of the mutation tests', () => {
	const mutated = Object.values(SLICES).flatMap((slice) => filesOf(slice).modules);

	it('hold each module once, unless the list of what is left out has it', () => {
		expect(modules.length).toBeGreaterThan(100);
		for (const file of modules) {
			const times = mutated.filter((other) => other === file).length;
			expect([file, times]).toEqual([file, LEFT_OUT.has(file) ? 0 : 1]);
		}
	});

	it('leave nothing out that is not there', () => {
		expect([...LEFT_OUT.keys()].filter((file) => !modules.includes(file))).toEqual([]);
	});

	it.each(Object.entries(SLICES))(
		'of which %s names modules and tests that exist',
		(_name, slice) => {
			const { modules: own, tests } = filesOf(slice);
			expect(own.length).toBeGreaterThan(0);
			expect(tests.length).toBeGreaterThan(0);
			const named = [...slice.modules, ...(slice.besides ?? []), ...(slice.except ?? [])];
			expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
		},
	);
});
