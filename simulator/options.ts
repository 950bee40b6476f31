import { parseEncodingAesKey, type CallbackKey } from '../wecom/callback/crypto';
import type { Rudeness } from './rudeness';
import type { EndpointId, Milliseconds, UserId } from './types';

/** Where WeCom sends an app's events: what an administrator enters under "API receiving". */
export interface CallbackTarget {
	url: string;
	token: string;
	encodingAesKey: string;
}

/** The key of a callback to which something can be sent. @throws Error saying what is wrong */
export function readKey({ url, encodingAesKey }: CallbackTarget): CallbackKey {
	if (!URL.canParse(url)) throw new Error(`the callback URL has to be an address, not ${url}`);
	const parsed = parseEncodingAesKey(encodingAesKey);
	if (!parsed.ok) {
		throw new Error('the EncodingAESKey of the callback has to be 43 letters and digits');
	}
	return parsed.key;
}

/** A self-built app of the corp. */
export interface AppOptions {
	/** Its name in assertions and in the control API; WeCom itself does not show it. */
	name: string;
	secret: string;
	agentId?: number;
	callback?: CallbackTarget;
	/** The endpoints it may call; others answer 48002. Without it, all. */
	allowedEndpoints?: EndpointId[];
	/** The members in its visible range. Without it, all. */
	visibleMembers?: UserId[];
}

/**
 * Whether a second exchange within the lifetime gives the same token again, or a new one that ends
 * the earlier one. Both are in use; accessToken.yaml says not to rely on either.
 */
export type TokenPolicy = 'same while valid' | 'new ends previous';

export interface SimulatorOptions {
	/** 0 takes a free port. */
	port?: number;
	host?: string;
	corpId?: string;
	/** The first app is the one that the shorthands `secret` and `callback` describe. */
	apps?: AppOptions[];
	/** Shorthand for the secret of the first app. */
	secret?: string;
	/** Shorthand for the callback of the first app. */
	callback?: CallbackTarget;
	/** How long every API call takes, on top of the work. */
	latencyMs?: Milliseconds;
	seed?: number;
	/** Unix milliseconds at which time stands still; without it the machine's time runs. */
	fixedTime?: Milliseconds;
	members?: number;
	customers?: number;
	tokenLifetimeSeconds?: number;
	tokenPolicy?: TokenPolicy;
	/** Addresses from which calls are accepted; others answer 60020. Without it, all. */
	trustedIps?: string[];
	/** gettoken calls per app and minute before 45009. */
	tokenCallsPerMinute?: number;
	/** API calls per endpoint and minute before 45009 and a block of 60 seconds; WeCom has 10,000. */
	callsPerMinute?: number;
	/** API calls per endpoint and hour before 45009 and a block of an hour; WeCom has 150,000. */
	callsPerHour?: number;
	/** Calls of one endpoint at once before 45033. */
	concurrentCalls?: number;
	/** Whether a write to a record that is being written is refused with 45035. */
	strictConcurrency?: boolean;
	/** How many requests are kept for reading; counts are always exact. */
	keepRequests?: number;
	/** How long a callback may take before it counts as unanswered. */
	callbackTimeoutMs?: Milliseconds;
	/** How often a callback is sent again when it was not answered with 200. */
	callbackRetries?: number;
	/**
	 * Whether the simulator answers and sends as real servers do on a bad day: true for what a correct
	 * client does not even notice, or single ways of it.
	 */
	rude?: boolean | Rudeness;
	/** Sends every callback `callbackRetries` more times, whatever the answer. */
	alwaysRepeatCallbacks?: boolean;
}

export type Settings = Required<
	Omit<SimulatorOptions, 'apps' | 'secret' | 'callback' | 'fixedTime' | 'trustedIps'>
> &
	Pick<SimulatorOptions, 'fixedTime' | 'trustedIps'> & { apps: [AppOptions, ...AppOptions[]] };

const DEFAULTS = {
	port: 0,
	host: '127.0.0.1',
	corpId: 'wwsimulatedcorp01',
	secret: 'SIM-SECRET-of-the-first-app-0000000000000001',
	latencyMs: 0,
	seed: 1,
	members: 10,
	customers: 100,
	tokenLifetimeSeconds: 7200,
	tokenPolicy: 'same while valid',
	tokenCallsPerMinute: 1000,
	callsPerMinute: Infinity,
	callsPerHour: Infinity,
	concurrentCalls: Infinity,
	strictConcurrency: false,
	keepRequests: 100_000,
	callbackTimeoutMs: 5000,
	callbackRetries: 3,
	alwaysRepeatCallbacks: false,
	rude: false,
} as const satisfies SimulatorOptions;

/** Fills in what was left out. @throws Error for a callback to which nothing could be sent */
export function resolveOptions(options: SimulatorOptions): Settings {
	const { secret = DEFAULTS.secret, callback, ...rest } = options;
	const given = Object.fromEntries(
		Object.entries<unknown>(rest).filter(([, value]) => value !== undefined),
	) as typeof rest;
	const [first = { name: 'main', secret, agentId: 1_000_002 }, ...others] = options.apps ?? [];
	const main: AppOptions = { ...first, ...(callback && { callback }) };
	const apps: Settings['apps'] = [main, ...others.map((app) => ({ ...app }))];
	for (const app of apps) if (app.callback) readKey(app.callback);
	return { ...DEFAULTS, ...given, apps };
}
