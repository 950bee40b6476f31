import { visitCustomers } from '../../../../nodes/WeComCustomerContact/customers/visit';
import { Directory } from '../../../../nodes/WeComCustomerContact/engine/names/directory';
import { company, customer } from './company';

/** Visits the customers of members, and says who was shown and whom WeCom does not give. */
async function visit(userids: readonly string[], { client, ...more }: ReturnType<typeof company>) {
	const shown: unknown[] = [];
	const task = { client, concurrency: 4, directory: new Directory(client) };
	const left = await visitCustomers(userids, task, ({ contact, follow }) =>
		shown.push([follow.userid, contact.external_userid]),
	);
	return { shown, left, ...more };
}

describe('all customers of members', () => {
	it('are shown, each with their member, with one call', async () => {
		const { shown, left, askedFor } = await visit(
			['member_a', 'member_b'],
			company({ member_a: ['wmExample1', 'wmExample2'], member_b: ['wmExample1'] }),
		);
		expect(shown).toEqual([
			['member_a', 'wmExample1'],
			['member_a', 'wmExample2'],
			['member_b', 'wmExample1'],
		]);
		expect(left).toEqual([]);
		expect(askedFor('get_by_user')).toEqual([['member_a', 'member_b']]);
	});

	it('are shown page by page, to the last', async () => {
		const { shown } = await visit(
			['member_a'],
			company({}, ({ body: { cursor } }) => ({
				external_contact_list: [customer('member_a', cursor === 'more' ? 'wmLast' : 'wmFirst')],
				next_cursor: cursor === 'more' ? '' : 'more',
			})),
		);
		expect(shown).toEqual([
			['member_a', 'wmFirst'],
			['member_a', 'wmLast'],
		]);
	});

	it('are asked for by a hundred members', async () => {
		const userids = Array.from({ length: 101 }, (_, at) => `member_${at}`);
		const { shown, askedFor } = await visit(
			userids,
			company({ member_0: ['wmExample1'], member_100: ['wmExample2'] }, ({ body }) => {
				const list = body.userid_list as string[];
				return { external_contact_list: list.slice(-1).map((id) => customer(id, 'wmExample1')) };
			}),
		);
		expect(askedFor('get_by_user')).toEqual([userids.slice(0, 100), userids.slice(100)]);
		expect(shown).toHaveLength(2);
	});

	it('are those whom WeCom gives; of the other members it is said', async () => {
		const { shown, left } = await visit(
			['member_a', 'member_b'],
			company({}, () => ({
				external_contact_list: [customer('member_a', 'wmExample1')],
				fail_info: { unlicensed_userid_list: ['member_b'] },
			})),
		);
		expect(shown).toEqual([['member_a', 'wmExample1']]);
		expect(left).toEqual(['member_b']);
	});

	it('are none of nobody, for which nothing is asked', async () => {
		const { shown, left, calls } = await visit([], company({ member_a: ['wmExample1'] }));
		expect([shown, left, calls]).toEqual([[], [], []]);
	});

	it('are not shown in part without an error', async () => {
		await expect(
			visit(
				['member_a'],
				company({}, () => ({ errcode: 60111 })),
			),
		).rejects.toThrow('60111');
	});
});
