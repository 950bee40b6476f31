/** What was found about one endpoint, parameter or event. */
export interface Finding {
	/**
	 * `missing`: the contract has it and the nodes do not. `differs`: the nodes have it in another way,
	 * or have something that the contract does not know.
	 */
	kind: 'missing' | 'differs';
	/** Id of the endpoint or event. */
	id: string;
	/** Dotted path of the parameter; empty for the endpoint itself. */
	path: string;
	/** What it is about, e.g. `maxBytes`. */
	aspect: string;
	text: string;
}

/** A finding in a line. */
export function formatFinding({ id, path, text }: Finding): string {
	return `${path === '' ? id : `${id} ${path}`}: ${text}`;
}

/** Says that the contract and the node have different values. */
export function difference(
	id: string,
	path: string,
	aspect: string,
	contract: unknown,
	node: unknown,
): Finding {
	const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
	const text = `${aspect} is ${show(contract)} in the contract and ${show(node)} in the node`;
	return { kind: 'differs', id, path, aspect, text };
}
