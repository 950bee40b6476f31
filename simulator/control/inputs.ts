import { faultOfEndpoint } from '../faults';
import type { Rudeness } from '../rudeness';
import type { JsonObject } from '../types';
import { ControlError, type Field } from './action';
import {
	httpUrl,
	listOf,
	object,
	oneOf,
	optional,
	orBoolean,
	share,
	text,
	variants,
	whole,
} from './fields';

const MOST_MS = 3_600_000;
const when = optional(oneOf('before', 'after'));
const milliseconds = whole(0, MOST_MS);

const oddities = {
	bytes: optional(listOf(whole(0, 255))),
	in: optional(oneOf('first', 'middle', 'last', 'every')),
	field: 'string?',
	unknownFields: optional(oneOf('top', 'everywhere')),
	nullLists: 'boolean?',
	textErrcode: 'boolean?',
} as const;

/** The faults and what each takes; `Fault` of faults.ts. */
const fault = variants({
	errcode: {
		code: whole(-2_147_483_648),
		text: 'string?',
		when,
		withReply: 'boolean?',
	},
	endToken: { code: optional(oneOf(40014, 42001)) },
	http: { status: whole(200, 599), when },
	redirect: { status: optional(oneOf(301, 302, 303, 307, 308)), location: optional(httpUrl) },
	reset: { when },
	truncate: { how: optional(oneOf('body', 'connection')) },
	stall: { ms: milliseconds, when },
	trickle: { ms: milliseconds },
	endlessCursor: { how: optional(oneOf('same', 'new')) },
	odd: oddities,
});

/** The id or path of an endpoint, or * for all. */
const endpoint: Field<string> = {
	takes: 'the id or the path of an endpoint, or *',
	optional: false,
	check: (value, path) => {
		const wrong = faultOfEndpoint(String(value));
		if (wrong !== undefined) throw new ControlError(`${path}: ${wrong}`);
	},
};

/** `FaultRule` of faults.ts. */
export const faultRule = {
	fault,
	endpoint: optional(endpoint),
	count: optional(whole(1)),
	skip: optional(whole(0)),
	share: optional(share),
} as const;

/** `CallbackTarget` of options.ts, and for which app. */
export const callbackTarget = {
	url: httpUrl,
	token: text('1 to 32 letters and digits', /^[A-Za-z0-9]{1,32}$/),
	encodingAesKey: text('43 letters and digits', /^[A-Za-z0-9]{43}$/),
	app: 'string?',
} as const;

const rude: Field<boolean | Rudeness> = orBoolean(
	object({
		...oddities,
		callbackSpaces: 'boolean?',
		callbackStateBytes: optional(whole(1)),
		refuseEscapes: 'boolean?',
	}),
);

/** The settings that can be changed while the simulator runs; `Settings` of options.ts. */
export const changeableSettings = {
	latencyMs: optional(milliseconds),
	strictConcurrency: 'boolean?',
	alwaysRepeatCallbacks: 'boolean?',
	callbackRetries: optional(whole(0, 100)),
	callbackTimeoutMs: optional(whole(1, MOST_MS)),
	tokenPolicy: optional(oneOf('same while valid', 'new ends previous')),
	tokenLifetimeSeconds: optional(whole(1)),
	tokenCallsPerMinute: optional(whole(1)),
	callsPerMinute: optional(whole(1)),
	callsPerHour: optional(whole(1)),
	concurrentCalls: optional(whole(1)),
	rude: optional(rude),
} as const;

/** How far time can be moved at once: ten years. */
export const advance = { ms: whole(0, 315_576_000_000) } as const;

export const tokenEnd = {
	app: 'string?',
	code: optional(oneOf(40014, 42001)),
} as const;

/**
 * The query of a GET as an input: a field that takes a number or a truth value gets one.
 * @throws ControlError for a text that is neither
 */
export function readQueryInput(spec: Record<string, unknown>, query: URLSearchParams): JsonObject {
	const input: JsonObject = {};
	for (const [name, value] of query) {
		const type = Object.hasOwn(spec, name) ? spec[name] : undefined;
		if (type === 'number?') {
			if (!/^-?\d+$/.test(value)) throw new ControlError(`${name} has to be a number`);
			input[name] = Number(value);
		} else if (type === 'boolean?') {
			if (!/^(true|false)$/.test(value)) throw new ControlError(`${name} has to be true or false`);
			input[name] = value === 'true';
		} else input[name] = value;
	}
	return input;
}
