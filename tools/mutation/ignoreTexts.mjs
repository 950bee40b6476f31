import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Leaves the texts of messages and their keys alone: other tests hold them, and no logic hangs on them. */
class TextsIgnorer {
	/**
	 * @param {import('@babel/core').NodePath} path what is about to be mutated
	 * @returns {string | undefined} why it is not, if so
	 */
	shouldIgnore(path) {
		const { parentPath: call } = path;
		if (!call?.isCallExpression() || path.listKey !== 'arguments') return undefined;
		if (!call.get('callee').isIdentifier({ name: 'translate' })) return undefined;
		return path.isStringLiteral() || path.isTemplateLiteral() ? 'a text of a message' : undefined;
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Ignore, 'texts', TextsIgnorer)];
