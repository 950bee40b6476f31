import { operation, type Operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';
import type { RuleGroupKind } from './kind';

/** Takes a rule group of this kind away. */
export const remove = (kind: RuleGroupKind): Operation =>
	operation({
		id: `${kind.resource}.delete`,
		name: 'Delete',
		action: `Delete a ${kind.adjective} rule group`,
		description: `Delete a ${kind.adjective} rule group (删除规则组)`,
		doc: kind.doc,
		method: 'POST',
		path: `/cgi-bin/externalcontact/${kind.endpoint}/del`,
		repeat: 'safe',
		fields: [kind.locator()],
		body: { strategy_id: integer({ required: true, names: kind.names }) },
		// Rule groups are written one after the other.
		serial: 'all',
		result: { kind: 'done', as: 'deleted', about: ['strategy_id'] },
	});
