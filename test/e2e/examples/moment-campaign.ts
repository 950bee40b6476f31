import { poll } from '../../../support/n8n/client';
import { moments } from '../../../simulator/resources/moment/state';
import { qrCodePng } from '../../../simulator/qrCode';
import { exampleProof, TWO_SECONDS } from '../support/exampleProof';

const PICTURE = qrCodePng('summer');

export const momentCampaign = exampleProof({
	example: 'moment-campaign',
	title: 'publishes a picture with members and counts customers, likes and comments',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		actions.momentTiming({ task_ms: 0 });
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] });
		const customersOf = (userid: string) => [
			...(corp.people.members.get(userid)?.follows.keys() ?? []),
		];
		const [fan = '', another = ''] = customersOf('member_1');
		const [silent = ''] = customersOf('member_2');
		const tag = (userid: string, external_userid: string) =>
			actions.memberEditsCustomer({ userid, external_userid, add_tag: tag_ids });
		tag('member_1', fan);
		tag('member_1', another);
		tag('member_2', silent);

		await stage.importIt({
			settings: {
				momentText: 'Summer',
				imageUrl: stage.showPicture('/summer.png', PICTURE),
				memberIds: 'member_1, member_2',
				tagNames: 'VIP',
				waitHours: TWO_SECONDS,
			},
		});
		const finish = await stage.begin('Start');
		const moment = await poll('the Moment', 30_000, async () => {
			return [...moments(corp).posts.values()][0];
		});
		const published = { moment_id: moment.id, userid: 'member_1' };
		actions.memberPublishesMoment(published);
		actions.momentLiked({ ...published, external_userid: fan });
		actions.momentCommented({ ...published, external_userid: fan });
		const run = await finish();

		expect(moment.content.text).toBe('Summer');
		expect(moment.content.images?.[0]?.file.data.equals(PICTURE)).toBe(true);
		expect(run.output('Numbers')).toEqual([
			{ asked: 2, published: 1, reached: 2, likes: 1, comments: 1 },
		]);
		const [report] = stage.said();
		expect(report).toContain('member_2');
		expect(report).not.toContain('member_1');
	},
});
