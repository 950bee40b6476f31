import { translate } from '../../../i18n/translate';
import type { WeComClient } from '../../../wecom/client';
import type { JsonObject } from '../../../wecom/types';
import type { AnyOperation } from '../declaration/operation';
import { InvalidForm } from './invalidForm';

const NUMBER = /^\d{1,15}$/;

/**
 * The body of a request with the number of the app in it, where the operation wants one.
 * @throws InvalidForm where the credential holds none
 */
export function withAgentId(
	operation: AnyOperation,
	body: JsonObject,
	{ agentId = '' }: WeComClient,
): JsonObject {
	const params = ('body' in operation && operation.body) || {};
	const names = Object.keys(params).filter((name) => params[name]?.type === 'agentId');
	if (names.length === 0) return body;
	if (!NUMBER.test(agentId)) {
		throw new InvalidForm([
			agentId === ''
				? translate(
						'message.noAgentId',
						'The credential has no Agent ID, which messages to members need: copy it from the page of the app in the admin console (应用管理 > AgentId)',
					)
				: translate(
						'message.badAgentId',
						'The Agent ID of the credential must be a whole number (got "{given}")',
						{ given: agentId },
					),
		]);
	}
	return { ...body, ...Object.fromEntries(names.map((name) => [name, Number(agentId)])) };
}
