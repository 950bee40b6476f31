import { composed } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { memberLocator } from '../../fields/locators';
import { verdictsOf } from './verdicts';

export const check = composed({
	id: 'connection.check',
	name: 'Check',
	action: 'Check the connection',
	description:
		'Go through everything that has to be in place in WeCom and in the credential, and say for each what was found and what to do (检查连接)',
	hint: 'No error stops it: each item says in ok whether it holds (yes, no or unknown), and in doThis what to do',
	doc: 91039,
	repeat: 'safe',
	uses: [
		'accessToken.get',
		'followUser.getAll',
		'customer.getAll',
		'corpTag.getAll',
		'acquisitionLink.getQuota',
	],
	cost: 'Five calls, and one more for an access token.',
	sample: { check: 'Corp ID', ok: 'yes', says: 'WeCom knows it', doThis: '' },
	fields: [
		memberLocator({
			required: false,
			description:
				'Member (成员) whose customers are counted, to see whether calls about customers work, by userid. Leave empty for the first member who has Customer Contact.',
		}),
	],
	own: { userid: string({ narrows: false }) },
	async beforeConnecting(task) {
		const verdicts = await verdictsOf(task);
		return verdicts.map((json) => ({ json, pairedItem: { item: task.itemIndex } }));
	},
});
