import { welcomes } from '../../../simulator/resources/welcomeMessage/state';
import { exampleProof } from '../support/exampleProof';

export const scanToWelcome = exampleProof({
	example: 'scan-to-welcome',
	title: 'greets every new customer by name and tags those who scanned the QR code, whatever fails',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Source', tags: ['Spring fair'] });
		await stage.importIt({ parameters: { 'Mark Tag': { add_tag: tag_ids } } });
		await stage.publish('Customer Added');

		const { faults } = stage.app.simulator;
		let events = 0;
		/** Lets a customer come, and gives their tags and what they were greeted with. */
		const visit = async (name: string, state?: string) => {
			const { external_userid } = actions.customerAdds({
				userid: 'member_1',
				name,
				...(state !== undefined && { state }),
			});
			await stage.runOfEvent(++events);
			return {
				tags: corp.people.findFollow('member_1', external_userid)?.tags,
				greeting: welcomes(corp).messages.find((one) => one.external_userid === external_userid)
					?.text?.content,
			};
		};
		expect(await visit('Visitor', 'spring-fair')).toEqual({
			tags: tag_ids,
			greeting: expect.stringContaining('Visitor'),
		});
		// Came by a phone number, and by another QR code.
		for (const state of [undefined, 'autumn-fair']) {
			expect(await visit('Passer-by', state)).toEqual({
				tags: [],
				greeting: expect.stringContaining('Passer-by'),
			});
		}
		faults.add({ fault: { kind: 'errcode', code: 84061 }, endpoint: 'customer.get', count: 1 });
		expect(await visit('Nameless', 'spring-fair')).toEqual({
			tags: tag_ids,
			greeting: expect.not.stringContaining('Nameless'),
		});
		faults.add({
			fault: { kind: 'errcode', code: 41051 },
			endpoint: 'welcomeMessage.send',
			count: 1,
		});
		expect(await visit('Late', 'spring-fair')).toEqual({ tags: tag_ids, greeting: undefined });
	},
});
