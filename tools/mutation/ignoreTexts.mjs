/** What people read of a field of a form. */
const SHOWN = new Set(['displayName', 'description', 'placeholder']);

/**
 * Leaves the texts of messages and their keys alone, and those of forms: other tests hold them, and no logic hangs on
 * them.
 *
 * @param {any} path what is about to be mutated, as a path of Babel
 * @returns {string | undefined} why it is not, if so
 */
function shouldIgnore(path) {
	if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
	const around = path.parentPath;
	if (around?.isCallExpression() && path.listKey === 'arguments') {
		return around.get('callee').isIdentifier({ name: 'translate' })
			? 'a text of a message'
			: undefined;
	}
	if (!around?.isObjectProperty() || !SHOWN.has(nameOf(around.node))) return undefined;
	const names = around.parent.properties.map(nameOf);
	return names.includes('displayName') ? 'a text of a form' : undefined;
}

/** @param {any} property of an object, or what is spread into it */
const nameOf = ({ key }) => key?.name;

/** As Stryker looks for them. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'texts', value: { shouldIgnore } }];
