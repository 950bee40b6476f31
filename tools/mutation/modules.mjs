/**
 * Loads TypeScript of the project as jest does, within this process: the same transformation, a registry of modules
 * that can be emptied. What is compiled once stays compiled.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Script } from 'node:vm';
import { transformSync } from '@swc/core';

/**
 * @typedef {object} Loaded
 * @property {any} exports
 * @property {Set<string>} imports the files of the project that it requires
 */

/** The contract takes long to read, and nobody writes to it. */
const KEPT = /^contract\//;

/** A registry of the modules of one folder. */
export class Modules {
	/** @type {Map<string, Loaded>} */
	#loaded = new Map();
	/** @type {Map<string, (...args: any[]) => void>} */
	#compiled = new Map();
	/** @type {Map<string, string>} */
	#places = new Map();
	/** @type {Map<string, () => any>} what stands for a file, or for a package */
	#mocks = new Map();

	/**
	 * @param {string} root where the project is
	 * @param {(modules: Modules, file: string) => object} jestFor what `jest` is within a file
	 */
	constructor(root, jestFor) {
		this.root = root;
		this.jestFor = jestFor;
	}

	/** Forgets the modules, and what was mocked. */
	empty() {
		this.#mocks.clear();
		for (const file of this.#loaded.keys()) {
			if (!KEPT.test(relative(this.root, file))) this.#loaded.delete(file);
		}
	}

	/**
	 * @param {string} file
	 * @returns {any} what it exports
	 */
	load(file) {
		const found = this.#loaded.get(file);
		if (found) return found.exports;
		/** @type {Loaded} */
		const module = { exports: {}, imports: new Set() };
		this.#loaded.set(file, module);
		const require = (/** @type {string} */ request) => this.#require(file, request, module.imports);
		this.#compile(file)(
			module.exports,
			require,
			module,
			file,
			dirname(file),
			this.jestFor(this, file),
		);
		return module.exports;
	}

	/**
	 * @param {string} file one that is loaded
	 * @returns {Set<string>} the file, and all that it needs, directly or not
	 */
	neededBy(file) {
		const all = new Set([file]);
		for (const each of all) {
			for (const next of this.#loaded.get(each)?.imports ?? []) all.add(next);
		}
		return all;
	}

	/**
	 * @param {string} from the file that says so
	 * @param {string} request
	 * @param {() => any} make
	 */
	mock(from, request, make) {
		this.#mocks.set(this.#placeOf(from, request), make);
	}

	/**
	 * @param {string} from
	 * @param {string} request
	 * @returns {any} what it exports in truth
	 */
	actual(from, request) {
		const place = this.#placeOf(from, request);
		return place.endsWith('.ts') ? this.load(place) : createRequire(from)(request);
	}

	/**
	 * @param {string} from
	 * @param {string} request
	 * @param {Set<string>} imports
	 */
	#require(from, request, imports) {
		const place = this.#placeOf(from, request);
		if (place.endsWith('.ts')) imports.add(place);
		const mock = this.#mocks.get(place);
		if (!mock) return this.actual(from, request);
		const made = mock();
		this.#mocks.set(place, () => made);
		return made;
	}

	/**
	 * @param {string} from
	 * @param {string} request
	 */
	#placeOf(from, request) {
		const key = `${request.startsWith('.') ? dirname(from) : ''} ${request}`;
		const known = this.#places.get(key);
		if (known !== undefined) return known;
		const place = resolve(from, request);
		this.#places.set(key, place);
		return place;
	}

	/** @param {string} file */
	#compile(file) {
		const known = this.#compiled.get(file);
		if (known) return known;
		const { code } = transformSync(readFileSync(file, 'utf8'), {
			filename: file,
			swcrc: false,
			module: { type: 'commonjs' },
			sourceMaps: 'inline',
			jsc: {
				target: 'es2022',
				parser: { syntax: 'typescript' },
				transform: { hidden: { jest: true } },
			},
		});
		const parameters = 'exports, require, module, __filename, __dirname, jest';
		/** @type {(...args: any[]) => void} */
		const compiled = new Script(`(function (${parameters}) {${code}\n})`, {
			filename: file,
		}).runInThisContext();
		this.#compiled.set(file, compiled);
		return compiled;
	}
}

/**
 * @param {string} from
 * @param {string} request
 * @returns {string} the file, or the name of a module of Node.js
 */
function resolve(from, request) {
	const require = createRequire(from);
	if (!request.startsWith('.')) return require.resolve(request);
	const path = join(dirname(from), request);
	for (const candidate of [`${path}.ts`, join(path, 'index.ts'), path]) {
		try {
			return require.resolve(candidate);
		} catch {
			// The next one.
		}
	}
	throw new Error(`${from} requires ${request}, which is not there`);
}
