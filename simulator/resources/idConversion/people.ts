import type { Corp } from '../../corp/corp';
import { openUserid, providerExternalUserid, providerIds } from './state';
import { action, ControlError } from '../../control/action';
import { customerOf, memberOf } from '../customer/people';

/** A customer, or a member of another corp. @throws ControlError when the ids of the kind are missing */
function whoMet(
	corp: Corp,
	userType: number,
	ids: { external_userid?: string; corpid?: string; userid?: string },
) {
	const { external_userid, corpid, userid } = ids;
	if (userType === 1 && external_userid !== undefined) {
		return { external_userid: customerOf(corp, external_userid).id };
	}
	if (userType !== 1 && corpid !== undefined && userid !== undefined) return { corpid, userid };
	throw new ControlError('a customer needs external_userid, others corpid and userid');
}

/** How other apps and other interfaces come to ids that the corp's own apps cannot use. */
export const idActions = {
	providerSeesMember: action({
		summary: "A provider's app (source_agentid) gets the open_userid of a member.",
		input: { userid: 'string', source_agentid: 'number' },
		run: (corp, { userid, source_agentid }) => ({
			open_userid: openUserid(corp, source_agentid, memberOf(corp, userid).userid),
		}),
	}),
	providerSeesCustomer: action({
		summary: "A provider's app (source_agentid) gets its own external_userid of a customer.",
		input: { external_userid: 'string', source_agentid: 'number' },
		run: (corp, { external_userid, source_agentid }) => ({
			external_userid: providerExternalUserid(
				corp,
				source_agentid,
				customerOf(corp, external_userid).id,
			),
		}),
	}),
	outsiderMet: action({
		summary:
			'An app meets someone from outside in a meeting (business_type 1), form (2) or smart sheet (3) and gets a temporary id: a customer, or with corpid, userid and user_type 2 to 4 a member of another corp.',
		input: {
			business_type: 'number',
			external_userid: 'string?',
			user_type: 'number?',
			corpid: 'string?',
			userid: 'string?',
			app: 'string?',
		},
		run: (corp, { business_type, user_type = 1, app, ...ids }) => {
			if (business_type !== 1 && business_type !== 2 && business_type !== 3) {
				throw new ControlError('business_type has to be 1, 2 or 3');
			}
			if (user_type !== 1 && user_type !== 2 && user_type !== 3 && user_type !== 4) {
				throw new ControlError('user_type has to be 1, 2, 3 or 4');
			}
			const id = corp.ids.next('temporaryCustomer');
			providerIds(corp).temporary.set(id, {
				app: app ?? corp.tools.settings.apps[0].name,
				businessType: business_type,
				userType: user_type,
				...whoMet(corp, user_type, ids),
			});
			return { tmp_external_userid: id };
		},
	}),
};
