import { NAME_MODE, modeOf, unwrap } from '../../shared/ids';
import type { Param } from '../declaration/params';
import { isExpression, type FormValue, type Scope } from './form';

/** The field of the form in which a parameter is filled in. */
export function fieldOf(name: string, param: Param): string {
	return ('from' in param && param.from) || name;
}

/** The name of a parameter as the form shows it. */
export function labelOf(name: string, param: Param, scope: Scope): string {
	const from = fieldOf(name, param);
	// A group that stands for an object of its own has a name of its own; one that repeats has not.
	return scope.label(param.type === 'object' ? from : (from.split('.')[0] ?? from));
}

/** Whether a field may hold names: what was picked from a list or typed in as an ID is none. */
export function mayBeNamed({ value, raw }: FormValue): boolean {
	const mode = modeOf(value);
	if (mode === undefined || mode === NAME_MODE) return true;
	// The editor leaves a locator at its list where an agent's model fills it in.
	return mode === 'list' && isExpression(unwrap(raw));
}
