import { openUserid, providerExternalUserid, providerIds } from '../corp/providerIds';
import { action, ControlError } from './action';
import { customerOf, memberOf } from './customerActions';

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
		run: (corp, { business_type, external_userid, user_type = 1, corpid, userid, app }) => {
			if (business_type !== 1 && business_type !== 2 && business_type !== 3) {
				throw new ControlError('business_type has to be 1, 2 or 3');
			}
			if (user_type !== 1 && user_type !== 2 && user_type !== 3 && user_type !== 4) {
				throw new ControlError('user_type has to be 1, 2, 3 or 4');
			}
			const isCustomer = user_type === 1;
			if (isCustomer ? external_userid === undefined : !corpid || !userid) {
				throw new ControlError('a customer needs external_userid, others corpid and userid');
			}
			const id = corp.ids.next('temporaryCustomer');
			providerIds(corp).temporary.set(id, {
				app: app ?? corp.tools.settings.apps[0]!.name,
				businessType: business_type,
				userType: user_type,
				...(isCustomer
					? { external_userid: customerOf(corp, external_userid!).id }
					: { corpid: corpid!, userid: userid! }),
			});
			return { tmp_external_userid: id };
		},
	}),
};
