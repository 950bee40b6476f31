import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import { storedForms } from '../../../tools/forms/stored';

/** The lines of the trigger among the forms of all nodes. */
function triggerIn(forms: string): string {
	const [, section = ''] = forms.split('\nnode weComCustomerContactTrigger, ');
	const [own = ''] = section.split('\n\n');
	return own;
}

/** Each text in a value, with the path to it. */
function textsIn(value: unknown, path = ''): Array<[path: string, text: string]> {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${path}.${name}`));
}

describe('the form of the trigger', () => {
	const { description } = new WeComCustomerContactTrigger();

	it('stores what is written down of it', () => {
		const written = readFileSync(join(__dirname, '..', 'forms.txt'), 'utf8');
		expect(triggerIn(written)).toContain('events');
		expect(triggerIn(storedForms())).toBe(triggerIn(written));
	});

	it('leaves no text for people empty', () => {
		const texts = textsIn(description).filter(([path]) => !path.endsWith('.default'));
		expect(texts.length).toBeGreaterThan(100);
		expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
	});

	it('is that of a trigger: no input, one output, its place in the list of nodes', () => {
		expect(description).toMatchObject({
			icon: {
				light: 'file:../../icons/wecomCustomerContact.svg',
				dark: 'file:../../icons/wecomCustomerContact.dark.svg',
			},
			defaults: { name: 'WeCom Customer Contact Trigger' },
			inputs: [],
			outputs: ['main'],
			version: 1,
		});
	});

	it('says to n8n how its two webhooks answer, and which of them the editor shows', () => {
		expect(description.webhooks).toEqual([
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'success',
				path: 'webhook',
				ndvHideMethod: true,
			},
		]);
	});

	it('shows a notice, and hides from people what is there for n8n alone', () => {
		const { properties } = description;
		expect(properties.map(({ name, type }) => [name, type])).toEqual([
			['setupNotice', 'notice'],
			['events', 'multiOptions'],
			['filters', 'collection'],
			['additionalOptions', 'collection'],
			['options', 'hidden'],
		]);
		expect(properties[0]?.default).toBe('');
	});

	it('asks for the value of a rule where an empty one fits every State', () => {
		const texts = JSON.stringify(description.properties);
		expect(texts).toContain('"required":true,"displayOptions":{"show":{"match":["startsWith"]}}');
		expect(texts).toContain('"displayOptions":{"show":{"match":["equals"]}}');
		expect(texts).toContain('"typeOptions":{"multipleValues":true}');
	});
});
