const { default: Sequencer } = require('@jest/test-sequencer');

/** Alphabetical, and what looks back at the whole run comes last. */
class LookBackLast extends Sequencer {
	sort(tests) {
		const rank = ({ path }) => (path.endsWith('secrets.test.ts') ? 1 : 0);
		return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
	}
}

module.exports = LookBackLast;
