import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { joinParts, joinSentences, translate } from '../../../i18n/translate';
import { describeWeComError } from '../../../wecom/describeError';
import { RefusedError, WeComError } from '../../../wecom/errors';
import type { AnyOperation } from '../declaration/operation';
import { InvalidForm } from './invalidForm';
import { PartlyDone } from './sendParts';

/** Whose failure it is. */
interface Failing {
	node: INode;
	operation: AnyOperation;
}

/** Whatever was thrown for an input item as an error of n8n's, in words. One that is n8n's already stays as it is. */
export function toNodeError(
	{ node, operation: { doc, repeat } }: Failing,
	thrown: unknown,
	{ itemIndex, partly }: { itemIndex: number; partly?: PartlyDone },
): Error {
	if (thrown instanceof NodeOperationError || thrown instanceof NodeApiError) return thrown;
	if (thrown instanceof InvalidForm) {
		const [message = '', ...more] = thrown.violations;
		return new NodeOperationError(node, message, {
			itemIndex,
			description: more.length > 0 ? joinSentences(more) : undefined,
		});
	}
	if (!(thrown instanceof WeComError)) {
		return new NodeOperationError(node, thrown as Error, { itemIndex });
	}
	const error = thrown;
	const { message, description } = describeWeComError(error, { doc, once: repeat === 'once' });
	const details = error instanceof RefusedError ? refusalDetails(error) : {};
	return new NodeApiError(
		node,
		{ message, ...details },
		{
			message,
			description: partly ? joinParts(describeProgress(partly), description) : description,
			itemIndex,
		},
	);
}

function refusalDetails({ errcode, errmsg }: RefusedError): IDataObject {
	return { errcode, errmsg: errmsg.text };
}

function describeProgress({ done, total, progress }: PartlyDone): string {
	if (progress !== undefined) return progress;
	return translate(
		'message.partlyDone',
		'{done} of {total} entries had already been carried out in earlier calls.',
		{ done, total },
	);
}

/**
 * The output of an input item that failed; of none in particular without `index`. n8n takes an item whose only field
 * is `error` for a failure, and routes it to the error output where the node has one.
 * @param more what else there is to say about it
 */
export function errorItem(
	error: Error,
	thrown: unknown,
	index: number | undefined,
	more: IDataObject = {},
): INodeExecutionData {
	const reason = thrown instanceof PartlyDone ? thrown.reason : thrown;
	const details: IDataObject = { message: error.message };
	const { description } = error as NodeApiError;
	if (description) details.description = description;
	if (reason instanceof RefusedError) Object.assign(details, refusalDetails(reason));
	if (reason instanceof WeComError) {
		// Whether WeCom may have done the work all the same; then the item must not simply be run again.
		details.mayHaveBeenCarriedOut = reason.certainty === 'unknown';
	}
	const json = { error: { ...details, ...more } };
	return index === undefined ? { json } : { json, pairedItem: { item: index } };
}
