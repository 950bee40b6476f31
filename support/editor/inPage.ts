/**
 * Expressions that run in the editor's page. They are text because they are the browser's code, not
 * Node's: the compiler knows no document here.
 */

const PARAMETERS = `document.querySelector('[data-test-id="node-parameters"]')`;

/** Whether the form has loaded its lists. */
export const NOTHING_LOADING = `!/Loading options/i.test(${PARAMETERS}.innerText) &&
	![...${PARAMETERS}.querySelectorAll('[data-icon="spinner"], .el-loading-mask')]
		.some((element) => element.getBoundingClientRect().width > 0)`;

/** How many pixels of the form are scrolled out of view. */
export const HIDDEN_HEIGHT = `${PARAMETERS}.scrollHeight - ${PARAMETERS}.clientHeight`;

/** Reads the form: see FormReading. */
export const READ_FORM = `(() => {
	const form = ${PARAMETERS};
	const isVisible = (element) => element.getBoundingClientRect().width > 0;
	// Beside its text, a label holds switches that show only under the mouse.
	const textOf = (label) =>
		label?.querySelector('.n8n-text')?.innerText.trim().replace(/\\s*\\*$/, '') ?? '?';
	const labelOf = (element) =>
		textOf(element.closest('[data-test-id="parameter-item"]')?.querySelector('label'));
	// The label of the credential is the editor's own.
	const labels = [...form.querySelectorAll('label.n8n-input-label')]
		.filter((label) => isVisible(label) && !label.closest('[data-test-id="credentials-label"]'))
		.map(textOf);

	const boxes = [...form.querySelectorAll('label.n8n-input-label, [data-test-id="parameter-input"]')]
		.filter(isVisible);
	const overlaps = [];
	for (const [index, one] of boxes.entries()) {
		for (const other of boxes.slice(index + 1)) {
			if (one.contains(other) || other.contains(one)) continue;
			const a = one.getBoundingClientRect();
			const b = other.getBoundingClientRect();
			const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
			const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			if (width > 4 && height > 4) overlaps.push(labelOf(one) + ' / ' + labelOf(other));
		}
	}

	const values = [...form.querySelectorAll('input, textarea')]
		.filter(isVisible)
		.flatMap(({ value, placeholder }) => [value, placeholder]);
	return { labels, overlaps, text: [form.innerText, ...values].join('\\n') };
})()`;
