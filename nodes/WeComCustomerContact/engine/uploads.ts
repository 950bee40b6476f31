import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { multipartBody, type UploadFile } from '../../../wecom/multipart';
import type { HttpRequest, Json, JsonObject } from '../../../wecom/types';
import type { MediaType, UploadTarget } from '../declaration/params';
import { mapConcurrently } from './concurrently';
import type { Fetching } from './fetchFile';
import { InvalidForm } from './invalidForm';
import { MediaUpload } from './mediaUpload';
import { sharedSlices } from './slices';
import { inWords, UploadFiles } from './uploadFiles';

interface Target {
	path: string;
	query: (mediaType: MediaType) => Record<string, string | number>;
	/** Field of the answer that takes the place of the file. */
	result: 'media_id' | 'url';
}

const attachment = (attachment_type: number): Target => ({
	path: '/cgi-bin/media/upload_attachment',
	query: (media_type) => ({ media_type, attachment_type }),
	result: 'media_id',
});

const TARGETS: Record<UploadTarget, Target> = {
	// doc 90253
	temporary: { path: '/cgi-bin/media/upload', query: (type) => ({ type }), result: 'media_id' },
	// doc 95098
	moment: attachment(1),
	productAlbum: attachment(2),
	// doc 90256
	permanentImage: { path: '/cgi-bin/media/uploadimg', query: () => ({}), result: 'url' },
};

/** How many files of an item are got at once: each stays in memory until it is uploaded. */
const FILES_AT_ONCE = 3;

/** The same address for the same place under the same name, in a run. */
interface FromAddress {
	/** Undefined once it is uploaded. */
	file: Promise<UploadFile> | undefined;
	id?: Promise<Json>;
}

/**
 * Uploads files of input items and of addresses, and puts their ids into requests. A file that many items share is
 * fetched and uploaded once in an execution.
 */
export class Uploads {
	private readonly done = new Map<string, Promise<Json>>();
	private readonly fromAddresses = new Map<string, FromAddress>();
	private readonly files: UploadFiles;

	constructor(
		context: IExecuteFunctions,
		private readonly client: WeComClient,
		fetching: Fetching,
	) {
		this.files = new UploadFiles(context, fetching);
	}

	/**
	 * The body with every MediaUpload in it replaced by the id of the uploaded file. All files are
	 * checked before the first is sent.
	 * @throws InvalidForm for files that cannot be fetched and for those that WeCom would not take
	 */
	async resolve(body: JsonObject, itemIndex: number): Promise<JsonObject> {
		const wanted = findUploads(body);
		if (wanted.length === 0) return body;
		const sends = await mapConcurrently(wanted, FILES_AT_ONCE, async (upload) => {
			return await this.prepare(upload, itemIndex).catch((error: unknown) => {
				if (error instanceof InvalidForm) return error;
				throw error;
			});
		});
		const faults = sends.filter((one) => one instanceof InvalidForm);
		if (faults.length > 0) throw new InvalidForm(faults.flatMap(({ violations }) => violations));
		const ids = new Map<MediaUpload, Json>();
		for (const [index, upload] of wanted.entries()) {
			const send = sends[index];
			if (typeof send === 'function') ids.set(upload, await send());
		}
		return replaceUploads(body, ids) as JsonObject;
	}

	/** The multipart request for an upload operation. @throws InvalidForm as `resolve` does */
	async request(
		upload: MediaUpload,
		itemIndex: number,
	): Promise<Pick<HttpRequest, 'body' | 'contentType'>> {
		return multipartBody('media', await this.files.load(upload, itemIndex));
	}

	/** Gets a file and checks it. What it returns uploads it. */
	private async prepare(upload: MediaUpload, itemIndex: number): Promise<() => Promise<Json>> {
		if ('binary' in upload.origin) {
			const file = await this.files.load(upload, itemIndex);
			return async () => await this.upload(upload, file);
		}
		const { target, mediaType, fileName, origin } = upload;
		const key = JSON.stringify([target, mediaType, fileName ?? '', origin.url]);
		let shared = this.fromAddresses.get(key);
		if (!shared) this.fromAddresses.set(key, (shared = { file: this.files.fetch(upload) }));
		if (shared.file) await inWords(upload, shared.file);
		return async () => await this.uploadShared(upload, shared);
	}

	private async uploadShared(upload: MediaUpload, shared: FromAddress): Promise<Json> {
		const { file } = shared;
		if (!shared.id && file) {
			shared.id = file.then(async (loaded) => await this.upload(upload, loaded));
			shared.id.then(
				() => (shared.file = undefined),
				// Another item may try again.
				() => (shared.id = undefined),
			);
		}
		return (await shared.id) ?? null;
	}

	private async upload(upload: MediaUpload, file: UploadFile): Promise<Json> {
		const { path, query, result } = TARGETS[upload.target];
		const content = await hashOf(file.data);
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
}

/** As much as is hashed in one go: about a millisecond. */
const HASHED_AT_ONCE = 1024 * 1024;

async function hashOf(data: Buffer): Promise<string> {
	const hash = createHash('sha256');
	const parts = Array.from({ length: Math.ceil(data.length / HASHED_AT_ONCE) }, (_, index) =>
		data.subarray(index * HASHED_AT_ONCE, (index + 1) * HASHED_AT_ONCE),
	);
	await sharedSlices.forEach(parts, (part) => void hash.update(part), 1);
	return hash.digest('hex');
}

/** Whether a body holds files that are still to be uploaded. */
export const hasUploads = (body: JsonObject): boolean => findUploads(body).length > 0;

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
