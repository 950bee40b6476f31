import { parseArgs } from 'node:util';

import type { ClusterOptions } from './cluster';
import type { Once } from './workflow';

/** What a run does. */
export interface QueueOptions extends ClusterOptions {
	/** Events. */
	count: number;
	/** Events a second. */
	rate: number;
	/** How often WeCom sends each again, although it was answered. */
	repeats: number;
	/** Which step lets each event pass once. */
	once: Once;
	/** The processes that take callbacks: the webhook process alone, or the main process too. */
	entrances: 1 | 2;
}

export const HELP = `n8n in queue mode with this package, under callbacks.

  npm run test:e2e:queue -- [options]

  --count N       events (default 2000)
  --rate N        events a second (default 50)
  --repeats N     how often each is sent again, although it was answered (default 1)
  --once STEP     redis | removeDuplicates | nothing: what lets an event pass once (default redis)
  --entrances N   1: the webhook process; 2: the main process too, in turn (default 2)
  --restart HOW   stop | kill | none: what happens to a worker in the middle (default stop)
  --engine NAME   vm | legacy: n8n's sandbox for expressions (default vm, as in n8n)
`;

/**
 * Reads the command line.
 *
 * @returns undefined when only help was asked for
 * @throws Error naming the option
 */
export function readOptions(argv: readonly string[]): QueueOptions | undefined {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args: [...argv],
		options: {
			count: { ...text, default: '2000' },
			rate: { ...text, default: '50' },
			repeats: { ...text, default: '1' },
			once: { ...text, default: 'redis' },
			entrances: { ...text, default: '2' },
			restart: { ...text, default: 'stop' },
			engine: { ...text, default: 'vm' },
			help: { type: 'boolean' },
		},
	});
	if (values.help) return undefined;
	return {
		count: whole('count', values.count),
		rate: whole('rate', values.rate),
		repeats: Number(oneOf('repeats', values.repeats, ['0', '1', '2', '3'])),
		once: oneOf('once', values.once, ['redis', 'removeDuplicates', 'nothing']),
		entrances: oneOf('entrances', values.entrances, ['1', '2']) === '1' ? 1 : 2,
		restart: oneOf('restart', values.restart, ['stop', 'kill', 'none']),
		engine: oneOf('engine', values.engine, ['vm', 'legacy']),
	};
}

function whole(name: string, value: string): number {
	if (/^[1-9]\d*$/.test(value)) return Number(value);
	throw new Error(`--${name} has to be a whole number above 0, not ${value}`);
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
	const found = known.find((one) => one === value);
	if (found) return found;
	throw new Error(`--${name} has to be one of ${known.join(', ')}, not ${value}`);
}
