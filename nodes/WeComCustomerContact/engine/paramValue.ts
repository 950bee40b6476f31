import { startOfDayUtc8 } from '../../../wecom/time';
import type { UnixSeconds } from '../../../wecom/types';
import type { Param, TimeParam } from '../declaration/params';
import type { Place } from './characters';
import { toBoolean, toInteger, toList, toText, toTime } from './convert';
import type { Scope } from './form';

/** What a value is converted for. */
interface Conversion {
	param: Param;
	/** What kind of text it becomes. */
	place: Place;
	timezone: string;
	/** A list that is sent in parts may be as long as the user likes. */
	anyLength?: boolean;
}

/** What stands in the request for a value of the form. @throws InvalidValue */
export function toParamValue(
	value: unknown,
	{ param, place, timezone, anyLength = false }: Conversion,
): unknown {
	if ('several' in param && param.several) {
		return toList(value, {
			required: true,
			type: 'list',
			of: param.type,
			minItems: 1,
			item: param,
		});
	}
	switch (param.type) {
		case 'string':
			return toText(value, param, { ...place, oneLine: place.oneLine || param.oneLine });
		case 'media':
			return toText(value, {}, place);
		case 'integer': {
			if (param.fromBoolean) return toBoolean(value) ? 1 : 0;
			return toInteger(value, param);
		}
		case 'boolean':
			return toBoolean(value);
		case 'time':
			return toTime(value, param.at, timezone);
		case 'list': {
			const list = toList(value, anyLength ? { ...param, maxItems: undefined } : param);
			return param.joinedWith === undefined ? list : list.join(param.joinedWith);
		}
		default:
			return undefined;
	}
}

/** The time that a dropdown beside the field stands for; undefined where the field itself counts. */
export function presetTime({ preset }: TimeParam, scope: Scope): UnixSeconds | undefined {
	const name = String(preset && scope.get(preset.field).value);
	const chosen = preset && Object.hasOwn(preset.values, name) ? preset.values[name] : undefined;
	const today = startOfDayUtc8(Date.now());
	return chosen && today !== undefined ? chosen(today) : undefined;
}
