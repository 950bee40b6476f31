import type { INodeExecutionData } from 'n8n-workflow';

import { RefusedError, WeComError } from '../../../../wecom/errors';
import { errcodeIn, objectAt } from '../../../../wecom/json';
import { translate } from '../../../../i18n/translate';
import type { HttpRequest, JsonObject } from '../../../../wecom/types';
import type { FinishContext, Finisher } from '../../engine/finish';
import { readable } from '../../engine/records';
import { pollUntil } from '../../finishers/pollUntil';
import { withWarning } from '../../finishers/warning';

/** doc 95094: the job is complete, and only now its result counts. */
const COMPLETE = 3;

/**
 * A step that waits until the job that creates a Moment is complete, for as many seconds as the option
 * `waitSeconds` says, and puts what came of it beside the `jobid`: `status`, and where it is complete
 * `moment_id` and the senders and tags that were refused (doc 95094). A job that takes longer leaves
 * its `jobid` for later, as does one that cannot be asked for: the Moment is being created all the
 * same, and an error would make the user create it a second time.
 * @throws RefusedError where the job itself failed
 */
export const waitForMoment: Finisher = async (context, items) => {
	const longest = Number(context.option('waitSeconds') ?? 0) * 1000;
	if (!(longest > 0)) return items;
	return await Promise.all(
		items.map(async (item) => {
			const { jobid } = item.json;
			if (typeof jobid !== 'string') return item;
			const answer = await pollUntil(
				context,
				longest,
				async () => await ask(context, jobid),
				({ status }) => Number(status) === COMPLETE,
			).catch((error: unknown) => {
				if (error instanceof WeComError) return error;
				throw error;
			});
			return answer instanceof WeComError
				? withWarning(item, answer, notAsked)
				: withOutcome(item, answer);
		}),
	);
};

async function ask({ call }: FinishContext, jobid: string): Promise<JsonObject> {
	const path = '/cgi-bin/externalcontact/get_moment_task_result';
	const request: HttpRequest = { method: 'GET', path, query: { jobid } };
	return await call(request, 'safe');
}

function withOutcome(item: INodeExecutionData, answer: JsonObject): INodeExecutionData {
	const { status } = answer;
	if (Number(status) !== COMPLETE) return { ...item, json: { ...item.json, status } };
	const result = objectAt(answer, 'result');
	const { errcode: _errcode, errmsg, ...outcome } = result;
	const code = errcodeIn(result);
	if (code !== 0) {
		throw new RefusedError(code, `${String(errmsg)} (jobid ${String(item.json.jobid)})`);
	}
	return { ...item, json: { ...item.json, status, ...readable(outcome) } };
}

const notAsked = (message: string): string =>
	translate(
		'message.momentNotAsked',
		'The Moment is being created, but its result could not be read: {message}. Use Get Job Result with this jobid.',
		{ message },
	);
