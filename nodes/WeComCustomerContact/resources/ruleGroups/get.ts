import { operation, type Operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';
import type { RuleGroupKind } from './kind';

/** Gets one rule group of this kind. */
export const get = (kind: RuleGroupKind): Operation =>
	operation({
		id: `${kind.resource}.get`,
		name: 'Get',
		action: `Get a ${kind.adjective} rule group`,
		description: `Retrieve the name, parent, admins and privileges of a ${kind.adjective} rule group`,
		doc: kind.doc,
		method: 'POST',
		path: `/cgi-bin/externalcontact/${kind.endpoint}/get`,
		repeat: 'safe',
		fields: [kind.locator()],
		body: { strategy_id: integer({ required: true, names: kind.names }) },
		result: { kind: 'record', field: 'strategy' },
	});
