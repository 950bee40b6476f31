import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import { describeWeComError } from '../../../wecom/describeError';
import { RefusedError } from '../../../wecom/errors';
import type { Directory } from '../engine/names/directory';
import type { NameIndex } from '../engine/names/nameIndex';
import { sharedSlices } from '../engine/slices';
import { hasTagIds, type CustomerRecord } from './record';
import { customerRow } from './row';

/** What rows are made with. */
export interface RowMaking {
	context: Pick<IExecuteFunctions, 'getTimezone'> &
		Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>;
	directory: Directory;
}

/** Makes flat rows of customers, with the names of their tags. */
export class CustomerRows {
	private readonly timezone: string;

	constructor(private readonly making: RowMaking) {
		this.timezone = making.context.getTimezone();
	}

	/**
	 * A row for each record. The names of tags are looked up once, and only if a record has a tag; where WeCom refuses
	 * that, ids stand in their place and a hint of the execution says why.
	 * @throws WeComError where nobody knows whether WeCom would give them
	 */
	async of(records: readonly CustomerRecord[]): Promise<IDataObject[]> {
		const tags = records.some(hasTagIds) ? await tagsFor(this.making) : undefined;
		const tagName = (id: string) => {
			const name = tags?.byId(id)?.name;
			return name === '' ? undefined : name;
		};
		const { timezone } = this;
		return await sharedSlices.run(() =>
			records.map((record) => customerRow(record, { timezone, tagName })),
		);
	}
}

/** By the directory, of which a run has one for each app. */
const tagsOfRuns = new WeakMap<Directory, Promise<NameIndex | undefined>>();

async function tagsFor(making: RowMaking): Promise<NameIndex | undefined> {
	const known = tagsOfRuns.get(making.directory) ?? readTags(making);
	tagsOfRuns.set(making.directory, known);
	return await known;
}

async function readTags({ context, directory }: RowMaking): Promise<NameIndex | undefined> {
	return await directory.corpTags().then(
		({ tags }) => tags,
		(error: unknown) => {
			if (!(error instanceof RefusedError)) {
				tagsOfRuns.delete(directory);
				throw error;
			}
			const { message: reason } = describeWeComError(error);
			context.addExecutionHints?.({
				message: translate(
					'message.noTagNames',
					'Tags are shown by their IDs, since WeCom did not give their names. Reason: {reason}',
					{ reason },
				),
				type: 'warning',
				location: 'outputPane',
			});
			return undefined;
		},
	);
}
