import { liveGroups, liveTags } from '../../../simulator/resources/corpTag/state';
import { exampleProof } from '../support/exampleProof';

export const channelTags = exampleProof({
	example: 'channel-tags',
	title: 'tags customers by the State of their QR code, and reports who could not be tagged',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		actions.tagGroupCreated({ name: 'Channel', tags: ['Stores'] });
		await stage.createTable('wecom_channels', ['state', 'tag']);
		await stage.fill('wecom_channels', [
			{ state: 'store-001', tag: 'Stores' },
			{ state: 'fair', tag: 'Spring fair' },
		]);
		await stage.importIt({ settings: { tagGroup: 'Channel' } });
		await stage.publish('Customer Added');

		let events = 0;
		/** Lets a customer come, and gives the names of their tags. */
		const visit = async (state?: string) => {
			const { external_userid } = actions.customerAdds({
				userid: 'member_1',
				...(state !== undefined && { state }),
			});
			await stage.runOfEvent(++events);
			const names = new Map(
				liveGroups(corp)
					.flatMap(liveTags)
					.map(({ id, name }) => [id, name]),
			);
			const tags = corp.people.findFollow('member_1', external_userid)?.tags ?? [];
			return { external_userid, tags: tags.map((id) => names.get(id)) };
		};
		expect((await visit('store-001')).tags).toEqual(['Stores']);
		// A tag that is not there yet is made in the group.
		expect((await visit('fair')).tags).toEqual(['Spring fair']);
		expect((await visit('fair')).tags).toEqual(['Spring fair']);
		expect(liveGroups(corp).map((group) => liveTags(group).length)).toEqual([2]);
		expect((await visit()).tags).toEqual([]);
		expect(stage.said()).toEqual([]);

		const { external_userid, tags } = await visit('flyer');
		expect(tags).toEqual([]);
		const [message = '', ...more] = stage.said();
		expect(message).toContain('flyer');
		expect(message).toContain(external_userid);
		expect(more).toEqual([]);
	},
});
