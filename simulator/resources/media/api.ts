import type { Corp } from '../../corp/corp';
import { findMedia, mediaStore, mediaUrl, storeMedia, type MediaKind } from './state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import { checkFile, checkForMoment, requireFile } from './check';
import { download } from './range';
import { startUploadJob, uploadJobResult, type UploadJobInput } from './uploadJobs';

/** doc 90256 */
const IMAGES_PER_DAY = 1000;
const IMAGES_PER_MONTH = 3000;
const DAY_SECONDS = 86_400;
const MOMENTS = 1;

function uploadTemporary({ corp, endpoint, input, files }: Call<{ type: MediaKind }>) {
	const { filename, contentType, data } = requireFile(files, 'media');
	checkFile(endpoint, data, input.type);
	const kind = input.type;
	const stored = storeMedia(corp, { kind, purpose: 'temporary', filename, contentType, data });
	const created_at = String(stored.createdAt);
	return { errmsg: '', type: kind, media_id: stored.id, created_at };
}

interface AttachmentInput {
	media_type: 'image' | 'video' | 'file';
	attachment_type: 1 | 2;
}

function uploadAttachment({ corp, endpoint, input, files }: Call<AttachmentInput>) {
	const { media_type: kind, attachment_type } = input;
	const { filename, contentType, data } = requireFile(files, 'media');
	const isMoment = attachment_type === MOMENTS;
	// doc 95098: Moments take images and videos, albums only images
	if (kind === 'file' || (!isMoment && kind !== 'image'))
		throw new WeComError(40005, 'invalid media_type');
	checkFile(endpoint, data, kind);
	if (isMoment) checkForMoment(data, kind);
	const purpose = isMoment ? 'moment' : 'product';
	const stored = storeMedia(corp, { kind, purpose, filename, contentType, data });
	return { errmsg: '', type: kind, media_id: stored.id, created_at: stored.createdAt };
}

/** @throws WeComError 45009 beyond 1000 a day or 3000 a month */
function checkImageQuota(corp: Corp): void {
	const now = corp.clock.now();
	let day = 0;
	let month = 0;
	for (const { createdAt } of mediaStore(corp).images.values()) {
		if (now - createdAt < DAY_SECONDS) day++;
		if (now - createdAt < 30 * DAY_SECONDS) month++;
	}
	if (day >= IMAGES_PER_DAY || month >= IMAGES_PER_MONTH) throw new WeComError(45009);
}

function uploadImage({ corp, endpoint, files }: Call) {
	// The page fixes no field name, so any will do.
	const { contentType, data } = requireFile(files);
	checkFile(endpoint, data);
	checkImageQuota(corp);
	const id = corp.ids.next('media');
	mediaStore(corp).images.set(id, { data, contentType, createdAt: corp.clock.now() });
	return { errmsg: '', url: mediaUrl(corp, id) };
}

/** doc 95098, 90253, 90256, 90254, 96219 */
export const media: Resource = {
	name: 'media',
	handlers: {
		'media.uploadTemporary': handler(uploadTemporary),
		'media.uploadAttachment': handler(uploadAttachment),
		'media.uploadImage': handler(uploadImage),
		'media.download': handler<{ media_id: string }>(({ corp, input, headers }) =>
			download(findMedia(corp, input.media_id), headers.range),
		),
		'media.createUploadByUrl': handler<UploadJobInput>(({ corp, app, endpoint, input }) => ({
			jobid: startUploadJob(corp, endpoint, app.name, input),
		})),
		'media.getUploadByUrlResult': handler<{ jobid: string }>(({ corp, input }) =>
			uploadJobResult(corp, input.jobid),
		),
	},
};
