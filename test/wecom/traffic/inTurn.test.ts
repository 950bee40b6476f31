import { RefusedError } from '../../../wecom/errors';
import { inTurn } from '../../../wecom/traffic/inTurn';
import type { Turns } from '../../../wecom/traffic/run';
import type { Outcome } from '../../../wecom/traffic/ticket';

function turns() {
	const seen: Array<Outcome | 'began'> = [];
	const next = async () => {
		seen.push('began');
		return await Promise.resolve({ end: (outcome: Outcome) => seen.push(outcome) });
	};
	return { seen, turns: { next } as unknown as Turns };
}

describe('a call in its turn', () => {
	it('begins when it may, gives back what came, and says that it went well', async () => {
		const { seen, turns: its } = turns();
		const call = async () => await Promise.resolve(seen.length);
		await expect(inTurn(its, [], call)).resolves.toBe(1);
		expect(seen).toEqual(['began', 'good']);
	});

	it('says how it failed, and throws that', async () => {
		const { seen, turns: its } = turns();
		const error = new RefusedError(45009, 'api freq out of limit');
		await expect(inTurn(its, [], async () => await Promise.reject(error))).rejects.toBe(error);
		expect(seen).toEqual(['began', 'blocked']);
	});

	it('throws what is none of our errors as one, without the secrets', async () => {
		const { seen, turns: its } = turns();
		const call = async () => await Promise.reject(new RefusedError(40001, 'bad example-secret'));
		const error = await inTurn(its, ['example-secret'], call).catch((thrown: unknown) => thrown);
		expect(String(error)).toContain('40001');
		expect(String(error)).not.toContain('example-secret');
		expect(seen).toEqual(['began', 'good']);
	});
});
