import { withAgentId } from '../../../../nodes/WeComCustomerContact/engine/agentId';
import { InvalidForm } from '../../../../nodes/WeComCustomerContact/engine/invalidForm';

const wanting = { body: { agentid: { type: 'agentId' }, text: { type: 'string' } } } as never;
const body = (agentId?: string, operation = wanting) =>
	withAgentId(operation, { text: 'a' }, { agentId } as never);

describe('the number of the app', () => {
	it('stands in the body where the operation wants it', () => {
		expect(body('1000002')).toEqual({ text: 'a', agentid: 1_000_002 });
		expect(body('999999999999999')).toEqual({ text: 'a', agentid: 999_999_999_999_999 });
		expect(body('5', { body: { text: { type: 'string' } } } as never)).toEqual({ text: 'a' });
		expect(body('x', {} as never)).toEqual({ text: 'a' });
	});

	it('must be in the credential', () => {
		for (const none of [undefined, '']) {
			expect(() => body(none)).toThrow(InvalidForm);
			expect(() => body(none)).toThrow('has no Agent ID');
		}
	});

	it.each(['x', '1x', 'x1', '1.5', '-1', ' 1', '1000000000000000'])(
		'must be a number: %s',
		(agentId) => {
			expect(() => body(agentId)).toThrow(`must be a whole number (got "${agentId}")`);
		},
	);
});
