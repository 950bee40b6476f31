import { objectAt } from '../../../../wecom/json';
import { namedSource, type NamelessList } from './named';

const strategiesOf = (family: 'customer_strategy' | 'moment_strategy'): NamelessList => ({
	path: `/cgi-bin/externalcontact/${family}/list`,
	field: 'strategy',
	detailsPath: `/cgi-bin/externalcontact/${family}/get`,
	id: 'strategy_id',
	namesOf: (details) => [objectAt(details, 'strategy').strategy_name],
	largestPage: 1_000,
});

/** doc 94883: the rule groups of Customer Contact. */
export const customerStrategyList = strategiesOf('customer_strategy');

/** doc 94890: the rule groups of customer Moments. */
export const momentStrategyList = strategiesOf('moment_strategy');

/** The rule groups of Customer Contact as a list to choose from. */
export const customerStrategies = namedSource(customerStrategyList);

/** The rule groups of customer Moments as a list to choose from. */
export const momentStrategies = namedSource(momentStrategyList);
