import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { SimulatedApp } from '../../../support/playground/simulatedApp';
import type { Step } from '../../../support/n8n/workflows';

/** What a workflow has left behind. */
interface WorkflowResult {
	/** The items of every node, by the node's name. */
	outputs: Record<string, IDataObject[]>;
	/** The files of every node, by the node's name, one entry per item. */
	files: Record<string, IBinaryKeyData[]>;
	app: SimulatedApp;
}

/** A workflow that uses the operations of one resource, and what has to be true after it. */
export interface ResourceWorkflow {
	/** A fact about the product. */
	title: string;
	/** One after the other, from a manual trigger with one item. May let things happen first. */
	steps(app: SimulatedApp): Step[] | Promise<Step[]>;
	/** Expectations. */
	check(result: WorkflowResult): void;
}

/** Declares a workflow of a resource; there for the type alone. */
export function resourceWorkflow(declaration: ResourceWorkflow): ResourceWorkflow {
	return declaration;
}
