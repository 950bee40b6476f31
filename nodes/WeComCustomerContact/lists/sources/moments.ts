import { NOT_CONNECTED } from '../../declaration/operation';
import { entryOf, recentSource } from '../../../shared/lists/source';
import { excerpt } from './texts';

/** doc 93333: the longest time span of one list. */
const DAYS = 30;

const momentsOf = (filter_type: 0 | 2) =>
	recentSource(DAYS, {
		path: '/cgi-bin/externalcontact/get_moment_list',
		body: () => ({ filter_type, limit: 20 }),
		field: 'moment_list',
		toEntry: (moment) =>
			entryOf({ id: moment.moment_id, names: [excerpt(moment)], description: moment.creator }),
		isGood: (errcode) => errcode === NOT_CONNECTED,
	});

/** doc 93333: the Moments of the last 30 days. */
export const moments = momentsOf(2);

/** doc 93333: those of them that the company issued. */
export const corpMoments = momentsOf(0);
