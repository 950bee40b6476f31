/**
 * What the compiler leaves to do: icons, codex files and output schemas beside the compiled nodes, then
 * the Chinese edition. `npm run build` compiles before it runs `gulp build`.
 */
const { existsSync, rmSync } = require('node:fs');
const path = require('node:path');
const { dest, parallel, series, src, watch } = require('gulp');

// The generators are TypeScript, like all that they read.
require('tsx/cjs');

/** `npm run dev` builds into the folder of a running n8n. */
const DIST = process.env.BUILD_FOLDER ?? path.join(__dirname, 'dist');
const CHINESE_DIST = path.join(__dirname, 'dist-zh');

async function clean() {
	for (const folder of [DIST, CHINESE_DIST]) rmSync(folder, { recursive: true, force: true });
}

/** Icons stand above the nodes, where their descriptions look for them. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest(path.join(DIST, 'icons')));
}

/** The codex file of a node has to be beside it. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest(path.join(DIST, 'nodes')));
}

async function schemas() {
	const { writeSchemas } = require('./tools/generateSchemas');
	writeSchemas(DIST);
}

async function chineseEdition() {
	if (!existsSync(path.join(DIST, 'i18n', 'dictionary.js'))) {
		throw new Error('Nothing is compiled; run `npm run build`');
	}
	const { buildChineseEdition } = require('./tools/buildChineseEdition');
	buildChineseEdition(__dirname);
}

function copyAgain() {
	watch('icons/*.svg', icons);
	watch('nodes/**/*.node.json', codex);
}

exports.clean = clean;
exports.watch = copyAgain;
exports.build = series(parallel(icons, codex, schemas), chineseEdition);
exports.default = exports.build;
