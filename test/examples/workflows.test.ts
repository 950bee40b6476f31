import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INode } from 'n8n-workflow';

import {
	exampleFile,
	EXAMPLES,
	LANGUAGES,
	loadExample,
	needsN8n2,
	type ExampleLanguage,
} from '../../support/examples/examples';
import type { Workflow } from '../../support/n8n/types';

const OWN = /^n8n-nodes-wecom-customer-contact(-zh)?\./;
const N8NS = /^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./;
const NOTE = 'n8n-nodes-base.stickyNote';

/** Triggers that nobody outside can start. */
const STARTED_INSIDE = new Set([
	'n8n-nodes-base.errorTrigger',
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.scheduleTrigger',
]);

/** What a node takes up on the canvas, its name below it included. */
const NODE_SIZE = { width: 100, height: 150 };

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function boxOf({ name, type, position: [left, top], parameters }: INode): Box {
	const { width, height } =
		type === NOTE
			? { width: Number(parameters.width), height: Number(parameters.height) }
			: NODE_SIZE;
	return { name, left, top, right: left + width, bottom: top + height };
}

function overlaps(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

/** Whether a workflow can be started from outside through a node of this type. */
function isEntrance(type: string): boolean {
	return /Trigger$|\.(webhook|form)$/.test(type) && !STARTED_INSIDE.has(type);
}

/** Whether anybody who knows a node's address gets an answer from it. */
function isOpenToEverybody({ type, parameters, credentials }: INode): boolean {
	// It waits for a time, unless it is told to wait for a call or a form.
	if (type === 'n8n-nodes-base.wait') return 'resume' in parameters;
	if (!isEntrance(type)) return false;
	// Ours takes only what is signed with the Callback Token of its credential.
	if (OWN.test(type)) return credentials === undefined;
	return parameters.authentication === undefined || parameters.authentication === 'none';
}

/** The texts of all parameters of a node. */
function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function steps({ nodes }: Workflow): INode[] {
	return nodes.filter(({ type }) => type !== NOTE);
}

function notes({ nodes }: Workflow): string[] {
	return nodes
		.filter(({ type }) => type === NOTE)
		.map(({ parameters }) => String(parameters.content));
}

const all = LANGUAGES.flatMap((language) =>
	EXAMPLES.map((name): [ExampleLanguage, (typeof EXAMPLES)[number]] => [language, name]),
);

test.each(LANGUAGES)(
	'every workflow in the folder (%s) is in the list and the README',
	(language) => {
		const folder = path.dirname(exampleFile('any', language));
		const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
		expect(files.sort()).toEqual(EXAMPLES.map((name) => `${name}.json`).sort());
		const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
		const linked = [...readme.matchAll(/\]\(([\w-]+)\.json\)/g)].map(([, name]) => name);
		expect(linked).toEqual([...EXAMPLES]);
	},
);

test.each(LANGUAGES)('the README (%s) says which workflows need n8n 2', (language) => {
	const folder = path.dirname(exampleFile('any', language));
	const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
	const said = /[(（](channel-qr-codes[^)）]*)[)）][^\n]*\n?[^\n]*n8n 2/.exec(readme)?.[1];
	const needing = EXAMPLES.filter((name) => needsN8n2(loadExample(name, language)));
	expect(said?.split(/[,、]\s*/).sort()).toEqual([...needing].sort());
});

describe.each(all)('%s %s', (language, name) => {
	const workflow = loadExample(name, language);

	test('uses nodes of n8n itself and of this package alone', () => {
		const foreign = workflow.nodes.filter(({ type }) => !OWN.test(type) && !N8NS.test(type));
		expect(foreign).toEqual([]);
	});

	test('takes at most fourteen steps, and none of them in code', () => {
		const types = steps(workflow).map(({ type }) => type);
		expect(types.length).toBeLessThanOrEqual(14);
		expect(types).not.toContain('n8n-nodes-base.code');
	});

	test('has nothing on the canvas that covers something else', () => {
		const boxes = workflow.nodes.map(boxOf);
		const covered = boxes.flatMap((one, index) =>
			boxes
				.slice(index + 1)
				.filter((other) => overlaps(one, other))
				.map((other) => `${one.name} and ${other.name}`),
		);
		expect(covered).toEqual([]);
	});

	test('names its credential, and holds nothing of an instance', () => {
		for (const { type, credentials } of workflow.nodes) {
			const references = Object.values(credentials ?? {});
			expect(references).toHaveLength(OWN.test(type) ? 1 : 0);
			for (const { id, name: given } of references) {
				expect(id).toBeNull();
				expect(given).toMatch(/\S/);
			}
		}
		expect(Object.keys(workflow).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
	});

	test('leaves the addresses of its nodes to n8n, so that each import gets its own', () => {
		expect(workflow.nodes.filter((node) => 'webhookId' in node)).toEqual([]);
		const paths = steps(workflow).filter(({ parameters }) => 'path' in parameters);
		expect(paths).toEqual([]);
	});

	test('has no address that is open to everybody, and says which password it asks for', () => {
		expect(steps(workflow).filter(isOpenToEverybody)).toEqual([]);
		const asking = steps(workflow).filter(({ type }) => isEntrance(type) && !OWN.test(type));
		const named = notes(workflow).flatMap((text) =>
			text
				.split('\n')
				.filter((line) => /^\d\. /.test(line) && /Credential for Basic Auth/.test(line)),
		);
		expect(named).toEqual(asking.map(({ name: node }) => expect.stringContaining(`**${node}**`)));
	});

	test('has every step connected', () => {
		const linked = new Set(
			Object.entries(workflow.connections).flatMap(([source, byKind]) => [
				source,
				...Object.values(byKind)
					.flat()
					.flatMap((list) => (list ?? []).map(({ node }) => node)),
			]),
		);
		expect([...linked].sort()).toEqual(
			steps(workflow)
				.map((node) => node.name)
				.sort(),
		);
	});

	test('refers in expressions and notes only to nodes that it has', () => {
		const names = workflow.nodes.map((node) => node.name);
		const texts = workflow.nodes.flatMap(({ parameters }) => stringsIn(parameters));
		const inExpressions = texts.flatMap((text) =>
			[...text.matchAll(/\$\((['"])(.*?)\1\)/g)].map(([, , node]) => node),
		);
		// Bold in a note is the name of a node and nothing else.
		const inNotes = notes(workflow).flatMap((text) =>
			[...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, node]) => node),
		);
		expect([...inExpressions, ...inNotes].filter((node) => !names.includes(node ?? ''))).toEqual(
			[],
		);
	});

	test('says step by step what to fill in', () => {
		expect(notes(workflow)[0]).toMatch(/^## .+\n+[^]*^1\. .+\n2\. /m);
	});

	test('asks for values of the user in one place at most, and leaves them empty there', () => {
		const settings = steps(workflow).filter((node) => ['Settings', '设置'].includes(node.name));
		expect(settings.length).toBeLessThanOrEqual(1);
		const placeholders = steps(workflow)
			.flatMap(({ parameters }) => stringsIn(parameters))
			.filter((text) => /YOUR-KEY|Example|example\.com|\bmember_[a-d]\b/.test(text));
		expect(placeholders).toEqual([]);
	});
});
