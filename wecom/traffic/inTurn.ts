import { toWeComError } from '../thrown';
import { outcomeOf } from './outcomeOf';
import type { Turns } from './run';
import type { Outcome } from './ticket';

/**
 * Makes a call in its turn, and says how it ended.
 * @throws WeComError without the secrets, and what `turns.next` throws
 */
export async function inTurn<T>(
	turns: Turns,
	secrets: readonly string[],
	call: () => Promise<T>,
): Promise<T> {
	const place = await turns.next();
	let outcome: Outcome = 'good';
	try {
		return await call();
	} catch (thrown) {
		const error = toWeComError(thrown).hide(secrets);
		outcome = outcomeOf(error);
		throw error;
	} finally {
		place.end(outcome);
	}
}
