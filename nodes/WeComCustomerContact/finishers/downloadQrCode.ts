import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { WeComError } from '../../../wecom/errors';
import { formatOf } from '../../../wecom/fileFormat';
import { joinName, portableFileName } from '../../../wecom/fileName';
import { translate } from '../../../i18n/translate';
import type { FetchLimits } from '../engine/fetchFile';
import type { FinishContext, Finisher } from '../engine/finish';
import { withWarning } from './warning';

/** A mini program shows its button itself: what is linked then is no picture (doc 92229). */
const MINI_PROGRAM_SCENE = 1;

/** WeCom does not say in which format it serves QR codes, nor how large; theirs have a few kilobytes. */
const QR_CODE: FetchLimits = {
	maxBytes: 1024 * 1024,
	formats: ['PNG', 'JPG', 'GIF', 'WEBP', 'BMP'],
};

/**
 * A step that fetches the QR code behind the `qr_code` of each item into the binary property that the
 * form names, when the switch `downloadQrCode` is on. Items without a QR code stay as they are.
 * @throws WeComError when it cannot be fetched, unless the item stands for something that was just `created`:
 * then the failure is noted in it, so that its id is not lost
 */
export const downloadQrCode =
	({ created }: { created: boolean }): Finisher =>
	async (context, items) => {
		if (context.option('downloadQrCode') !== true) return items;
		return await Promise.all(
			items.map(async (item) => {
				return await addQrCode(context, item).catch((error: unknown) => {
					if (created && error instanceof WeComError) return withWarning(item, error, notFetched);
					throw error;
				});
			}),
		);
	};

const notFetched = (message: string): string =>
	translate('message.qrCodeNotFetched', 'Could not download the QR code: {message}', {
		message,
	});

async function addQrCode(
	{ option, request, fetchFile, toBinary }: FinishContext,
	item: INodeExecutionData,
): Promise<INodeExecutionData> {
	const { qr_code, scene = request.body.scene } = item.json;
	if (typeof qr_code !== 'string' || qr_code === '' || scene === MINI_PROGRAM_SCENE) return item;
	const picture = await fetchFile(qr_code, QR_CODE);
	const name = joinName(
		stemFor({ config_id: request.body.config_id, ...item.json }),
		formatOf(picture)?.ending ?? 'png',
	);
	const property = String(option('binaryPropertyName') ?? 'data');
	return { ...item, binary: { ...item.binary, [property]: await toBinary(picture, name) } };
}

/** What people know a QR code by, its remark and its State, and its id where it has neither. */
function stemFor({ remark, state, config_id }: IDataObject): string {
	const words = [remark, state].filter((word) => typeof word === 'string' && word.trim() !== '');
	// A channel such as Source/Douyin has no folders.
	const known = [...new Set(words)].join(' ').replace(/[/\\]/g, '_');
	return portableFileName(known || String(config_id)) ?? 'qr-code';
}
