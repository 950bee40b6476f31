/** A seeded source of numbers: the same seed gives the same run. */
export interface Random {
	/** A number from 0 (included) to 1 (excluded). */
	next(): number;
	/** A whole number from 0 to `below - 1`. */
	below(below: number): number;
	/** A text of `length` letters and digits. */
	letters(length: number): string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Makes a repeatable random source (mulberry32).
 * @param seed any whole number
 */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		letters: (length) => {
			let text = '';
			for (let i = 0; i < length; i++) text += ALPHABET[below(ALPHABET.length)];
			return text;
		},
	};
}
