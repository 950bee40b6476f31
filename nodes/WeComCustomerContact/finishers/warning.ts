import type { INodeExecutionData } from 'n8n-workflow';

import { describeWeComError } from '../../../wecom/describeError';
import { CancelledError, type WeComError } from '../../../wecom/errors';

/**
 * The item with a sentence under `warning` for a further step that failed: what was done before it, or
 * for other records, stays in the output. `sentence` puts the reason into words.
 * @throws the error itself where the execution was cancelled
 */
export function withWarning(
	item: INodeExecutionData,
	error: WeComError,
	sentence: (message: string) => string,
): INodeExecutionData {
	if (error instanceof CancelledError) throw error;
	return { ...item, json: { ...item.json, warning: sentence(describeWeComError(error).message) } };
}
