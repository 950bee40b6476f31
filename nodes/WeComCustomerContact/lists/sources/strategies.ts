import { objectAt } from '../../../../wecom/json';
import { namedSource } from './named';

const strategiesOf = (family: 'customer_strategy' | 'moment_strategy') =>
	namedSource({
		path: `/cgi-bin/externalcontact/${family}/list`,
		field: 'strategy',
		detailsPath: `/cgi-bin/externalcontact/${family}/get`,
		id: 'strategy_id',
		namesOf: (details) => [objectAt(details, 'strategy').strategy_name],
	});

/** doc 94883: the rule groups of Customer Contact. */
export const customerStrategies = strategiesOf('customer_strategy');

/** doc 94890: the rule groups of customer Moments. */
export const momentStrategies = strategiesOf('moment_strategy');
