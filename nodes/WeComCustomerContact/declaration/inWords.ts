import type { IDataObject } from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import type { JsonObject } from '../../../wecom/types';

/**
 * Puts what a number of a record means beside it, as `<field>_text`, so that a person can read the
 * output and a table of it. A number that is not among the texts is a state that WeCom has added since.
 */
export const inWords =
	(field: string, texts: Readonly<Record<number, string>>) =>
	(record: JsonObject): IDataObject[] => [
		{
			...record,
			[`${field}_text`]:
				texts[Number(record[field])] ?? translate('message.unknownState', 'Unknown state'),
		},
	];
