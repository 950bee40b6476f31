import type { INodeExecutionData } from 'n8n-workflow';

import { describeWeComError } from '../../../wecom/describeError';
import { CancelledError, type WeComError } from '../../../wecom/errors';

/**
 * The item with a sentence under `fetchError` that says why more about its record could not be fetched:
 * what was done before, or for other records, stays in the output. Throws CancelledError.
 */
export function withFetchError(item: INodeExecutionData, error: WeComError): INodeExecutionData {
	if (error instanceof CancelledError) throw error;
	return { ...item, json: { ...item.json, fetchError: describeWeComError(error).message } };
}
