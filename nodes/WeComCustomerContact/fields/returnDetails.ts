import type { INodeProperties } from 'n8n-workflow';

/** The switch of lists of bare ids that asks for the details too; `fetchDetails` reads it. */
export const returnDetails = (description: string): INodeProperties => ({
	displayName: 'Return Details',
	name: 'fetchDetails',
	type: 'boolean',
	default: false,
	description,
});
