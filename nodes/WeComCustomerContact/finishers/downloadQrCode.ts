import type { INodeExecutionData } from 'n8n-workflow';

import { WeComError } from '../../../wecom/errors';
import { translate } from '../../../wecom/translate';
import type { FinishContext, Finisher } from '../engine/finish';
import { withWarning } from './warning';

/** A mini program shows its button itself: what is linked then is no picture (doc 92229). */
const MINI_PROGRAM_SCENE = 1;

/**
 * A step that fetches the QR code behind the `qr_code` of each item into the binary property that the
 * form names, when the switch `downloadQrCode` is on. Items without a QR code stay as they are.
 * Throws a WeComError when it cannot be fetched, unless the item stands for something that was just
 * `created`: then the failure is noted in it, so that its id is not lost.
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
	translate('message.qrCodeNotFetched', 'The QR code could not be downloaded: {message}', {
		message,
	});

async function addQrCode(
	{ option, request, fetchFile, toBinary }: FinishContext,
	item: INodeExecutionData,
): Promise<INodeExecutionData> {
	const { qr_code, config_id, scene = request.body.scene } = item.json;
	if (typeof qr_code !== 'string' || qr_code === '' || scene === MINI_PROGRAM_SCENE) return item;
	const picture = await fetchFile(qr_code);
	const name = `${String(config_id ?? request.body.config_id)}${extensionOf(picture)}`;
	const property = String(option('binaryPropertyName') ?? 'data');
	return { ...item, binary: { ...item.binary, [property]: await toBinary(picture, name) } };
}

/** WeCom does not say in which format it serves QR codes; the first bytes do. */
function extensionOf(picture: Buffer): string {
	if (picture[0] === 0x89 && picture.toString('latin1', 1, 4) === 'PNG') return '.png';
	return picture[0] === 0xff && picture[1] === 0xd8 ? '.jpg' : '';
}
