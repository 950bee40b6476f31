import type { INodeProperties } from 'n8n-workflow';

import { integer } from '../../params';

/** doc 92117 */
export const agentId: INodeProperties = {
	displayName: 'Agent ID',
	name: 'agentid',
	type: 'number',
	default: 0,
	description:
		'ID of the app that the company installed (应用ID). Needed only by old third-party suites that hold several apps.',
};

/** doc 92117: a sort value fits into 32 bits. */
export const sortValue = integer({ min: 0, max: 4_294_967_295 });

/** The field for `sortValue`. */
export const sortValueField = (description: string): INodeProperties => ({
	displayName: 'Sort Value',
	name: 'order',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 4294967295 },
	default: 0,
	description,
});
