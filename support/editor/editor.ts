import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, selectors, type BrowserContext, type Page } from 'playwright-core';

import type { N8nClient } from '../n8n/client';

/** Where Debian puts Chromium; Playwright's own download is not needed. */
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A machine without a way out would otherwise log a refused connection per second. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--lang=en-US',
];

/** The window's size before a form makes it taller. */
export const VIEWPORT = { width: 1600, height: 1000 };
const TIMEOUT_MS = 60_000;

/** n8n's editor in a headless browser, logged in. */
export interface Editor {
	page: Page;
	/** What the page has complained about since the last call. */
	takeProblems(): string[];
	close(): Promise<void>;
}

/**
 * Opens n8n's editor with the session of a client.
 *
 * @param client logged in
 * @throws Error when Chromium is not installed
 */
export async function openEditor(client: N8nClient): Promise<Editor> {
	if (!existsSync(CHROMIUM)) {
		throw new Error(
			`There is no Chromium at ${CHROMIUM}. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.`,
		);
	}
	selectors.setTestIdAttribute('data-test-id');
	const profile = await mkdtemp(path.join(tmpdir(), 'n8n-editor-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: CHROMIUM,
		args: FLAGS,
		viewport: VIEWPORT,
		locale: 'en-US',
	});
	context.setDefaultTimeout(TIMEOUT_MS);
	await logIn(context, client);

	const page = context.pages()[0] ?? (await context.newPage());
	const problems = collectProblems(page);
	return {
		page,
		takeProblems: () => problems.splice(0),
		close: async () => {
			await context.close();
			await rm(profile, { recursive: true, force: true });
		},
	};
}

/** The cookie counts only together with the browser id that it was issued for. */
async function logIn(context: BrowserContext, client: N8nClient): Promise<void> {
	const { url, cookie, browserId } = client.access;
	const separator = cookie.indexOf('=');
	await context.addCookies([
		{ url, name: cookie.slice(0, separator), value: cookie.slice(separator + 1) },
	]);
	await context.addInitScript({
		content: `localStorage.setItem('n8n-browserId', ${JSON.stringify(browserId)});`,
	});
}

function collectProblems(page: Page): string[] {
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') {
			problems.push(`console: ${message.text()} (${message.location().url})`);
		}
	});
	page.on('response', (response) => {
		const { pathname, host } = new URL(response.url());
		if (response.status() >= 400) problems.push(`HTTP ${response.status()}: ${host}${pathname}`);
	});
	return problems;
}
