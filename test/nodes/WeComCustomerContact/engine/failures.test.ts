import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { errorItem, toNodeError } from '../../../../nodes/WeComCustomerContact/engine/failures';
import { InvalidForm } from '../../../../nodes/WeComCustomerContact/engine/invalidForm';
import { PartlyDone } from '../../../../nodes/WeComCustomerContact/engine/sendParts';
import { ConnectionError, RefusedError } from '../../../../wecom/errors';

const node = {
	id: '1',
	name: 'WeCom',
	type: 'x',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
} as INode;
const operation = { doc: 92115, repeat: 'once' } as never;
const of = (thrown: unknown, partly?: PartlyDone) =>
	toNodeError({ node, operation }, thrown, { itemIndex: 3, partly }) as NodeApiError;

describe('an error for an input item', () => {
	it('stays as it is where it is n8n’s already', () => {
		for (const error of [
			new NodeOperationError(node, 'a'),
			new NodeApiError(node, { message: 'b' }),
		]) {
			expect(of(error)).toBe(error);
		}
	});

	it('says what is wrong with the form, the first in the title and the rest below', () => {
		const one = of(new InvalidForm(['A is missing']));
		expect(one).toBeInstanceOf(NodeOperationError);
		expect(one.message).toBe('A is missing');
		expect(one.description ?? '').toBe('');
		expect(one.context.itemIndex).toBe(3);
		const two = of(new InvalidForm(['A is missing', 'B is missing', 'C is wrong']));
		expect(two.message).toBe('A is missing');
		expect(two.description).toBe('B is missing. C is wrong');
	});

	it('is any other with its own words', () => {
		const error = of(new TypeError('no such thing'));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('no such thing');
		expect(error.context.itemIndex).toBe(3);
	});

	it('is WeCom’s in words', () => {
		const error = of(new RefusedError(40003, 'invalid userid'));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toContain('40003');
		expect(error.description).toBeTruthy();
		expect(error.context.itemIndex).toBe(3);
	});

	it('says how far the item has come', () => {
		const refusal = new RefusedError(40003, 'invalid userid');
		const partly = (more: object) => ({ done: 2, total: 5, ...more }) as PartlyDone;
		expect(of(refusal, partly({})).description).toMatch(
			/^2 of 5 entries had already been carried out in earlier calls\./,
		);
		expect(of(refusal, partly({ progress: 'Half is done.' })).description).toMatch(
			/^Half is done\./,
		);
		expect(of(refusal).description).not.toContain('carried out in earlier');
	});
});

describe('the output of an input item that failed', () => {
	const error = Object.assign(new Error('It failed'), { description: 'Why' });

	it('holds the error alone, paired with its item', () => {
		expect(errorItem(error, new Error('x'), 2)).toEqual({
			json: { error: { message: 'It failed', description: 'Why' } },
			pairedItem: { item: 2 },
		});
		expect(errorItem(new Error('It failed'), new Error('x'), undefined)).toEqual({
			json: { error: { message: 'It failed' } },
		});
	});

	it('says what WeCom said, and whether the work may have been done', () => {
		expect(errorItem(error, new RefusedError(40003, 'invalid userid'), 0).json.error).toMatchObject(
			{
				errcode: 40003,
				errmsg: 'invalid userid',
				mayHaveBeenCarriedOut: false,
			},
		);
		expect(errorItem(error, new ConnectionError('ECONNRESET', 'unknown'), 0).json.error).toEqual({
			message: 'It failed',
			description: 'Why',
			mayHaveBeenCarriedOut: true,
		});
	});

	it('says it of what stopped an item that was partly done', () => {
		const partly = new PartlyDone(new RefusedError(40003, 'x'), [], 1, 2);
		expect(errorItem(error, partly, 0).json.error).toMatchObject({ errcode: 40003 });
	});

	it('has room for more', () => {
		expect(errorItem(error, new Error('x'), 0, { userid: 'u' }).json.error).toMatchObject({
			userid: 'u',
			message: 'It failed',
		});
	});
});
