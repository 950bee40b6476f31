import * as fc from 'fast-check';

import { sharedTraffic } from '../../../nodes/shared/sharedTraffic';
import { groupMessages } from '../../../simulator/resources/groupMessage/state';
import { moments } from '../../../simulator/resources/moment/state';
import { StableList } from '../../../simulator/corp/stableList';
import { RecordingServer } from '../../../support/harness/recordingServer';
import { runNode } from '../../../support/harness/runNode';
import { useSimulator } from '../../../support/harness/useSimulator';
import type { JsonObject } from '../../../wecom/types';

const DAY = 86_400;
const BEGIN = Date.parse('2026-01-01T00:00:00+08:00') / 1_000;
const END = BEGIN + 30 * DAY;
const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const SPAN = { start_time: at(BEGIN), end_time: at(END) };

const LISTS = [
	{
		id: 'groupMessage.getAll',
		field: 'group_msg_list',
		key: 'msgid',
		form: { chat_type: 'single' },
	},
	{ id: 'moment.getAll', field: 'moment_list', key: 'moment_id', form: {} },
];

/** What a bound of a span may mean: doc 93333 leaves both out, doc 93338 does not say. */
const BOUNDS = {
	bothIn: (time: number, from: number, to: number) => time >= from && time <= to,
	bothOut: (time: number, from: number, to: number) => time > from && time < to,
	firstIn: (time: number, from: number, to: number) => time >= from && time < to,
	lastIn: (time: number, from: number, to: number) => time > from && time <= to,
};

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

/** Has the server hand out these records in pages, of the span that is asked for. */
function serve(
	{ field }: (typeof LISTS)[number],
	records: readonly JsonObject[],
	isWithin: (time: number, from: number, to: number) => boolean,
	pageSize: number,
): void {
	server.take();
	server.answering = ({ body }) => {
		const asked = JSON.parse(body.toString()) as {
			start_time: number;
			end_time: number;
			cursor?: string;
		};
		const from = Number(asked.cursor ?? 0);
		const found = records.filter(
			({ create_time: time }) =>
				typeof time !== 'number' || isWithin(time, asked.start_time, asked.end_time),
		);
		const next_cursor = from + pageSize < found.length ? String(from + pageSize) : '';
		const page = found.slice(from, from + pageSize);
		return { errcode: 0, errmsg: 'ok', [field]: page, next_cursor };
	};
}

async function readAll({ id, form }: (typeof LISTS)[number], more = {}): Promise<JsonObject[]> {
	sharedTraffic.clear();
	const [resource = '', operation = ''] = id.split('.');
	const parameters = { resource, operation, ...form, ...SPAN, returnAll: true, ...more };
	const { json, error } = await runNode({ credential: server.credential, parameters });
	if (error) throw error;
	return json as JsonObject[];
}

describe.each(LISTS)('Return All of $id', (list) => {
	const recordOf = (time: number, index: number): JsonObject => ({
		[list.key]: `example-${index}`,
		create_time: time,
	});

	it('has every record once and in order, whatever a bound means to WeCom', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 30 * DAY }), { minLength: 30, maxLength: 200 }),
				fc.integer({ min: 2, max: 31 }),
				fc.integer({ min: 3, max: 20 }),
				fc.constantFrom(...Object.values(BOUNDS)),
				fc.boolean(),
				async (offsets, days, pageSize, isWithin, isNewestFirst) => {
					// Some at each second around the bounds of equal shares, of one day and of several.
					const around = Array.from({ length: days }, (_, day) =>
						Math.floor((30 * DAY * day) / days),
					);
					const near = around.flatMap((bound) => [-2, -1, 0, 0, 1, 2].map((by) => bound + by));
					const times = [...offsets, ...near, 30 * DAY - 1, 30 * DAY]
						.map((offset) => BEGIN + offset)
						.sort((a, b) => (isNewestFirst ? b - a : a - b));
					const records = times.map(recordOf);
					serve(list, records, isWithin, pageSize);
					const wanted = times.flatMap((time, index) =>
						isWithin(time, BEGIN, END) ? [`example-${index}`] : [],
					);
					expect((await readAll(list)).map((record) => record[list.key])).toEqual(wanted);
				},
			),
			{ numRuns: 12, endOnFailure: true },
		);
	}, 120_000);

	it('keeps records without an id, and those without a time', async () => {
		const regular = Array.from({ length: 200 }, (_, index) =>
			recordOf(BEGIN + index * 12_960, index),
		);
		const withoutId = regular.map(({ create_time = 0 }) => ({ create_time, note: 'no id' }));
		const records = regular.flatMap((record, index) => [
			record,
			...withoutId.slice(index, index + 1),
		]);
		serve(list, records, BOUNDS.bothIn, 10);
		const found = await readAll(list);
		expect(found.filter((record) => list.key in record)).toHaveLength(200);
		expect(found.filter(({ note }) => note === 'no id')).toHaveLength(200);
		expect(server.take().length).toBeGreaterThan(30);
	});

	it('goes page by page where the first page does not say when its records were made', async () => {
		const records = Array.from({ length: 60 }, (_, index) => ({ [list.key]: `example-${index}` }));
		serve(list, records, BOUNDS.bothIn, 10);
		expect(await readAll(list)).toEqual(records);
		const spans = server.take().map(({ body }) => JSON.parse(body.toString()) as JsonObject);
		expect(new Set(spans.map(({ start_time, end_time }) => `${start_time} ${end_time}`)).size).toBe(
			1,
		);
		expect(spans).toHaveLength(6);
	});

	it('asks for no longer a span than the form says, and for shares of an hour and more', async () => {
		const records = Array.from({ length: 2_000 }, (_, index) =>
			recordOf(BEGIN + index * 10, index),
		);
		serve(list, records, BOUNDS.bothIn, 20);
		const end = BEGIN + 20_000;
		expect(await readAll(list, { end_time: at(end) })).toHaveLength(2_000);
		const [, ...shares] = server.take().map(({ body }) => {
			const { start_time, end_time } = JSON.parse(body.toString()) as Record<string, number>;
			return [start_time ?? 0, end_time ?? 0] as const;
		});
		const different = [...new Set(shares.map(String))];
		expect(different).toHaveLength(5);
		expect(Math.min(...shares.map(([from]) => from))).toBe(BEGIN);
		expect(Math.max(...shares.map(([, to]) => to))).toBe(end);
		for (const [from, to] of shares) expect(to - from).toBeGreaterThanOrEqual(3_600);
	});

	it('is one chain of pages for a list of two, and with Limit', async () => {
		const records = Array.from({ length: 40 }, (_, index) =>
			recordOf(BEGIN + index * 64_000, index),
		);
		serve(list, records, BOUNDS.bothIn, 20);
		expect(await readAll(list)).toHaveLength(40);
		expect(server.take()).toHaveLength(2);
		serve(list, records, BOUNDS.bothIn, 5);
		expect(await readAll(list, { returnAll: false, limit: 12 })).toEqual(records.slice(0, 12));
		expect(server.take()).toHaveLength(3);
	});
});

describe('Return All of a simulated month', () => {
	/** Page after page it would be one at once. A busy machine does not come to as many as there are shares. */
	const SIDE_BY_SIDE = 5;
	const wecom = useSimulator({ members: 2, customers: 4, latencyMs: 20 });
	const times = Array.from({ length: 1_500 }, (_, index) => BEGIN + 1 + index * 1_700);

	it('of group messages is read side by side', async () => {
		const { messages } = groupMessages(wecom.simulator.corp);
		for (const [index, createdAt] of times.entries()) {
			const msgid = `msgExample${index}`;
			const made = { cancelled: false, reminders: [], tasks: [] };
			messages.set(msgid, { msgid, chatType: 'single', createType: 0, createdAt, ...made });
		}
		const { json } = await wecom.run('groupMessage.getAll', {
			chat_type: 'single',
			...SPAN,
			returnAll: true,
		});
		expect(json.map(({ msgid }) => msgid)).toEqual([...messages.keys()]);
		const { endpoints } = wecom.simulator.ledger.overlaps();
		expect(endpoints['groupMessage.getAll']).toBeGreaterThan(SIDE_BY_SIDE);
	});

	it('of Moments is read side by side', async () => {
		const { posts } = moments(wecom.simulator.corp);
		for (const [index, createdAt] of times.entries()) {
			const id = `momExample${index}`;
			const made = {
				isPartlyVisible: false,
				content: {},
				publications: new StableList<string, never>(),
			};
			posts.set(id, { id, createdAt, cancelled: false, ...made });
		}
		const { json } = await wecom.run('moment.getAll', { ...SPAN, returnAll: true });
		expect(json.map(({ moment_id }) => moment_id)).toEqual(
			times.map((_, index) => `momExample${index}`),
		);
		const { endpoints } = wecom.simulator.ledger.overlaps();
		expect(endpoints['moment.getAll']).toBeGreaterThan(SIDE_BY_SIDE);
	});
});
