import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..');

/** A text that the code translates: its key and its English words. */
export interface TranslatedText {
	key: string;
	english: string;
	file: string;
}

/**
 * Every call of `translate` in the published code, read from its syntax. Keys that are put together at
 * run time are left out.
 * @throws where the English words are neither literal nor a constant of the file
 */
export function translatedMessages(): TranslatedText[] {
	return ['nodes', 'credentials', 'wecom', 'i18n'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.flatMap((name) => messagesIn(join(folder, name))),
	);
}

function messagesIn(file: string): TranslatedText[] {
	const text = readFileSync(join(ROOT, file), 'utf8');
	if (!text.includes('translate(')) return [];
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	const constants = new Map<string, string>();
	const found: TranslatedText[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name)) {
			const value = literalOf(node.initializer);
			if (value !== undefined) constants.set(node.name.text, value);
		}
		if (ts.isCallExpression(node) && node.expression.getText() === 'translate') {
			const [key, english] = node.arguments;
			const name = key && literalOf(key);
			if (name !== undefined && english) {
				const words = literalOf(english) ?? constants.get(english.getText());
				if (words === undefined) throw new TypeError(`${file}: no words for ${name}`);
				found.push({ key: name, english: words, file });
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function literalOf(node: ts.Node): string | undefined {
	return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
		? node.text
		: undefined;
}
