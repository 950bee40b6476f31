import type { INodeProperties } from 'n8n-workflow';

/** What differs from one use of a field to the next. */
export type FieldOverrides = Partial<INodeProperties>;
