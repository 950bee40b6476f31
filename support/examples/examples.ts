import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../n8n/packageTarball';
import type { Workflow } from '../n8n/types';

/** The workflows under `examples/`, by their file names, in the order of the table in the README. */
export const EXAMPLES = [
	'set-up-qr-code',
	'scan-to-welcome',
	'channel-qr-codes',
	'channel-tags',
	'catch-up',
	'qr-code-rota',
	'welcome-by-channel',
	'welcome-by-time',
	'batch-tagging',
	'nightly-reconciliation',
	'sync-to-postgresql',
	'customer-stages',
	'customers-of-several-members',
	'lost-customer-alert',
	'leaver-handover',
	'group-message-follow-up',
	'follow-up-days',
	'moment-campaign',
	'group-join-way',
	'group-weekly-statistics',
	'acquisition-quota-alarm',
	'sensitive-words',
	'report-failures',
	'agent-asks-first',
] as const;

/** A workflow under `examples/`. */
export type ExampleName = (typeof EXAMPLES)[number];

/** The two sets of examples. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

/** The language of a set of examples. */
export type ExampleLanguage = (typeof LANGUAGES)[number];

/**
 * Whether a workflow has steps that only n8n 2 knows: tables that it makes, or finds by their names, and tools that wait
 * for a person.
 */
export function needsN8n2({ nodes }: Workflow): boolean {
	return nodes.some(({ type }) => type === 'n8n-nodes-base.dataTable' || type.endsWith('HitlTool'));
}

/** The file of an example. */
export function exampleFile(name: string, language: ExampleLanguage = 'en'): string {
	return path.join(ROOT, 'examples', language === 'en' ? '' : language, `${name}.json`);
}

/** Reads an example as it is imported. @throws where the file is not there or no JSON */
export function loadExample(name: string, language: ExampleLanguage = 'en'): Workflow {
	return JSON.parse(readFileSync(exampleFile(name, language), 'utf8')) as Workflow;
}
