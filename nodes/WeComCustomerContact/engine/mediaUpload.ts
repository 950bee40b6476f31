import type { MediaType, UploadTarget } from '../declaration/params';

/** Where a file that is to be uploaded comes from: a binary property of the input item, or an address. */
export type FileOrigin = { binary: string } | { url: string };

/** Stands in a request for a file that is uploaded just before the request is sent. */
export class MediaUpload {
	constructor(
		readonly target: UploadTarget,
		readonly mediaType: MediaType,
		readonly origin: FileOrigin,
		/** Name of the field as the form shows it, for messages. */
		readonly label: string,
		/** The name that the form gives the file; the file's own when left out. */
		readonly fileName?: string,
	) {}
}
