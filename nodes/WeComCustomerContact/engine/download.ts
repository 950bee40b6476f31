import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { fileNameOf } from '../../../wecom/contentDisposition';
import { UnfitFileError, UnreadableAnswerError } from '../../../wecom/errors';
import { cleanMimeType } from '../../../wecom/fileFormat';
import { MOST_DOWNLOAD_BYTES } from '../../../wecom/fileLimits';
import type { BinaryAnswer } from '../../../wecom/readAnswer';
import type { HttpRequest } from '../../../wecom/types';
import type { Operation } from '../declaration/operation';
import { MOST_SHORT_PARTS, ShortParts } from '../../shared/endless';
import type { PlannedRequest } from './readRequest';

/** What a download needs of the run. */
export interface DownloadContext {
	context: IExecuteFunctions;
	client: WeComClient;
	itemIndex: number;
}

/**
 * Fetches a file (doc 90254) and returns an item with it in the binary property that the form names.
 * @throws WeComErrors
 */
export async function downloadFile(
	operation: Operation,
	{ query, headers: sentHeaders, controls }: PlannedRequest,
	{ context, client, itemIndex }: DownloadContext,
): Promise<INodeExecutionData> {
	const { method, path, repeat, result } = operation;
	const fetch = async (extra: Record<string, string>): Promise<BinaryAnswer> => {
		const headers = { ...sentHeaders, ...extra } as Record<string, string>;
		const request = { method, path, query: query as HttpRequest['query'], headers };
		return await client.binary(request, repeat, MOST_DOWNLOAD_BYTES);
	};
	const inParts = result.kind === 'binary' ? result.inParts : undefined;
	const { data, headers } =
		inParts && controls[inParts.switch] === true
			? await fetchParts(fetch, inParts.bytes)
			: await fetch({});
	const name = fileNameOf(headers['content-disposition']);
	const mimeType = cleanMimeType(headers['content-type']);
	const binary = await context.helpers.prepareBinaryData(data, name, mimeType);
	const property = String(controls.binaryPropertyName ?? 'data');
	return {
		json: {
			...query,
			fileName: binary.fileName,
			mimeType: binary.mimeType,
			bytes: data.length,
			...(headers['content-range'] ? { contentRange: headers['content-range'] } : {}),
		},
		binary: { [property]: binary },
		pairedItem: { item: itemIndex },
	};
}

/**
 * Fetches a file part by part until its last byte is there.
 * @throws UnreadableAnswerError for a gap, ShortParts for crumbs, and UnfitFileError for a file that is larger
 * than any of WeCom's
 */
async function fetchParts(
	fetch: (headers: Record<string, string>) => Promise<BinaryAnswer>,
	bytes: number,
): Promise<BinaryAnswer> {
	const parts: Buffer[] = [];
	let short = 0;
	for (let first = 0; ;) {
		const { data, headers } = await fetch({ Range: `bytes=${first}-${first + bytes - 1}` });
		parts.push(data);
		const { 'content-range': range, ...others } = headers;
		// A server that answers without a range has sent the whole file.
		if (range === undefined && first === 0) return { data, headers };
		const [, from, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '')?.map(Number) ?? [];
		if (from !== first || last !== first + data.length - 1 || size === undefined) {
			throw new UnreadableAnswerError();
		}
		if (size > MOST_DOWNLOAD_BYTES) {
			throw new UnfitFileError({ kind: 'tooLarge', max: MOST_DOWNLOAD_BYTES });
		}
		first = last + 1;
		if (first >= size) return { data: Buffer.concat(parts), headers: others };
		short = data.length < bytes ? short + 1 : 0;
		if (short >= MOST_SHORT_PARTS) throw new ShortParts();
	}
}
