import { parseArgs } from 'node:util';

import { createSimulator } from './simulator';

const HELP = `A WeCom for one corp, on this machine.

  npm run simulator -- [options]

  --port N               where to listen (default 8321; 0 takes a free port)
  --host ADDRESS         default 127.0.0.1
  --corp-id ID           default wwsimulatedcorp01
  --secret SECRET        the app's secret (default: printed at the start)
  --app NAME=SECRET      one more app; may be given several times
  --members N            default 10
  --customers N          default 100, up to 100000 and beyond
  --latency MS           how long every API call takes
  --seed N               the same seed gives the same ids
  --time ISO             time stands still there until it is advanced
  --token-lifetime S     default 7200
  --token-policy POLICY  same | new: what a second exchange gives (default same)
  --limits               WeCom's limits: 10,000 calls a minute and 150,000 an hour of an endpoint
  --strict               refuse writes that meet on one record (45035)
  --rude                 odd bytes in names, unknown fields, null for empty lists, errcode as text, …:
                         what a correct client does not notice
  --callback-url URL     where events go; with --callback-token and --callback-key
  --callback-token T
  --callback-key KEY     EncodingAESKey, 43 letters and digits
  --help

The control API is at /simulator; GET it for what can be done.
`;

const OPTIONS = {
	port: { type: 'string', default: '8321' },
	host: { type: 'string' },
	'corp-id': { type: 'string' },
	secret: { type: 'string' },
	app: { type: 'string', multiple: true },
	members: { type: 'string' },
	customers: { type: 'string' },
	latency: { type: 'string' },
	seed: { type: 'string' },
	time: { type: 'string' },
	'token-lifetime': { type: 'string' },
	'token-policy': { type: 'string' },
	limits: { type: 'boolean' },
	strict: { type: 'boolean' },
	rude: { type: 'boolean' },
	'callback-url': { type: 'string' },
	'callback-token': { type: 'string' },
	'callback-key': { type: 'string' },
	help: { type: 'boolean' },
} as const;

/** A whole number from the command line. @throws Error naming the option */
function whole(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text)) throw new Error(`--${name} has to be a whole number, not ${text}`);
	return Number(text);
}

const FIRST_SECRET = 'SIM-SECRET-of-the-first-app-0000000000000001';

/** @throws Error when the URL comes without token or key */
function readCallback(values: {
	'callback-url'?: string;
	'callback-token'?: string;
	'callback-key'?: string;
}) {
	const { 'callback-url': url, 'callback-token': token, 'callback-key': encodingAesKey } = values;
	if (url === undefined) return undefined;
	if (token === undefined || encodingAesKey === undefined) {
		throw new Error('--callback-url needs --callback-token and --callback-key');
	}
	return { url, token, encodingAesKey };
}

function readOptions(argv: string[]) {
	const { values } = parseArgs({ args: argv, options: OPTIONS });
	if (values.help) return undefined;
	const more = (values.app ?? []).map((text) => {
		const split = text.indexOf('=');
		if (split < 1) throw new Error('--app has to be NAME=SECRET');
		return { name: text.slice(0, split), secret: text.slice(split + 1) };
	});
	const first = { name: 'main', secret: values.secret ?? FIRST_SECRET, agentId: 1_000_002 };
	const time = values.time === undefined ? undefined : Date.parse(values.time);
	if (Number.isNaN(time)) throw new Error('--time has to be an ISO 8601 time');
	const given = {
		port: whole('port', values.port),
		host: values.host,
		corpId: values['corp-id'],
		apps: [first, ...more],
		members: whole('members', values.members),
		customers: whole('customers', values.customers),
		latencyMs: whole('latency', values.latency),
		seed: whole('seed', values.seed),
		fixedTime: time,
		tokenLifetimeSeconds: whole('token-lifetime', values['token-lifetime']),
		tokenPolicy: values['token-policy'] === 'new' ? 'new ends previous' : 'same while valid',
		callsPerMinute: values.limits ? 10_000 : undefined,
		callsPerHour: values.limits ? 150_000 : undefined,
		rude: values.rude,
		strictConcurrency: values.strict,
		callback: readCallback(values),
	} as const;
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (!options) {
		process.stdout.write(HELP);
		return;
	}
	const simulator = createSimulator(options);
	await simulator.start();
	const { corpId, apps } = simulator.settings;
	const secrets = apps.map((app) => `  secret of ${app.name}: ${app.secret}`).join('\n');
	process.stdout.write(
		`WeCom simulator at ${simulator.baseUrl}\n  corp id: ${corpId}\n${secrets}\n` +
			`  control API: ${simulator.baseUrl}/simulator\n`,
	);
	const stop = () => void simulator.stop().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

/** What went wrong, in words. */
function inWords(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { code, message } = error as NodeJS.ErrnoException;
	switch (code) {
		case 'EADDRINUSE':
			return `${message}: something else listens there. Choose another port with --port N; 0 takes a free one`;
		case 'EACCES':
			return `${message}: this port is not for everybody. Choose one above 1023 with --port N`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `${message}: --host has to be an address of this machine`;
		default:
			return message;
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${inWords(error)}\n`);
	process.exit(1);
});
