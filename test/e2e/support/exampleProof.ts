import type { ExampleName } from '../../../support/examples/examples';
import type { SimulatorOptions } from '../../../simulator';
import type { Stage } from './stage';

/** What an example has to do in a real n8n. */
export interface ExampleProof {
	example: ExampleName;
	/** A fact about the product. */
	title: string;
	/** The WeCom that it works with. */
	options?: SimulatorOptions;
	/** What this machine lacks for it, in words; nothing where it can run. */
	lacking?(): string | undefined;
	/** Imports it, lets things happen, and says what has to be true afterwards. */
	prove(stage: Stage): Promise<void>;
}

/** Declares a proof; there for the type alone. */
export function exampleProof(proof: ExampleProof): ExampleProof {
	return proof;
}

/** Two seconds, as the examples' waiting times are given: in hours. */
export const TWO_SECONDS = 2 / 3600;
