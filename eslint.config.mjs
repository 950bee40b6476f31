import communityNodes from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

import house from './tools/lint/houseRules.mjs';

const asErrors = (config) =>
	Object.fromEntries(Object.keys(config.rules).map((rule) => [rule, 'error']));

/** Rules of n8n about what every published file may use; what wecom/ and i18n/ hold ends up in the package too. */
const publishedRules = Object.fromEntries(
	[
		'no-restricted-globals',
		'no-restricted-imports',
		'no-hardcoded-secrets',
		'no-dangerous-functions',
	].map((rule) => [`@n8n/community-nodes/${rule}`, 'error']),
);

export default tseslint.config(
	{ ignores: ['dist/**', 'dist-zh/**', 'coverage/**'] },
	{ linterOptions: { noInlineConfig: true } },
	{
		files: ['**/*.{ts,mjs}'],
		plugins: { house },
		rules: { 'house/import-groups': 'error', 'house/throws-tag': 'error' },
	},
	{
		files: ['**/*.{ts,mjs,js}'],
		// Named after the example that each of them runs, and after the tools that look for them.
		ignores: ['test/e2e/examples/**', '*.{mjs,js}'],
		plugins: { house },
		rules: { 'house/file-name': 'error' },
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strict, tseslint.configs.stylistic],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unnecessary-condition': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
			// A recursive type cannot be a Record.
			'@typescript-eslint/consistent-indexed-object-style': 'off',
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
			eqeqeq: 'error',
		},
	},
	// Generated.
	{ files: ['wecom/errorCodes.ts'], rules: { 'max-lines': 'off' } },
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
		extends: [communityNodes.configs.recommended],
		rules: { 'no-console': 'error' },
	},
	{
		files: ['wecom/**/*.ts', 'i18n/**/*.ts'],
		plugins: { '@n8n/community-nodes': communityNodes },
		rules: { ...publishedRules, 'no-console': 'error' },
	},
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: asErrors(nodesBase.configs.community),
	},
	// What is off here is off in n8n's own toolkit too, because another rule of n8n asks for the contrary.
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: {
			...asErrors(nodesBase.configs.nodes),
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: {
			...asErrors(nodesBase.configs.credentials),
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
);
