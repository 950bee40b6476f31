import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { allPairs, type Pair } from '../../tools/translations/pairs';
import {
	describeStale,
	RECORD_FILE,
	renewed,
	staleIn,
	unrecordedIn,
} from '../../tools/translations/record';
import { sectionsOf } from '../../tools/translations/sections';

describe('i18n/translatedFrom.txt', () => {
	const record = readFileSync(join(__dirname, '..', '..', RECORD_FILE), 'utf8');
	const pairs = allPairs();

	it('knows every Chinese text as it is; `npm run generate` writes down what is new', () => {
		expect(unrecordedIn(pairs, record)).toEqual([]);
	});

	it('has the present English of every Chinese text: change the Chinese, or `npm run translated -- <key>`', () => {
		expect(staleIn(pairs, record).map(describeStale)).toEqual([]);
	});
});

describe('the record of what a text was translated from', () => {
	const before: Pair[] = [
		{ key: 'customer.remark.description', english: 'At most 20', chinese: '最多 20 个' },
		{ key: 'README.md > Trigger', english: 'One URL', chinese: '一个 URL' },
	];
	const record = renewed(before, '');
	const [remark, trigger] = before as [Pair, Pair];

	it('takes what is new, and has nothing against it', () => {
		expect(staleIn(before, record)).toEqual([]);
		expect(unrecordedIn(before, record)).toEqual([]);
	});

	it('names a text whose English has changed alone, with the old and the new one', () => {
		const now = [{ ...remark, english: 'At most 30' }, trigger];
		expect(staleIn(now, record).map(describeStale)).toEqual([
			[
				'customer.remark.description',
				'  was:     At most 20',
				'  now:     At most 30',
				'  Chinese: 最多 20 个',
			].join('\n'),
		]);
	});

	it('goes on naming it, however often it is written', () => {
		const now = [{ ...remark, english: 'At most 30' }, trigger];
		const written = renewed(now, renewed(now, record));
		expect(staleIn(now, written).map(({ key }) => key)).toEqual([remark.key]);
	});

	it('is content when the Chinese has changed too', () => {
		const now = [{ ...remark, english: 'At most 30', chinese: '最多 30 个' }, trigger];
		expect(unrecordedIn(now, record)).toEqual([remark.key]);
		expect(staleIn(now, renewed(now, record))).toEqual([]);
	});

	it('is content when somebody says that the Chinese holds, and of that key alone', () => {
		const now = [
			{ ...remark, english: 'Twenty at most' },
			{ ...trigger, english: 'One URL only' },
		];
		const written = renewed(now, record, (key) => key === remark.key);
		expect(staleIn(now, written).map(({ key }) => key)).toEqual([trigger.key]);
	});

	it('names a section of a page by its heading, and how to see what has changed', () => {
		const now = [remark, { ...trigger, english: 'One URL for each app' }];
		expect(staleIn(now, record).map(describeStale)).toEqual([
			'README.md > Trigger\n  the English section has changed: git log -p -- "README.md"',
		]);
	});

	it('forgets what is gone', () => {
		expect(unrecordedIn([remark], record)).toEqual([trigger.key]);
		expect(renewed([remark], record)).not.toContain(trigger.key);
	});
});

describe('the sections of a page', () => {
	it('begin with their headings, of any level, but not inside code', () => {
		const page = 'Intro\n\n# A\n\ntext\n\n### B\n\n```sh\n# no heading\n```\n';
		expect(sectionsOf(page).map(({ title }) => title)).toEqual(['', 'A', 'B']);
	});

	it('are the same when a table is only lined up anew', () => {
		const [one, other] = ['| a  | b |\n| -- | --- |', '| a | b      |\n| ---- | ------ |'].map(
			(table) => sectionsOf(table),
		);
		expect(one).toEqual(other);
	});

	it('end where the generated part of the page begins', () => {
		expect(
			sectionsOf('# A\n<!-- Generated from here on by `npm run docs` -->\n# B').map(
				({ title }) => title,
			),
		).toEqual(['A']);
	});
});
