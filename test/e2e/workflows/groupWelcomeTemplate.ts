import { resourceWorkflow } from '../support/resourceWorkflow';

const CREATED = "={{ $('groupWelcomeTemplate.create').item.json.template_id }}";

export const groupWelcomeTemplate = resourceWorkflow({
	title:
		'creates a welcome template for groups with a link, changes its text, reads it back and deletes it',
	steps: () => [
		{
			operation: 'groupWelcomeTemplate.create',
			parameters: {
				content: 'Welcome, %NICKNAME%',
				contents: { link: { title: 'Rules', url: 'https://www.example.com/rules' } },
			},
		},
		{
			operation: 'groupWelcomeTemplate.update',
			parameters: { template_id: CREATED, content: 'Welcome to the shop' },
		},
		{ operation: 'groupWelcomeTemplate.get', parameters: { template_id: CREATED } },
		{ operation: 'groupWelcomeTemplate.delete', parameters: { template_id: CREATED } },
	],
	check({ outputs }) {
		expect(outputs['groupWelcomeTemplate.get']).toEqual([
			expect.objectContaining({
				text: { content: 'Welcome to the shop' },
			}),
		]);
		expect(outputs['groupWelcomeTemplate.delete']).toMatchObject([{ deleted: true }]);
	},
});
