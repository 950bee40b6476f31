import { WeComError } from '../errors';
import type { AppOptions } from '../options';
import type { Corp } from './corp';
import { isVisible } from './visibility';

/** Whether a department exists: someone is or was in it. */
function isDepartment(corp: Corp, id: number): boolean {
	for (const { departments } of corp.people.members.values()) {
		if (departments.includes(id)) return true;
	}
	return false;
}

/** Whether an app sees a department: it sees someone who is in it. */
export function isVisibleDepartment(corp: Corp, app: AppOptions, id: number): boolean {
	if (app.visibleMembers === undefined) return isDepartment(corp, id);
	return corp.people.inDepartments([id]).some((member) => isVisible(app, member.userid));
}

/**
 * Makes sure of a department that a call names.
 * @throws WeComError 60123 for one that does not exist, 60011 outside the visible range
 */
export function requireDepartment(corp: Corp, app: AppOptions, id: number): void {
	if (!isDepartment(corp, id)) throw new WeComError(60123, 'invalid party id');
	if (!isVisibleDepartment(corp, app, id)) {
		throw new WeComError(60011, 'no privilege to access/modify contact/party/agent');
	}
}
