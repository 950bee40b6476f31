import type { INodeProperties } from 'n8n-workflow';

/** Start and end of the time span that a list covers; `longest` says in words how long it may be. */
export const timeSpan = (longest: string): readonly INodeProperties[] => [
	{
		displayName: 'Start Time',
		name: 'start_time',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'Start of the time span',
	},
	{
		displayName: 'End Time',
		name: 'end_time',
		type: 'dateTime',
		required: true,
		default: '',
		description: `End of the time span, at most ${longest} after its start`,
	},
];
