import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A part of the code that is mutated in one go, against fast tests alone: those that stand beside it in `test/`, in
 * the folder of the same name.
 */
interface Slice {
	/** What is mutated: files, or folders with all files directly in them. */
	modules: string[];
	/** Tests that stand elsewhere. */
	besides?: string[];
	/** Tests beside it that take too long. */
	except?: string[];
}

const ROOT = join(__dirname, '..', '..');
const ACTION = 'nodes/WeComCustomerContact';
const TRIGGER = 'nodes/WeComCustomerContactTrigger';

const IN_N8N = "sends or reads files: tested in n8n's own engine, against the simulator";

/** Modules of the folders below that are not mutated, and why. */
export const LEFT_OUT: ReadonlyMap<string, string> = new Map([
	['wecom/errorCodes.ts', 'generated from the contract'],
	...['check', 'index'].map((name): [string, string] => [
		`${ACTION}/resources/connection/${name}.ts`,
		'a form, as those of the other resources: held against the contract (test/contract)',
	]),
	...[
		...[
			'beforeSending',
			'composedTask',
			'download',
			'fetchFile',
			'finish',
			'formOf',
			'mediaUpload',
			'perform',
		],
		...['readUpload', 'readyItems', 'requestOptions', 'run', 'sendPart', 'sendParts', 'shape'],
		...['uploadFiles', 'uploads'],
	].map((name): [string, string] => [`${ACTION}/engine/${name}.ts`, IN_N8N]),
]);

/** By the name that `npm run test:mutation -- <name>` takes. Each runs for some minutes. */
export const SLICES: Readonly<Record<string, Slice>> = {
	callback: { modules: ['wecom/callback'] },
	events: { modules: ['wecom/callback/events'], besides: ['test/wecom/callback/events.test.ts'] },
	/** What sends calls to WeCom, and says what came of them. */
	calls: {
		modules: [
			...['app', 'baseUrl', 'callerAddress', 'client', 'describeCode', 'describeError', 'errors'],
			...['exchange', 'hide', 'isOfClass', 'memberPace', 'probe', 'readAnswer', 'repeat', 'thrown'],
			...['token', 'tokenUse', 'types', 'userId', 'wait'],
		].map((name) => `wecom/${name}.ts`),
	},
	/** What reads answers, files, names and times. */
	files: {
		modules: [
			...['answerInPlace', 'answerText', 'contentDisposition', 'fileFormat', 'fileLimits'],
			...['fileName', 'json', 'multipart', 'oddIds', 'readBody', 'sizeInWords', 'time'],
			'uploadName',
		].map((name) => `wecom/${name}.ts`),
	},
	ask: { modules: ['wecom/ask'] },
	traffic: {
		modules: ['wecom/traffic'],
		// These let minutes or hours pass, with every call in them.
		except: ['live', 'blocks', 'limits', 'width', 'giveWay'].map(
			(name) => `test/wecom/traffic/${name}.test.ts`,
		),
	},
	trigger: { modules: [TRIGGER], except: [`test/${TRIGGER}/fuzz.test.ts`] },
	engine: {
		modules: [
			`${ACTION}/engine`,
			`${ACTION}/declaration/rules.ts`,
			`${ACTION}/declaration/dayRules.ts`,
		],
		except: [`test/${ACTION}/engine/fetchFile.test.ts`],
	},
	names: { modules: [`${ACTION}/engine/names`] },
	customers: {
		modules: [`${ACTION}/customers`],
		// These run the whole node against the simulator.
		except: ['filters', 'reading', 'simplify'].map(
			(name) => `test/${ACTION}/customers/${name}.test.ts`,
		),
	},
	connection: {
		modules: [`${ACTION}/resources/connection`],
		besides: [`test/${ACTION}/connection.test.ts`],
	},
};

/** The files of a slice, from the folder of the project: what is mutated, and the tests that are asked. */
export function filesOf({ modules, besides = [], except = [] }: Slice): {
	modules: string[];
	tests: string[];
} {
	const all = modules.flatMap((path) => (path.endsWith('.ts') ? [path] : filesIn(path, '.ts')));
	const folders = new Set(all.map((file) => `test/${dirname(file)}`));
	const beside = [...folders].flatMap((folder) => filesIn(folder, '.test.ts'));
	return {
		modules: all.filter((file) => !LEFT_OUT.has(file)),
		tests: [...beside, ...besides].filter((file) => !except.includes(file)),
	};
}

function filesIn(folder: string, ending: string): string[] {
	const path = join(ROOT, folder);
	if (!existsSync(path)) return [];
	const names = readdirSync(path).filter((name) => name.endsWith(ending));
	return names.sort().map((name) => `${folder}/${name}`);
}
