import type { Attempt, Outcome } from '../../../wecom/callback/deliveries';

/** A request whose start and answer the test decides on. */
export class TestAttempt implements Attempt {
	constructor(
		public state: Outcome = 'started',
		public reply: ReturnType<Attempt['answer']> = 'success',
	) {}

	outcome(): Outcome {
		return this.state;
	}

	answer(): ReturnType<Attempt['answer']> {
		return this.reply;
	}
}
