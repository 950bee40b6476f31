import { exampleProof } from '../support/exampleProof';

export const channelTags = exampleProof({
	example: 'channel-tags',
	title: 'tags customers by the State of their QR code and reports unknown channels',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Channel', tags: ['Store 1', 'Gone'] });
		const [storeTag, goneTag = ''] = tag_ids;
		actions.tagDeleted({ id: goneTag });
		await stage.createTable('wecom_channels', ['state', 'tag_id']);
		await stage.fill('wecom_channels', [
			{ state: 'store-001', tag_id: storeTag },
			{ state: 'store-002', tag_id: goneTag },
		]);
		await stage.importIt();
		await stage.publish('Customer Added');

		const tagsOf = (id: string) => corp.people.findFollow('member_1', id)?.tags;
		const scanned = actions.customerAdds({ userid: 'member_1', state: 'store-001' });
		await stage.runOfEvent(1);
		expect(tagsOf(scanned.external_userid)).toEqual([storeTag]);
		expect(stage.said()).toEqual([]);

		const searched = actions.customerAdds({ userid: 'member_1' });
		await stage.runOfEvent(2);
		expect(tagsOf(searched.external_userid)).toEqual([]);
		expect(stage.said()).toEqual([]);

		const unknown = actions.customerAdds({ userid: 'member_1', state: 'flyer' });
		await stage.runOfEvent(3);
		expect(tagsOf(unknown.external_userid)).toEqual([]);
		expect(stage.said()).toEqual([expect.stringContaining('flyer')]);

		const untagged = actions.customerAdds({ userid: 'member_1', state: 'store-002' });
		await stage.runOfEvent(4);
		expect(stage.said()).toEqual([expect.stringContaining(untagged.external_userid)]);
	},
});
