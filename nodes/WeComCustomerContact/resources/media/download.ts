import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import type { Rule } from '../../declaration/rules';
import { sizeInWords } from '../../../../wecom/sizeInWords';
import { translate } from '../../../../i18n/translate';

/** doc 90254: at most 20M a part; of the two readings of M the larger one, which refuses less. */
const MOST_BYTES = 20 * 1024 * 1024;
/** doc 90254: a multiple of 16, or a part of an encrypted file could not be decrypted. */
const PART_BYTES = 16 * 1024 * 1024;

const rangeIsSound: Rule = ({ Range: range }, label) => {
	if (typeof range !== 'string') return undefined;
	const [first = 0, last = 0] = range.slice('bytes='.length).split('-').map(Number);
	if (last < first) {
		return translate('message.rangeOrder', '{name} ends before it starts', {
			name: label('Range'),
		});
	}
	const given = last - first + 1;
	return given <= MOST_BYTES
		? undefined
		: translate('message.rangeTooLong', '{name} must span at most {max} (got {given})', {
				name: label('Range'),
				max: sizeInWords(MOST_BYTES),
				given: sizeInWords(given),
			});
};

export const download = operation({
	id: 'media.download',
	name: 'Download',
	action: 'Download a file',
	description: 'Fetch an uploaded file by its media_id (获取临时素材)',
	doc: 90254,
	method: 'GET',
	path: '/cgi-bin/media/get',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Media ID',
			name: 'media_id',
			type: 'string',
			required: true,
			default: '',
			description: 'ID from an upload, valid for three days',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Fetch in Parts',
					name: 'fetchInParts',
					type: 'boolean',
					default: false,
					description:
						'Whether to fetch the file in parts of 16 MB and join them, required for files over 20 MB. Makes one request per part.',
				},
				{
					displayName: 'Range',
					name: 'Range',
					type: 'string',
					default: '',
					placeholder: 'e.g. bytes=0-1048575',
					displayOptions: { hide: { fetchInParts: [true] } },
					description:
						'Part of the file to fetch, at most 20 MB. For encrypted files its length must be a multiple of 16.',
				},
			],
		},
	],
	query: { media_id: string({ required: true }) },
	headers: {
		Range: string({
			narrows: true,
			format: {
				pattern: /^bytes=\d+-\d+$/,
				description: translate('message.rangeFormat', 'bytes=<first>-<last>'),
			},
		}),
	},
	rules: [rangeIsSound],
	result: { kind: 'binary', inParts: { switch: 'fetchInParts', bytes: PART_BYTES } },
});
