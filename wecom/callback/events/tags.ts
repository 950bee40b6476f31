import type { EventDefinition } from './types';

/** Events about corp tags (doc 92130). Not all of them agree on the type of StrategyId. */
export const tagEvents: readonly EventDefinition[] = [
	{
		id: 'change_external_tag.create',
		doc: 92130,
		title: { en: 'Corp Tag Created', zh: '企业客户标签创建事件' },
		when: 'A tag or a tag group is created',
		fields: { Id: 'string', TagType: 'string', StrategyId: 'integer' },
		identity: ['Id', 'TagType'],
	},
	{
		id: 'change_external_tag.update',
		doc: 92130,
		title: { en: 'Corp Tag Changed', zh: '企业客户标签变更事件' },
		when: 'A tag or a tag group is changed',
		fields: { Id: 'string', TagType: 'string', StrategyId: 'integer' },
		identity: ['Id', 'TagType'],
	},
	{
		id: 'change_external_tag.delete',
		doc: 92130,
		title: { en: 'Corp Tag Deleted', zh: '企业客户标签删除事件' },
		when: 'A tag or a tag group is deleted; the tags of a deleted group send no events of their own',
		fields: { Id: 'string', TagType: 'string', StrategyId: 'integer' },
		identity: ['Id', 'TagType'],
	},
	{
		id: 'change_external_tag.shuffle',
		doc: 92130,
		title: { en: 'Corp Tags Reordered', zh: '企业客户标签重排事件' },
		when: 'Moving tags has given most of them a new order value',
		fields: { Id: 'string', StrategyId: 'string' },
		identity: ['Id'],
	},
];
