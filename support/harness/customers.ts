import type { IDataObject, INodeExecutionData, INodeParameterResourceLocator } from 'n8n-workflow';

import type { SimulatorInUse } from './useSimulator';

/** A customer and the member who follows it. */
export interface Follow {
	userid: string;
	external_userid: string;
}

/** Lists every customer of the simulated company with the member who follows it, through the node. */
export function useCustomers(wecom: SimulatorInUse): () => Promise<Follow[]> {
	return async () => {
		const members = (await wecom.run('followUser.getAll')).json.map(({ userid }) => String(userid));
		const { json } = await wecom.run('customer.getBatch', {
			userid_list: members,
			returnAll: true,
		});
		return followsOf(json);
	};
}

/** The customers, each with the member who follows it, in the output of Customer > Get Many. */
export const followsOf = (json: IDataObject[]): Follow[] =>
	json.map(({ external_userid, userid }) => ({
		external_userid: String(external_userid),
		userid: String(userid),
	}));

/** A resource locator as n8n stores it when an id or an expression was typed in. */
export const idOf = (value: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'id',
	value,
});

/** Input items that hold the objects. */
export const itemsOf = (objects: Array<object | undefined>): INodeExecutionData[] =>
	objects.map((json) => ({ json: (json ?? {}) as IDataObject }));
