import { isJsonObject } from '../json';
import type { Clock, Milliseconds } from '../types';
import { ANSWERS, type AnswerWord } from './words';

/** What became of a click; `unanswered` where n8n never said. */
type Outcome = AnswerWord | 'unanswered';

/** What came back from the address of the run; in place of a status the error in a word where nothing did. */
interface Answered<S = number> {
	status: S;
	body?: unknown;
}

/** What became of a click, how often it was sent, and what came back last, in a word for the log. */
interface PassedOn {
	outcome: Outcome;
	tries: number;
	last: number | string;
}

const WORDS: ReadonlySet<unknown> = new Set<AnswerWord>([
	'recorded',
	'over',
	'notAsked',
	'refused',
]);

/** How long it is tried: n8n has stored a run that waits within seconds, and restarts in less. */
const LONGEST_MS: Milliseconds = 60_000;
const FIRST_WAIT_MS: Milliseconds = 250;
const LONGEST_WAIT_MS: Milliseconds = 5_000;

/**
 * Hands a click on to the run that waits for it, again and again while the run is not there yet (409), or n8n answers with
 * an error, not at all, or with something else: a process that does not serve runs answers 200 with the page of the
 * editor. So it is the body that counts, not the status.
 * @param post sends the click once
 */
export async function passOn(
	post: () => Promise<Answered>,
	clock: Pick<Clock, 'now' | 'sleep'>,
): Promise<PassedOn> {
	const start = clock.now();
	let wait = FIRST_WAIT_MS;
	for (let tries = 1; ; tries++) {
		const answer = await post().catch(errorOf);
		const last = answer.status;
		const outcome = outcomeOf(answer);
		if (outcome !== undefined) return { outcome, tries, last };
		if (clock.now() - start + wait > LONGEST_MS) {
			// All the time the run was doing something else, or had ended otherwise: it does not wait for this.
			return { outcome: last === 409 ? 'over' : 'unanswered', tries, last };
		}
		await clock.sleep(wait);
		wait = Math.min(2 * wait, LONGEST_WAIT_MS);
	}
}

/** An error in a word: its message may hold the address, and so the signature. */
function errorOf(error: unknown): Answered<string> {
	const { code, name } = error as { code?: unknown; name?: unknown };
	return { status: typeof code === 'string' ? code : String(name) };
}

/** What an answer says for good; undefined where another try may get another. */
function outcomeOf({ status, body }: Answered<number | string>): Outcome | undefined {
	const word = isJsonObject(body) ? body[ANSWERS] : undefined;
	if (status === 200 && WORDS.has(word)) return word as AnswerWord;
	// n8n itself: the signature is not its own, the run is gone, or has gone on.
	if (status === 401) return 'refused';
	if (status === 404) return 'over';
	return status === 200 && isNothingToDo(body) ? 'over' : undefined;
}

const isNothingToDo = (body: unknown): boolean =>
	typeof body === 'string' && /<title>No action required<\/title>/i.test(body);
