import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { preProcessFile } from 'typescript';

import { ROOT } from '../../support/n8n/packageTarball';

interface Manifest {
	scripts?: Record<string, string>;
	bin?: string | Record<string, string>;
	devDependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** Folders that hold no code of this repository. */
const LEFT_OUT = /^(node_modules|dist|dist-zh|coverage|screenshots|\..*)$/;

/** What a file imports; what only looks like it, in a text, is not. */
function importsOf(text: string): string[] {
	return preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function sources(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (LEFT_OUT.test(entry.name)) return [];
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) return sources(file);
		return /\.(ts|[cm]?js)$/.test(entry.name) ? [file] : [];
	});
}

function manifestOf(folder: string): Manifest {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The package of a module, without the path inside it. */
function packageOf(module: string): string {
	return module.split('/', module.startsWith('@') ? 2 : 1).join('/');
}

const texts = sources(ROOT).map((file) => [path.relative(ROOT, file), readFileSync(file, 'utf8')]);
const manifest = manifestOf(ROOT);
const declared = new Set(
	Object.keys({ ...manifest.devDependencies, ...manifest.peerDependencies }),
);

test('every package that is imported is declared', () => {
	const missing = texts.flatMap(([file, text = '']) =>
		importsOf(text)
			.filter((module) => !module.startsWith('.') && !isBuiltin(module))
			.filter((module) => !declared.has(packageOf(module)))
			.map((module) => `${file}: ${module}`),
	);
	expect(missing).toEqual([]);
});

test('every package that is declared is used', () => {
	const scripts = Object.values(manifest.scripts ?? {}).join('\n');
	const names = [...declared];
	const manifests = new Map(
		names.map((name) => [name, manifestOf(path.join(ROOT, 'node_modules', name))]),
	);
	const isUsed = (name: string): boolean => {
		if (texts.some(([, text = '']) => text.includes(`'${name}'`) || text.includes(`'${name}/`))) {
			return true;
		}
		const bin = manifests.get(name)?.bin ?? {};
		const commands = typeof bin === 'string' ? [path.basename(name)] : Object.keys(bin);
		if (commands.some((command) => new RegExp(`\\b${command}\\b`).test(scripts))) return true;
		// The compiler takes types by itself; a tool asks for what it works with.
		return (
			name.startsWith('@types/') ||
			[...manifests.values()].some(
				({ peerDependencies, peerDependenciesMeta }) =>
					peerDependencies?.[name] !== undefined && !peerDependenciesMeta?.[name]?.optional,
			)
		);
	};
	expect(names.filter((name) => !isUsed(name))).toEqual([]);
});

test('the lock file names no registry', () => {
	expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(
		/"resolved"|https?:[^"]*\.tgz/,
	);
});
