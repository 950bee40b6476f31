import { requestsOf } from '../../../tools/contract/reach';
import type { JsonObject } from '../../../wecom/types';
import { filledFor, answerWithExample, run, type Bench } from './bench';
import { asArrived, onTheWire } from './expected';
import { minimalRequest } from './minimal';

/** Tests that the form sends exactly what the contract's requests hold, and nothing of its own. */
export function testRequests(bench: Bench): void {
	const { endpoint, operation } = bench;
	const { pagination } = endpoint;

	it.each(requestsOf(endpoint).map((request, index) => [index + 1, request] as const))(
		'sends example %i of the contract exactly',
		async (_index, request) => {
			const { parameters, binary } = filledFor(bench, request);
			const cursor = request[cursorParam(bench)];
			const isSecondPage = typeof cursor === 'string';
			if (isSecondPage) answerWithTwoPages(bench, cursor);
			else answerWithExample(bench);
			// The first of the two pages has one record.
			if (isSecondPage && parameters.limit !== undefined)
				parameters.limit = Number(parameters.limit) + 1;
			const { requests, complaint } = await run(bench, { parameters, binary });
			expect(complaint).toBe('');
			expect(requests).toHaveLength(isSecondPage ? 2 : 1);
			const last = requests.map((one) => asArrived(endpoint, one)).at(-1);
			const expected = isSecondPage ? request : withoutCursor(bench, request);
			expect(last).toEqual(onTheWire(endpoint, expected));
		},
	);

	it('sends the required parameters alone when nothing else is filled in', async () => {
		answerWithExample(bench);
		const request = minimalRequest(endpoint);
		const { requests, complaint } = await run(bench, filledFor(bench, request));
		expect(complaint).toBe('');
		const size = pagination?.limit_param;
		const asked = size === undefined ? {} : { [size]: operation.paging?.limit?.max ?? 0 };
		expect(requests.map((one) => asArrived(endpoint, one))).toEqual([
			onTheWire(endpoint, { ...request, ...asked }),
		]);
	});

	if (operation.body === undefined) return;
	it('merges Extra Body Fields into the body', async () => {
		answerWithExample(bench);
		const filled = filledFor(bench, withoutCursor(bench, endpoint.example.request));
		const extraBodyFields = JSON.stringify({ added_by_wecom: { later: [1] } });
		const parameters = { ...filled.parameters, requestOptions: { extraBodyFields } };
		const plain = await run(bench, filled);
		const { requests } = await run(bench, { ...filled, parameters });
		expect(JSON.parse(String(requests[0]?.body))).toEqual({
			...(JSON.parse(String(plain.requests[0]?.body)) as object),
			added_by_wecom: { later: [1] },
		});
	});
}

function cursorParam({ endpoint: { pagination } }: Bench): string {
	return pagination?.cursor_param ?? pagination?.offset_param ?? '';
}

/** The first page is asked for without a cursor; an offset of 0 is what WeCom takes without one. */
function withoutCursor(bench: Bench, request: JsonObject): JsonObject {
	const { [cursorParam(bench)]: _cursor, ...rest } = request;
	return rest;
}

/** A first page with one record and the cursor, then the last page. */
function answerWithTwoPages({ server, endpoint }: Bench, cursor: string): void {
	const { pagination, example } = endpoint;
	if (!pagination) return;
	const { next_field: next, items_field: items } = pagination;
	const [record = {}] = example.response[items] as JsonObject[];
	server.answering = (_request, index) => ({
		...example.response,
		...(index === 0 ? { [items]: [record], [next]: cursor } : { [items]: [], [next]: '' }),
		...('is_last' in example.response ? { is_last: index > 0 } : {}),
	});
}
