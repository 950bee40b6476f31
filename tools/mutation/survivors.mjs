import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const NOTICED = new Set(['Killed', 'Timeout', 'Ignored', 'CompileError']);

/** Prints each mutant that nobody notices as soon as it is known, in a line. */
class Survivors {
	/** @param {import('@stryker-mutator/api/core').MutantResult} result */
	onMutantTested({ fileName, location, mutatorName, replacement = '', status }) {
		if (NOTICED.has(status)) return;
		const { line, column } = location.start;
		const text = replacement.replace(/\s+/g, ' ').slice(0, 120);
		console.log(`${fileName}:${line}:${column} ${status} ${mutatorName}: ${text}`);
	}
}

/** As Stryker looks for them. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors)];
