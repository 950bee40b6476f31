import { isVisible } from '../../corp/visibility';
import { handler, type Resource } from '../../handler';

/** doc 92571 */
export const followUser: Resource = {
	name: 'followUser',
	handlers: {
		'followUser.getAll': handler(({ corp, app }) => ({
			follow_user: [...corp.people.members.values()]
				.filter((member) => member.customerContact && member.resignedAt === undefined)
				.map((member) => member.userid)
				.filter((userid) => isVisible(app, userid)),
		})),
	},
};
