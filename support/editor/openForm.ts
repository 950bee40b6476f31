import type { Page } from 'playwright-core';

import type { Editor } from './editor';
import { VIEWPORT } from './editor';
import { HIDDEN_HEIGHT, NOTHING_LOADING, READ_FORM } from './inPage';

const SETTLE_TIMEOUT_MS = 15_000;
const TALLEST_VIEWPORT = 8_000;
const LOOK_INTERVAL_MS = 150;
const CALM_LOOKS = 3;

/** What a form looks like, read off the page. */
export interface FormReading {
	/** The label of every field, in the order on the page. */
	labels: string[];
	/** Everything that the form says: labels, values, placeholders, hints, buttons. */
	text: string;
	/** Fields that cover one another, as "one / other". */
	overlaps: string[];
}

/**
 * Opens a workflow's canvas.
 *
 * @param editor where to open it
 * @param url n8n's address
 * @param workflowId the workflow
 * @param nodeCount how many nodes it has
 */
export async function openCanvas(
	{ page }: Editor,
	url: string,
	workflowId: string,
	nodeCount: number,
): Promise<void> {
	await page.goto(`${url}/workflow/${workflowId}`);
	await page
		.getByTestId('canvas-node')
		.nth(nodeCount - 1)
		.waitFor();
}

/**
 * Opens one node of the canvas that is open.
 *
 * @param editor with the canvas open
 * @param nodeName the node's name in the workflow
 * @throws Error when no field shows, or a list does not load
 */
export async function openNode({ page }: Editor, nodeName: string): Promise<void> {
	const node = page.locator(`[data-test-id="canvas-node"][data-node-name="${nodeName}"]`);
	// A click would need the node to be in view; the editor listens for the event alone.
	await node.locator('[data-canvas-node-render-type]').first().dispatchEvent('dblclick');
	await page.getByTestId('ndv').getByTestId('parameter-item').first().waitFor();
	await page.waitForFunction(NOTHING_LOADING, undefined, { timeout: SETTLE_TIMEOUT_MS });
}

/**
 * Opens the form of one node of the canvas that is open, tall enough to show all of it.
 *
 * @param editor with the canvas open
 * @param nodeName the node's name in the workflow
 * @throws Error when no field shows
 */
export async function openForm(editor: Editor, nodeName: string): Promise<FormReading> {
	const { page } = editor;
	await page.setViewportSize(VIEWPORT);
	await openNode(editor, nodeName);
	await growUntilAllShows(page);
	return await page.evaluate<FormReading>(READ_FORM);
}

/** Closes the form that is open. */
export async function closeForm({ page }: Editor): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'detached' });
}

/** Saves a picture of the form that is open. */
export async function photographForm({ page }: Editor, file: string): Promise<void> {
	await page.locator('.node-settings').screenshot({ path: file, animations: 'disabled' });
}

/** Parts of a form render one after the other, so its height is asked for until it stays. */
async function growUntilAllShows(page: Page): Promise<void> {
	let { height } = VIEWPORT;
	for (let calm = 0; calm < CALM_LOOKS && height < TALLEST_VIEWPORT;) {
		await page.waitForTimeout(LOOK_INTERVAL_MS);
		const missing = Number(await page.evaluate(HIDDEN_HEIGHT));
		if (missing <= 0) {
			calm += 1;
			continue;
		}
		calm = 0;
		height = Math.min(height + missing, TALLEST_VIEWPORT);
		await page.setViewportSize({ ...VIEWPORT, height });
	}
}
