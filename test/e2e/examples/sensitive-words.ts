import { liveRules } from '../../../simulator/resources/interceptRule/state';
import { exampleProof } from '../support/exampleProof';

const TABLE = 'wecom_sensitive_words';

export const sensitiveWords = exampleProof({
	example: 'sensitive-words',
	title: 'creates the rules of the table, changes them with it, and reports what is refused',
	async prove(stage) {
		const { corp, ledger } = stage.app.simulator;
		await stage.importIt();
		await stage.run('Every Morning');
		expect(stage.said()).toEqual([expect.stringContaining('sensitive_words')]);
		await stage.fill(TABLE, [
			{ rule_name: 'Cash', words: 'cash only, 私下转账', block: true, departments: '1' },
			{ rule_name: 'Rivals', words: 'rival', block: false, departments: '1' },
			{ rule_name: 'Nobody', words: 'word', block: true, departments: '999' },
		]);
		await stage.run('Every Morning');

		const rules = () =>
			liveRules(corp).map(({ name, words, interceptType, users, departments }) => {
				return { name, words, interceptType, users: [...users], departments: [...departments] };
			});
		expect(rules()).toEqual([
			{
				name: 'Cash',
				words: ['cash only', '私下转账'],
				interceptType: 1,
				users: [],
				departments: [1],
			},
			{ name: 'Rivals', words: ['rival'], interceptType: 2, users: [], departments: [1] },
		]);
		expect(stage.said()).toEqual([expect.stringContaining('Nobody')]);

		await stage.fill(TABLE, [{ rule_name: 'More', words: 'more', block: true, departments: '1' }]);
		await stage.run('Every Morning');
		expect(ledger.worked('interceptRule.create')).toBe(3);
		expect(ledger.worked('interceptRule.update')).toBe(2);
		expect(rules().map(({ name }) => name)).toEqual(['Cash', 'Rivals', 'More']);
	},
});
