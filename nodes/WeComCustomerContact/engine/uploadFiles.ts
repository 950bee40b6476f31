import type { IExecuteFunctions } from 'n8n-workflow';

import {
	BlockedError,
	CancelledError,
	ConnectionError,
	HttpStatusError,
	UnfitFileError,
	WeComError,
	type UnfitFile,
} from '../../../wecom/errors';
import {
	findFileFault,
	momentLimits,
	permanentImageLimits,
	productAlbumLimits,
	temporaryLimits,
	type FileFault,
	type FileLimits,
} from '../../../wecom/fileLimits';
import { splitName } from '../../../wecom/fileName';
import type { UploadFile } from '../../../wecom/multipart';
import { sizeInWords } from '../../../wecom/sizeInWords';
import { uploadName } from '../../../wecom/uploadName';
import { translate } from '../../../i18n/translate';
import type { MediaType, UploadTarget } from '../declaration/params';
import { fetchFile, placeIn, type Fetching } from './fetchFile';
import { InvalidForm } from './invalidForm';
import type { MediaUpload } from './mediaUpload';

type LimitsOf = (mediaType: MediaType) => FileLimits | undefined;

const among =
	(limits: Partial<Record<MediaType, FileLimits>>): LimitsOf =>
	(mediaType) =>
		limits[mediaType];

const LIMITS: Record<UploadTarget, LimitsOf> = {
	temporary: among(temporaryLimits),
	moment: among(momentLimits),
	productAlbum: among(productAlbumLimits),
	permanentImage: () => permanentImageLimits,
};

/** doc 91054: the type of a part by the kind of its file. */
const MIME_TYPES: ReadonlyMap<string, string> = new Map([
	['amr', 'voice/amr'],
	['bmp', 'image/bmp'],
	['jpeg', 'image/jpg'],
	['jpg', 'image/jpg'],
	['mp4', 'video/mp4'],
	['png', 'image/png'],
]);

/** Gets the files that are to be uploaded from where they are, and checks them. */
export class UploadFiles {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly fetching: Fetching,
	) {}

	/**
	 * A file as it is to be uploaded.
	 * @throws InvalidForm for one that cannot be fetched or that WeCom would not take, and what n8n throws where
	 * the item has none
	 */
	async load(upload: MediaUpload, itemIndex: number): Promise<UploadFile> {
		const { origin } = upload;
		if (!('binary' in origin)) return await inWords(upload, this.fetch(upload));
		const { helpers } = this.context;
		const { fileName, fileExtension, mimeType } = helpers.assertBinaryData(
			itemIndex,
			origin.binary,
		);
		const data = await helpers.getBinaryDataBuffer(itemIndex, origin.binary);
		const fault = faultOf(data, upload);
		if (fault) throw invalidFile(upload, describeFault(fault));
		const names = [fileName, origin.binary];
		return toUploadFile(upload, { data, names, fileExtension, mimeType });
	}

	/**
	 * The file behind the address of an upload. What it throws is for `inWords`.
	 * @throws WrongFile for one that WeCom would not take, and what `fetchFile` throws
	 */
	async fetch(upload: MediaUpload): Promise<UploadFile> {
		const { url } = upload.origin as { url: string };
		const maxBytes = LIMITS[upload.target](upload.mediaType)?.maxBytes ?? 0;
		const { data, fileName, mimeType } = await fetchFile(this.fetching, url, { maxBytes });
		const fault = faultOf(data, upload);
		if (fault) throw new WrongFile(describeFault(fault));
		if (mimeType === 'text/html' && !PAGE.test(fileName)) {
			throw new WrongFile(
				translate('message.webPage', 'must be a file, not a web page such as one to sign in'),
			);
		}
		return toUploadFile(upload, { data, names: [fileName], mimeType: mimeType ?? '' });
	}
}

/** A name under which somebody would offer a web page as a file. */
const PAGE = /\.x?html?$/i;

/** What is wrong with a file, in words that go behind the place it comes from. */
class WrongFile extends Error {}

/** The file behind an address. @throws InvalidForm that names the field, in place of what went wrong with it */
export async function inWords<T>(upload: MediaUpload, file: Promise<T>): Promise<T> {
	return await file.catch((error: unknown) => {
		if (error instanceof WrongFile) throw invalidFile(upload, error.message);
		if (error instanceof CancelledError || !(error instanceof WeComError)) throw error;
		throw invalidFile(upload, describeFetchError(error));
	});
}

function invalidFile({ label, origin }: MediaUpload, fault: string): InvalidForm {
	// What stands in an address behind its host may be a secret.
	const property = 'binary' in origin ? origin.binary : (placeIn(origin.url) ?? '');
	const words = { name: label, property, fault };
	return new InvalidForm([translate('message.invalidFile', '{name} "{property}" {fault}', words)]);
}

function faultOf(data: Buffer, { target, mediaType }: MediaUpload): FileFault | undefined {
	const limits = LIMITS[target](mediaType);
	return limits && findFileFault(data, limits);
}

/** What is known of a file before it has its name. */
interface LoadedFile {
	data: Buffer;
	/** Its own names, the one that counts most first. */
	names: readonly unknown[];
	fileExtension?: string;
	mimeType: string;
}

function toUploadFile(
	{ fileName, mediaType }: MediaUpload,
	{ data, names, fileExtension, mimeType }: LoadedFile,
): UploadFile {
	const filename = uploadName({
		names: [fileName, ...names],
		data,
		fileExtension,
		mimeType,
		mustMatch: mediaType !== 'file',
	});
	const [, ending] = splitName(filename);
	return {
		data,
		filename,
		mimeType:
			MIME_TYPES.get(ending.toLowerCase()) ??
			(mediaType === 'file' ? 'application/octet-stream' : mimeType),
	};
}

function describeFetchError(error: WeComError): string {
	if (error instanceof UnfitFileError) return describeUnfit(error.fault);
	if (error instanceof HttpStatusError) {
		return translate(
			'message.fetchStatus',
			'could not be fetched: the server returned HTTP status {status}',
			{
				status: error.status,
			},
		);
	}
	if (error instanceof ConnectionError) return describeNoConnection(error);
	const reason = error instanceof BlockedError ? error.reason : error.message;
	return translate('message.fetchFailed', 'could not be fetched ({reason})', { reason });
}

/** Without the code of the system, for which n8n has words of its own in place of the whole message. */
function describeNoConnection({ wasSent, isOfSetUp }: ConnectionError): string {
	if (isOfSetUp) {
		return translate(
			'message.fetchUntrusted',
			'could not be fetched: no secure connection to the server, whose certificate may not be trusted',
		);
	}
	return wasSent
		? translate(
				'message.fetchCutOff',
				'could not be fetched: the server did not answer in time, or the connection was lost',
			)
		: translate(
				'message.fetchUnreachable',
				'could not be fetched: the server could not be reached. Check the address, and the network, proxy and DNS of the n8n server',
			);
}

function describeUnfit(fault: UnfitFile): string {
	switch (fault.kind) {
		case 'address':
			return translate('message.fetchAddress', 'is an address that no files are fetched from');
		case 'redirect':
			return translate(
				'message.fetchRedirect',
				'redirects to {to}, which is not followed: enter the address that it leads to',
				{ to: fault.to ?? translate('message.noAddress', 'no address') },
			);
		case 'tooLarge':
			return translate('message.fetchTooLarge', 'must be at most {max} (has more)', {
				max: sizeInWords(fault.max),
			});
		case 'format':
			return describeFault(fault);
	}
}

function describeFault(fault: FileFault): string {
	switch (fault.kind) {
		case 'tooSmall':
			return translate('message.fileTooSmall', 'must be at least {min} (has {given})', {
				min: sizeInWords(fault.min),
				given: sizeInWords(fault.given),
			});
		case 'tooLarge':
			return translate('message.fileTooLarge', 'must be at most {max} (has {given})', {
				max: sizeInWords(fault.max),
				given: sizeInWords(fault.given),
			});
		case 'format':
			return translate('message.fileFormat', 'must be a file of type {formats}', {
				formats: fault.formats.join(translate('message.or', ' or ')),
			});
		case 'pixels':
			return translate(
				'message.filePixels',
				'must have at most {long} pixels on its long side and {short} on its short side (has {given})',
				{ long: fault.long, short: fault.short, given: fault.given },
			);
	}
}
