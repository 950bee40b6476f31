import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** As wide as most windows, so that what a reader sees is what they will meet. */
export const WINDOW = { width: 1440, height: 900 };

/** A README with ten of them still opens quickly. */
const MOST_BYTES = 150_000;

const LOOK_INTERVAL_MS = 300;
const MOST_LOOKS = 40;
/** Room around the nodes of a canvas, in pixels. */
const MARGIN = 24;

/** Runs in the page, so it is text. The messages of a success go by themselves. */
const NO_MESSAGES = `document.querySelector('.el-notification') === null`;

/** The buttons that lead to the next node stand half outside of the node that is open. */
const NEIGHBOURS_HIDDEN = '[data-test-id="floating-nodes"] { display: none; }';

/** A part of the window, in pixels. */
interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/**
 * Saves a picture of a part of the page, once nothing on it moves any more.
 *
 * @param page the editor's page
 * @param subject what to show; it has to be in view
 * @param file where the picture goes
 * @throws Error when the page does not come to rest, or the picture is too big for a README
 */
export async function photograph(page: Page, subject: Locator, file: string): Promise<void> {
	await prepare(page);
	await expose(page, file, await boxOf(subject));
}

/**
 * Saves a picture of the nodes and notes of the canvas that is open.
 *
 * @param page the editor's page
 * @param file where the picture goes
 * @throws Error as {@link photograph}
 */
export async function photographCanvas(page: Page, file: string): Promise<void> {
	await page.getByTestId('zoom-to-fit').click();
	await prepare(page);
	// A node's name stands below it, and is wider than the node.
	const parts = page.locator('[data-test-id="canvas-node"], .vue-flow__node, .sticky-default');
	const boxes = await Promise.all((await parts.all()).map(boxOf));
	const left = Math.min(...boxes.map(({ x }) => x)) - 3 * MARGIN;
	const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + 4 * MARGIN;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + 3 * MARGIN;
	await expose(page, file, { x: left, y: top, width: right - left, height: bottom - top });
}

async function boxOf(subject: Locator): Promise<Box> {
	const box = await subject.boundingBox();
	if (!box) throw new Error(`There is nothing to photograph: ${subject}.`);
	return box;
}

/** Waits until messages are gone, and takes off what only gets in the way. */
async function prepare(page: Page): Promise<void> {
	await page.mouse.move(0, 0);
	await page.waitForFunction(NO_MESSAGES);
	await page.addStyleTag({ content: NEIGHBOURS_HIDDEN });
}

async function expose(page: Page, file: string, clip: Box): Promise<void> {
	const look = async () => await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
	let picture = await look();
	for (let looks = 1; ; looks++) {
		if (looks > MOST_LOOKS) throw new Error(`${path.basename(file)}: the page does not rest.`);
		await page.waitForTimeout(LOOK_INTERVAL_MS);
		const next = await look();
		if (next.equals(picture)) break;
		picture = next;
	}
	// Text and edges have many colours that nobody can tell apart; about 40 % of the bytes are left.
	const saved = await sharp(picture).png({ palette: true, colours: 256, effort: 10 }).toBuffer();
	if (saved.length > MOST_BYTES) {
		throw new Error(`${path.basename(file)} has ${saved.length} bytes; ${MOST_BYTES} are allowed.`);
	}
	await writeFile(file, saved);
	console.log(`${path.relative(process.cwd(), file)}: ${Math.ceil(saved.length / 1024)} kB`);
}
