import { cpSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chineseTexts } from '../support/translations';

/** What the Chinese edition's own manifest says; the rest of the English one is for development. */
const KEPT = [
	'version',
	'license',
	'homepage',
	'author',
	'contributors',
	'repository',
	'bugs',
	'engines',
	'files',
	'n8n',
	'peerDependencies',
];

const DESCRIPTION =
	'n8n 企业微信客户联系节点（中文版）：在工作流中调用客户联系的全部接口，接收全部回调事件';

/** What people who read Chinese look for, beside the keywords of the English manifest. */
const KEYWORDS = ['中文', '客户群', '群发', '客户朋友圈', '获客助手', '私域'];

/**
 * Makes the Chinese edition in `dist-zh` out of a finished build: the same compiled code with Chinese
 * texts in its dictionary, and a manifest and README of its own. Node and credential types keep their
 * names, so that a credential serves both editions.
 */
export function buildChineseEdition(root: string): void {
	const target = join(root, 'dist-zh');
	const manifest = readManifest(root);
	const name = `${String(manifest.name)}-zh`;
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	cpSync(join(root, 'dist'), join(target, 'dist'), { recursive: true });
	writeFileSync(join(target, 'dist', 'i18n', 'dictionary.js'), dictionaryModule());
	for (const node of nodeFiles(manifest))
		renameInCodex(join(target, node), String(manifest.name), name);
	const kept = KEPT.filter((key) => key in manifest).map((key) => [key, manifest[key]]);
	const own = {
		name,
		description: DESCRIPTION,
		keywords: [...(manifest.keywords as string[]), ...KEYWORDS],
		...Object.fromEntries(kept),
	};
	writeFileSync(join(target, 'package.json'), `${JSON.stringify(own, null, '\t')}\n`);
	copyFileSync(join(root, 'README.zh-CN.md'), join(target, 'README.md'));
	for (const file of ['LICENSE.md', 'CHANGELOG.md'])
		copyFileSync(join(root, file), join(target, file));
}

function readManifest(root: string): Record<string, unknown> {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
}

/** The compiled form of i18n/dictionary.ts, with the Chinese texts. */
function dictionaryModule(): string {
	const texts = JSON.stringify(chineseTexts(), null, '\t');
	return [
		'"use strict";',
		'Object.defineProperty(exports, "__esModule", { value: true });',
		'exports.dictionary = void 0;',
		`exports.dictionary = ${texts};`,
		'',
	].join('\n');
}

/** The codex files beside the nodes of a manifest. */
function nodeFiles({ n8n }: Record<string, unknown>): string[] {
	const { nodes } = n8n as { nodes: string[] };
	return nodes.map((file) => file.replace(/\.js$/, '.json'));
}

/** A codex file names its node with the package it comes in, and leads to the page of the package. */
function renameInCodex(file: string, from: string, to: string): void {
	const text = readFileSync(file, 'utf8');
	const named = text.replace(`"${from}.`, `"${to}.`);
	writeFileSync(file, named.replaceAll(`/package/${from}"`, `/package/${to}"`));
}
