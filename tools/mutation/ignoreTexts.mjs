/**
 * Leaves the texts of messages and their keys alone: other tests hold them, and no logic hangs on them.
 *
 * @param {any} path what is about to be mutated, as a path of Babel
 * @returns {string | undefined} why it is not, if so
 */
function shouldIgnore(path) {
	const call = path.parentPath;
	if (!call?.isCallExpression() || path.listKey !== 'arguments') return undefined;
	if (!call.get('callee').isIdentifier({ name: 'translate' })) return undefined;
	return path.isStringLiteral() || path.isTemplateLiteral() ? 'a text of a message' : undefined;
}

/** As Stryker looks for them. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'texts', value: { shouldIgnore } }];
