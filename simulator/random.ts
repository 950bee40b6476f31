/** A seeded source of numbers: the same seed gives the same run. */
export interface Random {
	/** A number from 0 (included) to 1 (excluded). */
	next(): number;
	/** A whole number from 0 to `below - 1`. */
	below(below: number): number;
	/** A text of `length` letters and digits. */
	letters(length: number): string;
}

/** So many letters fit into the 32 bits of a draw. */
const LETTERS_PER_DRAW = 5;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Makes a repeatable random source (mulberry32).
 * @param seed any whole number
 */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next32 = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return (t ^ (t >>> 14)) >>> 0;
	};
	const next = () => next32() / 4294967296;
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		letters: (length) => {
			let text = '';
			let bits = 0;
			for (let i = 0; i < length; i++) {
				if (i % LETTERS_PER_DRAW === 0) bits = next32();
				text += ALPHABET.charAt(bits % ALPHABET.length);
				bits = Math.floor(bits / ALPHABET.length);
			}
			return text;
		},
	};
}
