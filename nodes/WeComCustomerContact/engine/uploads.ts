import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
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
import { multipartBody, type UploadFile } from '../../../wecom/multipart';
import { sizeInWords } from '../../../wecom/sizeInWords';
import { translate } from '../../../i18n/translate';
import type { HttpRequest, Json, JsonObject } from '../../../wecom/types';
import { uploadName } from '../../../wecom/uploadName';
import type { MediaType, UploadTarget } from '../declaration/params';
import { MediaUpload } from './mediaUpload';
import { InvalidForm } from './invalidForm';

interface Target {
	path: string;
	query: (mediaType: MediaType) => Record<string, string | number>;
	limits: (mediaType: MediaType) => FileLimits | undefined;
	/** Field of the answer that takes the place of the file. */
	result: 'media_id' | 'url';
}

const attachment = (
	attachment_type: number,
	limits: Partial<Record<MediaType, FileLimits>>,
): Target => ({
	path: '/cgi-bin/media/upload_attachment',
	query: (media_type) => ({ media_type, attachment_type }),
	limits: (mediaType) => limits[mediaType],
	result: 'media_id',
});

const TARGETS: Record<UploadTarget, Target> = {
	// doc 90253
	temporary: {
		path: '/cgi-bin/media/upload',
		query: (type) => ({ type }),
		limits: (mediaType) => temporaryLimits[mediaType],
		result: 'media_id',
	},
	// doc 95098
	moment: attachment(1, momentLimits),
	productAlbum: attachment(2, productAlbumLimits),
	// doc 90256
	permanentImage: {
		path: '/cgi-bin/media/uploadimg',
		query: () => ({}),
		limits: () => permanentImageLimits,
		result: 'url',
	},
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

/**
 * Uploads files of input items and puts their ids into requests. A file that many items share is
 * uploaded once in an execution.
 */
export class Uploads {
	private readonly done = new Map<string, Promise<Json>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly client: WeComClient,
	) {}

	/**
	 * The body with every MediaUpload in it replaced by the id of the uploaded file. All files are
	 * checked before the first is sent.
	 * @throws InvalidForm for a file that WeCom would not take
	 */
	async resolve(body: JsonObject, itemIndex: number): Promise<JsonObject> {
		const wanted = findUploads(body);
		if (wanted.length === 0) return body;
		const files = new Map<MediaUpload, UploadFile>();
		for (const upload of wanted) files.set(upload, await this.load(upload, itemIndex));
		const ids = new Map<MediaUpload, Json>();
		for (const [upload, file] of files) ids.set(upload, await this.upload(upload, file));
		return replaceUploads(body, ids) as JsonObject;
	}

	/** The multipart request for an upload operation. @throws InvalidForm as `resolve` does */
	async request(
		upload: MediaUpload,
		itemIndex: number,
	): Promise<Pick<HttpRequest, 'body' | 'contentType'>> {
		return multipartBody('media', await this.load(upload, itemIndex));
	}

	private async upload(upload: MediaUpload, file: UploadFile): Promise<Json> {
		const { path, query, result } = TARGETS[upload.target];
		const content = createHash('sha256').update(file.data).digest('hex');
		const key = [upload.target, upload.mediaType, file.filename, content].join(' ');
		let id = this.done.get(key);
		if (!id) {
			const request = {
				method: 'POST' as const,
				path,
				query: query(upload.mediaType),
				...multipartBody('media', file),
			};
			// A second copy of a temporary file does no harm, so that an upload may be repeated.
			id = this.client.json(request, 'safe').then((answer) => answer[result] ?? null);
			this.done.set(key, id);
			id.catch(() => this.done.delete(key));
		}
		return await id;
	}

	private async load(upload: MediaUpload, itemIndex: number): Promise<UploadFile> {
		const { helpers } = this.context;
		const { binaryPropertyName, mediaType } = upload;
		const file = helpers.assertBinaryData(itemIndex, binaryPropertyName);
		const data = await helpers.getBinaryDataBuffer(itemIndex, binaryPropertyName);
		const limits = TARGETS[upload.target].limits(mediaType);
		const fault = limits && findFileFault(data, limits);
		if (fault) {
			const words = {
				name: upload.label,
				property: binaryPropertyName,
				fault: describeFault(fault),
			};
			throw new InvalidForm([
				translate('message.invalidFile', '{name} "{property}" {fault}', words),
			]);
		}
		const { fileName, fileExtension, mimeType } = file;
		const filename = uploadName({
			names: [upload.fileName, fileName, binaryPropertyName],
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
			return translate('message.fileFormat', 'must be a {formats} file', {
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

function findUploads(value: unknown): MediaUpload[] {
	if (value instanceof MediaUpload) return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(findUploads);
}

function replaceUploads(value: unknown, ids: ReadonlyMap<MediaUpload, Json>): unknown {
	if (value instanceof MediaUpload) return ids.get(value);
	if (Array.isArray(value)) return value.map((entry) => replaceUploads(entry, ids));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, replaceUploads(inner, ids)]),
	);
}
