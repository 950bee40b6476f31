import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

interface ContractCode {
	code: number;
	zh: string;
	meaning: string;
	advice: string;
}

const root = join(__dirname, '..');
const target = join(root, 'wecom', 'errorCodes.ts');

/** The text of `wecom/errorCodes.ts`, made from `contract/errorCodes.yaml`. */
export async function generateErrorCodes(): Promise<string> {
	const { codes } = parse(readFileSync(join(root, 'contract', 'errorCodes.yaml'), 'utf8')) as {
		codes: ContractCode[];
	};
	const entries = codes
		.map(
			({ code, meaning, advice, zh }) =>
				`${JSON.stringify(String(code))}: { meaning: ${JSON.stringify(meaning)}, advice: ${JSON.stringify(advice)}, zh: ${JSON.stringify(zh)} },`,
		)
		.join('\n');
	const source = `// Generated from contract/errorCodes.yaml by \`npm run generate\`; edit that file instead.

/** What is known about an errcode (doc 90313). */
export interface ErrorCodeEntry {
	/** What went wrong. */
	meaning: string;
	/** What to check or do. */
	advice: string;
	/** WeCom's own name of the code. */
	zh: string;
}

/** Every errcode that Customer Contact calls, token calls and uploads can return, by its number. */
export const errorCodes: Readonly<Record<string, ErrorCodeEntry>> = {
${entries}
};
`;
	return await format(source, { ...(await resolveConfig(target)), filepath: target });
}

if (require.main === module) {
	void generateErrorCodes().then((source) => writeFileSync(target, source));
}
