import { exampleProof } from '../support/exampleProof';
import { csvFile, xlsxFile } from '../support/spreadsheet';

/** What stands for a row that was done, in either language. */
const DONE: unknown = expect.stringMatching(/^(ok|成功)$/);

const COLUMNS = ['customerId', 'memberId', 'addTags', 'removeTags'];

const USER = { user: 'sales', password: 'made-up-for-this-test' };

/**
 * Sends the form as a browser does.
 *
 * @param authorization what the browser has asked its user for; nothing without it
 * @returns the status of the answer
 */
async function send(url: string, file: File, authorization?: typeof USER): Promise<number> {
	const body = new FormData();
	body.append('field-0', file);
	const { user, password } = authorization ?? {};
	const basic = Buffer.from(`${user}:${password}`).toString('base64');
	const headers = authorization && { authorization: `Basic ${basic}` };
	return (await fetch(url, { method: 'POST', body, ...(headers && { headers }) })).status;
}

export const batchTagging = exampleProof({
	example: 'batch-tagging',
	title: 'tags the customers of an Excel or CSV file, and reports every row that it could not',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP', 'New', '贵宾'] });
		const [vip, fresh = '', honoured] = tag_ids;
		const [first, second, third] = corp.people.members.get('member_1')?.follows.keys() ?? [];
		actions.memberEditsCustomer({
			userid: 'member_1',
			external_userid: String(second),
			add_tag: [fresh],
		});
		const tagsOf = (id: unknown) => corp.people.findFollow('member_1', String(id))?.tags;

		const password = await stage.playground.client.createCredential('Form', 'httpBasicAuth', USER);
		await stage.importIt({ credentials: { 'Upload Spreadsheet': password } });
		const url = await stage.publishForm('Upload Spreadsheet');
		const columns = COLUMNS.map((column) => stage.field(column));
		const rows = [
			[first, 'member_1', 'VIP', ''],
			[second, 'member_1', 'Level/VIP', 'New'],
			[third, 'member_1', 'VIP, Nonsense', ''],
			[third, 'member_2', 'VIP', ''],
			['', 'member_1', 'VIP', ''],
		].map((row) => row.map(String));
		const file = xlsxFile('customers.xlsx', [columns, ...rows]);
		expect((await fetch(url)).status).toBe(401);
		expect(await send(url, file)).toBe(401);
		expect(await send(url, file, { ...USER, password: 'guessed' })).toBe(401);
		expect(await send(url, file, USER)).toBe(200);

		const run = await stage.runOfEvent(1);
		expect(tagsOf(first)).toEqual([vip]);
		expect(tagsOf(second)).toEqual([vip]);
		expect(tagsOf(third)).toEqual([]);
		expect(run.output('Result of Each Row')).toEqual([
			{ rowNumber: 2, customerId: first, memberId: 'member_1', result: DONE },
			{ rowNumber: 3, customerId: second, memberId: 'member_1', result: DONE },
			expect.objectContaining({ rowNumber: 4, result: expect.stringContaining('Nonsense') }),
			expect.objectContaining({ rowNumber: 5, customerId: third, memberId: 'member_2' }),
			expect.objectContaining({ rowNumber: 6, customerId: '' }),
		]);
		expect(run.files('Report File')).toEqual([
			{ data: expect.objectContaining({ fileExtension: 'xlsx' }) },
		]);
		expect(stage.said()).toEqual([expect.stringMatching(/2[^]*3[^]*Nonsense/)]);

		const more = csvFile('customers.csv', [columns, [String(third), 'member_1', 'New', '']]);
		expect(await send(url, more, USER)).toBe(200);
		expect((await stage.runOfEvent(2)).output('Result of Each Row')).toEqual([
			{ rowNumber: 2, customerId: third, memberId: 'member_1', result: DONE },
		]);
		expect(tagsOf(third)).toEqual([fresh]);

		// What Excel and WPS save on a Windows in simplified Chinese, and what other programs do.
		let runs = 2;
		for (const [encoding, customer] of [
			['GBK', first],
			['UTF-8', second],
			['UTF-8 with BOM', third],
		] as const) {
			const row = [String(customer), 'member_1', '贵宾', ''];
			expect(await send(url, csvFile('客户.csv', [columns, row], encoding), USER)).toBe(200);
			expect((await stage.runOfEvent(++runs)).output('Result of Each Row')).toEqual([
				{ rowNumber: 2, customerId: customer, memberId: 'member_1', result: DONE },
			]);
			expect(tagsOf(customer)).toContain(honoured);
		}
		stage.said();

		// What cannot be read tags nobody, and the report says why.
		const before = [first, second, third].map(tagsOf);
		const unreadable = [
			csvFile('unicode.csv', [columns, [String(first), 'member_1', 'New', '']], 'UTF-16'),
			xlsxFile('other.xlsx', [['name'], ['New']]),
			xlsxFile('empty.xlsx', [columns]),
		];
		for (const lost of unreadable) {
			expect(await send(url, lost, USER)).toBe(200);
			await stage.runOfEvent(++runs);
			expect(stage.said()).toEqual([expect.stringContaining(stage.field('customerId'))]);
		}
		expect([first, second, third].map(tagsOf)).toEqual(before);
	},
});
