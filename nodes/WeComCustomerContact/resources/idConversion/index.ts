import type { Resource } from '../../declaration/operation';
import { convertTmpExternalUserid } from './convertTmpExternalUserid';
import { externalUseridToOpenid } from './externalUseridToOpenid';
import { fromServiceExternalUserid } from './fromServiceExternalUserid';
import { openUseridToUserid } from './openUseridToUserid';

export const idConversion: Resource = {
	value: 'idConversion',
	name: 'ID Conversion (账号ID转换)',
	operations: [
		externalUseridToOpenid,
		convertTmpExternalUserid,
		fromServiceExternalUserid,
		openUseridToUserid,
	],
};
