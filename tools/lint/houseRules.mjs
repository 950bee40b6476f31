import path from 'node:path';

/** Rules for what docs/contributing.md calls the house style, where no other rule knows it. */

/** Names that somebody else gives: those of n8n's own rules, and of the files that tools look for. */
const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;
const OF_A_CLASS = /^[A-Z][a-zA-Z0-9]*\.(?:node|credentials)$/;
/** `name.test` and `name.d` are names with an ending. */
const ENDINGS = /\.(?:test|d)$/;

const fileName = {
	meta: {
		type: 'suggestion',
		schema: [],
		messages: { name: 'File names are camelCase: {{name}}' },
	},
	create: (context) => ({
		Program: (node) => {
			const { name } = path.parse(context.filename);
			if (CAMEL_CASE.test(name.replace(ENDINGS, '')) || OF_A_CLASS.test(name)) return;
			context.report({ node, loc: { line: 1, column: 0 }, messageId: 'name', data: { name } });
		},
	}),
};

const isOwn = ({ source }) => source.value.startsWith('.');

const importGroups = {
	meta: {
		type: 'layout',
		fixable: 'whitespace',
		schema: [],
		messages: {
			order: "Packages are imported before the project's own modules",
			gap: "Imports stand together, with a blank line before the project's own modules alone",
		},
	},
	create: (context) => ({
		Program: ({ body }) => {
			const { sourceCode } = context;
			const imports = body.filter(({ type }) => type === 'ImportDeclaration');
			imports.slice(1).forEach((node, index) => {
				const before = imports[index];
				if (isOwn(before) && !isOwn(node)) {
					context.report({ node, messageId: 'order' });
					return;
				}
				const [comment] = sourceCode.getCommentsBefore(node);
				const lines = (comment ?? node).loc.start.line - before.loc.end.line - 1;
				const wanted = isOwn(before) === isOwn(node) ? 0 : 1;
				if (lines === wanted) return;
				const range = [before.range[1], (comment ?? node).range[0]];
				const fix = (fixer) => fixer.replaceTextRange(range, '\n'.repeat(wanted + 1));
				context.report({ node, messageId: 'gap', fix });
			});
		},
	}),
};

/** A sentence of a docstring that says what is thrown, or a type in braces, which TypeScript has no use for. */
const THROWS = /(?:^|[.:]\s+(?:\*\s*)?|\*\s+)Throws\s|@throws \{/m;

const throwsTag = {
	meta: {
		type: 'suggestion',
		schema: [],
		messages: { tag: 'What a function throws stands behind @throws, without braces' },
	},
	create: (context) => ({
		Program: () => {
			for (const comment of context.sourceCode.getAllComments()) {
				if (comment.type !== 'Block' || !comment.value.startsWith('*')) continue;
				if (THROWS.test(comment.value)) context.report({ loc: comment.loc, messageId: 'tag' });
			}
		},
	}),
};

export default {
	rules: { 'file-name': fileName, 'import-groups': importGroups, 'throws-tag': throwsTag },
};
