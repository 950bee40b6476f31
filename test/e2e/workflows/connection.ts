import { resourceWorkflow } from '../support/resourceWorkflow';

export const connection = resourceWorkflow({
	title: 'goes through what has to be in place and finds nothing wrong',
	steps: () => [{ operation: 'connection.check', parameters: {} }],
	check({ outputs }) {
		const verdicts = outputs['connection.check'] ?? [];
		expect(verdicts).toHaveLength(14);
		expect(verdicts.filter(({ ok }) => ok === 'no')).toEqual([]);
		expect(verdicts.find(({ check }) => check === 'Secret')).toMatchObject({ ok: 'yes' });
	},
});
