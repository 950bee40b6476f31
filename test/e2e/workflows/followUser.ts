import { resourceWorkflow } from '../support/resourceWorkflow';

export const followUser = resourceWorkflow({
	title: 'lists the members who use Customer Contact',
	steps: () => [{ operation: 'followUser.getAll' }],
	check({ outputs }) {
		expect(outputs['followUser.getAll']).toEqual([
			{ userid: 'member_1' },
			{ userid: 'member_2' },
			{ userid: 'member_3' },
		]);
	},
});
