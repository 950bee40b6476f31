import { translate } from '../../../i18n/translate';
import { MOST_CHARACTERS, type Question } from './question';

const STYLE = `body{margin:0;padding:24px 16px;font:16px/1.6 sans-serif;color:#1f2329;background:#f5f6f7}
main{max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px}
h1{margin:0 0 12px;font-size:20px}
p{margin:0 0 24px;white-space:pre-wrap;overflow-wrap:anywhere}
p.fault{color:#c9372c}
textarea{display:block;box-sizing:border-box;width:100%;height:160px;margin:0 0 16px;padding:8px;font:inherit}
button{display:block;width:100%;margin:0 0 12px;padding:10px;border:1px solid #2b6de5;border-radius:6px;background:#2b6de5;color:#fff;font:inherit}
button+button{background:#fff;color:#1f2329;border-color:#c9cdd4}`;

/**
 * What every page of ours comes with: it is never stored, not shown inside another, tells nobody its address, and runs
 * nothing. n8n puts a sandbox of its own around what it sends itself; this is at least as strict.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms",
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow',
};

/** The page that shows a question and takes the answer; `fault` says what was wrong with an earlier one. */
export function questionPage(question: Question, fault?: string): string {
	const { title, message, answers, responseType } = question;
	const fields =
		responseType === 'freeText'
			? [
					`<textarea name="text" required maxlength="${MOST_CHARACTERS}" autofocus></textarea>`,
					`<button>${escaped(translate('message.sendAnswer', 'Send'))}</button>`,
				]
			: answers.map(
					({ text }, place) => `<button name="answer" value="${place}">${escaped(text)}</button>`,
				);
	return page(title, [
		`<p>${escaped(message)}</p>`,
		...(fault === undefined ? [] : [`<p class="fault">${escaped(fault)}</p>`]),
		`<form method="post">${fields.join('')}</form>`,
	]);
}

/** A page that says one thing. */
export function sayingPage(text: string): string {
	return page(text, []);
}

function page(title: string, content: readonly string[]): string {
	const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style>`;
	return `<!doctype html><html><head>${head}</head><body><main><h1>${escaped(title)}</h1>${content.join('')}</main></body></html>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text as it may stand in HTML, between tags and in attributes. */
function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
