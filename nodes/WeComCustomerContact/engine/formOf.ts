import type { INodeProperties } from 'n8n-workflow';

import { localize } from '../../shared/localize';
import type { AnyOperation } from '../declaration/operation';
import { requestOptions } from './requestOptions';

/**
 * The form of an operation in the language of the edition, so that messages call a field by the name
 * that the person sees.
 */
export function formOf({ id, fields }: AnyOperation): INodeProperties[] {
	const [resource = '', operation = ''] = id.split('.');
	const shown = fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			// The keys of the translations begin with them.
			show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
		},
	}));
	return localize({ name: 'weComCustomerContact', properties: [...shown, requestOptions] })
		.properties;
}
