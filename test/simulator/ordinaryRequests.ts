import type { Simulator } from '../../simulator';
import { loadEndpoints } from '../../contract/load';
import type { ContractEndpoint } from '../../contract/types';
import { qrCodePng } from '../../simulator/qrCode';
import type { JsonObject, Json } from '../../simulator/types';
import { customerIds, present, type Client } from './support';

/** One simulator and a client of it. */
export interface Counter {
	simulator: Simulator;
	client: Client;
}

/** Every endpoint that takes a JSON body. */
export const endpointsWithBody: ContractEndpoint[] = [...loadEndpoints().values()].filter(
	({ method, params }) => method === 'POST' && !params.some(({ type }) => type === 'file'),
);

const FILES = {
	image: { filename: 'cup.png', type: 'image/png', data: qrCodePng('cup') },
	video: {
		filename: 'cup.mp4',
		data: Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(64)]),
	},
	file: { filename: 'prices.txt', data: Buffer.from('Tea cup: 129') },
};

const cardTo = (touser: string): JsonObject => ({
	touser,
	msgtype: 'template_card',
	agentid: 1_000_002,
	template_card: {
		card_type: 'button_interaction',
		main_title: { title: 'Hand over?' },
		task_id: 'handover-0001',
		button_list: [{ text: 'Yes', key: 'yes' }],
	},
});

/** Makes what requests name, anew for each request, so that none stands in the way of another. */
class Maker {
	constructor(
		private readonly counter: Counter,
		private readonly endpoint: ContractEndpoint,
	) {}

	private async make(endpoint: string, input: JsonObject): Promise<Record<string, unknown>> {
		const reply = await this.counter.client.call(endpoint, input);
		if (reply.errcode !== 0) throw new Error(`${endpoint}: ${String(reply.errmsg)}`);
		return reply;
	}

	get customers(): string[] {
		return customerIds(this.counter.simulator, 'member_1').slice(0, 2);
	}

	/** The resource whose rule groups, contact ways and so on the endpoint is about. */
	private get resource(): string {
		return this.endpoint.resource === 'strategyTag' ? 'customerStrategy' : this.endpoint.resource;
	}

	/** A name that nothing has yet. */
	private newName(text: string): string {
		return `${text} ${this.counter.simulator.corp.ids.number('name in a test')}`;
	}

	private strategy = async () => {
		const admin_list = ['member_1'];
		const range = [{ type: 1, userid: 'member_1' }];
		const input = { strategy_name: 'Rules', admin_list, range };
		return (await this.make(`${this.resource}.create`, input)).strategy_id as number;
	};

	private strategyId: Promise<number> | undefined;
	private async tagGroup() {
		const isStrategy = this.endpoint.resource === 'strategyTag';
		const strategy = isStrategy && { strategy_id: await (this.strategyId ??= this.strategy()) };
		const made = await this.make(`${isStrategy ? 'strategyTag' : 'corpTag'}.create`, {
			...strategy,
			group_name: this.newName('Level'),
			tag: [{ name: 'Gold' }],
		});
		return made.tag_group as { group_id: string; tag: [{ id: string }] };
	}

	private async chat(): Promise<string> {
		const { actions } = this.counter.simulator;
		return actions.groupChatCreated({ owner: 'member_1', name: 'Tea' }).chat_id;
	}

	private async media(kind: keyof typeof FILES): Promise<string> {
		const { client } = this.counter;
		const purpose = { moment: 1, productAlbum: 2 }[this.endpoint.resource];
		const reply = purpose
			? await client.upload(
					'media.uploadAttachment',
					{ media_type: kind, attachment_type: purpose },
					FILES[kind],
				)
			: await client.upload('media.uploadTemporary', { type: kind }, FILES[kind]);
		return present(reply.media_id as string);
	}

	private async moment(): Promise<string> {
		const { jobid } = await this.make('moment.create', { text: { content: 'Tea' } });
		await this.counter.simulator.clock.advance(2000);
		const { result } = await this.make('moment.getTaskResult', { jobid: jobid as string });
		const { moment_id } = result as { moment_id: string };
		if (this.endpoint.id !== 'moment.cancel') {
			this.counter.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_1' });
		}
		return moment_id;
	}

	/** What a parameter of this name gets; undefined: as in the example. */
	async value(name: string, example: Json, parent: string): Promise<Json | undefined> {
		const { actions } = this.counter.simulator;
		const isList = Array.isArray(example);
		const listed = <T extends Json>(value: T) => (isList ? [value] : value);
		switch (name) {
			case 'userid':
			case 'user':
			case 'sender':
			case 'creator':
			case 'userid_list':
			case 'user_list':
			case 'admin_list':
			case 'priority_userid_list':
				return listed(parent === 'remove_applicable_range' ? 'member_2' : 'member_1');
			case 'handover_userid':
				if (this.endpoint.resource === 'resignedTransfer') {
					actions.memberResigns({ userid: 'member_3' });
					return 'member_3';
				}
				return 'member_1';
			case 'takeover_userid':
			case 'new_owner':
				return 'member_2';
			case 'party':
			case 'partyid':
			case 'department_list':
				return listed(parent === 'remove_applicable_range' ? 2 : 1);
			case 'external_userid':
				return isList ? this.customers : present(this.customers[0]);
			case 'tag_list':
			case 'tag_id':
			case 'add_tag':
			case 'remove_tag':
				return listed((await this.tagGroup()).tag[0].id);
			case 'group_id':
				return listed((await this.tagGroup()).group_id);
			case 'id':
				return (await this.tagGroup()).tag[0].id;
			case 'strategy_id':
				return await (this.strategyId ??= this.strategy());
			case 'chat_id':
			case 'chat_id_list':
				return listed(await this.chat());
			case 'media_id':
				return await this.media(parent === 'video' || parent === 'file' ? parent : 'image');
			case 'pic_media_id':
			case 'remark_pic_mediaid':
				return await this.media('image');
			case 'pic_url':
				return (
					(await this.counter.client.upload('media.uploadImage', {}, FILES.image)) as {
						url: string;
					}
				).url;
			case 'config_id': {
				const way: JsonObject =
					this.resource === 'joinWay'
						? { scene: 2, chat_id_list: [await this.chat()] }
						: { type: 1, scene: 1, user: ['member_1'], is_temp: true };
				return (await this.make(`${this.resource}.create`, way)).config_id as string;
			}
			case 'link_id': {
				const input = { link_name: 'Fair', range: { user_list: ['member_1'] } };
				const { link } = await this.make('acquisitionLink.create', input);
				return (link as { link_id: string }).link_id;
			}
			case 'product_id': {
				const image = { type: 'image', image: { media_id: await this.media('image') } };
				const input = { description: 'Cup', price: 100, attachments: [image] };
				return (await this.make('productAlbum.create', input)).product_id as string;
			}
			case 'rule_id': {
				const applicable_range = { user_list: ['member_1', 'member_2'], department_list: [1, 2] };
				const rule = {
					rule_name: this.newName('Money'),
					word_list: ['cash'],
					intercept_type: 2,
					applicable_range,
				};
				return (await this.make('interceptRule.create', rule)).rule_id as string;
			}
			case 'template_id': {
				const input = { text: { content: 'Welcome' } };
				return (await this.make('groupWelcomeTemplate.create', input)).template_id as string;
			}
			case 'agentid':
				return 1_000_002;
			case 'touser':
				return 'member_1|member_2';
			case 'toparty':
				return '1';
			case 'response_code':
				return (await this.make('memberMessage.send', cardTo('member_1'))).response_code as string;
			case 'msgid': {
				if (this.endpoint.resource === 'memberMessage') {
					return (await this.make('memberMessage.send', cardTo('member_1'))).msgid as string;
				}
				const input = { sender: 'member_1', text: { content: 'Tea' } };
				return (await this.make('groupMessage.create', input)).msgid as string;
			}
			case 'moment_id':
				return await this.moment();
			case 'welcome_code':
				return present(actions.customerAdds({ userid: 'member_1' }).welcome_code);
			case 'start_time':
			case 'day_begin_time':
				return this.counter.simulator.clock.now() - 2 * 86_400;
			case 'end_time':
			case 'day_end_time':
				return this.counter.simulator.clock.now() - 86_400;
			case 'agentid':
				return 1_000_002;
			default:
				return undefined;
		}
	}

	/** The example with what there is in the place of what it makes up. */
	async fill(example: JsonObject, parent = ''): Promise<JsonObject> {
		const filled: JsonObject = {};
		for (const [name, value] of Object.entries(example)) {
			filled[name] = (await this.value(name, value, parent)) ?? (await this.inner(value, name));
		}
		return filled;
	}

	private async inner(value: Json, name: string): Promise<Json> {
		if (Array.isArray(value)) {
			const entries: Json[] = [];
			for (const entry of value) entries.push(await this.inner(entry, name));
			return entries;
		}
		return typeof value === 'object' && value !== null ? await this.fill(value, name) : value;
	}
}

/**
 * The example of the contract as it succeeds: what it names is there, made for this request alone, and
 * it asks for the first page.
 */
export async function ordinaryRequest(
	counter: Counter,
	endpoint: ContractEndpoint,
): Promise<JsonObject> {
	const { request = {} } = (endpoint as { example?: { request?: JsonObject } }).example ?? {};
	const { cursor: _cursor, ...example } = request;
	return await new Maker(counter, endpoint).fill(example);
}
