import { NodeOperationError, type INodeParameters } from 'n8n-workflow';

import { TestN8n } from './n8n';
import { AT, customerAdded, post } from './send';

const NOW = AT * 1000;
const rule = (match: string, value: unknown) =>
	({ state: { rules: [{ match, value }] } }) as INodeParameters;

/** Filters that somebody added and that say nothing, and what names them. */
const EMPTY: Array<[string, INodeParameters, string]> = [
	['no member chosen', { members: [] }, 'Member Names or IDs is empty (got [])'],
	['members left empty', { members: '' }, 'Member Names or IDs is empty (got "")'],
	['members of blanks', { members: ' , ' }, 'Member Names or IDs is empty (got " , ")'],
	[
		'a misspelt expression',
		{ members: '={{ $vars.misspelt }}' },
		'Member Names or IDs is empty (got nothing)',
	],
	['null', { members: '={{ null }}' }, 'Member Names or IDs is empty (got null)'],
	['no number', { members: '={{ NaN }}' }, 'Member Names or IDs is empty (got NaN)'],
	['a list of nothing', { members: '={{ [null, " "] }}' }, 'Member Names or IDs is empty'],
	[
		'one member lost',
		{ members: '={{ ["member_a", undefined] }}' },
		'has an empty entry, number 2 of 2',
	],
	['*', { members: '*' }, 'does not allow *'],
	['no State rule', { state: {} }, 'The filter State (渠道参数) has no rule'],
	[
		'an empty list of State rules',
		{ state: { rules: [] } },
		'The filter State (渠道参数) has no rule',
	],
	[
		'rules of an expression',
		{ state: '={{ $vars.misspelt }}' },
		'The filter State (渠道参数) has no rule',
	],
	['starts with nothing', rule('startsWith', ''), 'Rule 1 of the filter State (渠道参数) is empty'],
	['equals a misspelt value', rule('equals', '={{ $vars.misspelt }}'), 'Value nothing'],
	['equals an expression that gives an empty text', rule('equals', '={{ "" }}'), 'Value ""'],
	['a misspelt match', rule('={{ $vars.misspelt }}', 'fair'), 'Match is nothing'],
];

describe.each(EMPTY)('a filter with %s', (_what, filters, says) => {
	it('keeps the workflow from being activated, and is named', async () => {
		const failure = await new TestN8n({ parameters: { filters } })
			.activate()
			.catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect((failure as Error).message).toContain(says);
	});

	it('lets no event through and drops none: WeCom is to send it again, and the log says why', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { filters } });
		expect(await post(n8n, customerAdded)).toMatchObject({ status: 503, body: '' });
		expect([n8n.runs, n8n.thrown]).toEqual([[], []]);
		expect(n8n.logs).toMatchObject([
			{ level: 'warn', data: { reason: 'filter', detail: expect.stringContaining(says) } },
		]);
	});
});

describe('Trigger On', () => {
	it.each([
		['[]', []],
		['a misspelt expression', '={{ $vars.misspelt }}'],
		['blanks', '={{ " " }}'],
	])(
		'with %s keeps the workflow from being activated and lets no event through',
		async (_what, events) => {
			await expect(new TestN8n({ parameters: { events } }).activate()).rejects.toThrow(
				'Trigger On is empty: choose at least one event',
			);
			const n8n = new TestN8n({ now: NOW, parameters: { events } });
			expect(await post(n8n, customerAdded)).toMatchObject({ status: 503, body: '' });
			expect([n8n.runs, n8n.thrown]).toEqual([[], []]);
		},
	);

	it('names an event that got lost', async () => {
		const parameters = { events: '={{ ["change_external_chat.create", null] }}' };
		await expect(new TestN8n({ parameters }).activate()).rejects.toThrow(
			'Trigger On has an empty entry, number 2 of 2 (got null)',
		);
	});
});

describe('filters that say something', () => {
	it.each<[string, INodeParameters]>([
		['none', {}],
		['members', { members: ['member_a'] }],
		['Equals left empty, for events without a State', rule('equals', '')],
	])('activate: %s', async (_what, filters) => {
		await expect(new TestN8n({ parameters: { filters } }).activate()).resolves.toBeUndefined();
	});
});
