import { createHash } from 'node:crypto';
import axios from 'axios';

import type { ContractEndpoint } from '../../../contract/types';
import { slice, type Corp } from '../../corp/corp';
import { storeMedia, type MediaKind } from './state';
import { WeComError } from '../../errors';
import type { JsonObject, UnixSeconds } from '../../types';
import { checkFile } from './check';

/** What media.createUploadByUrl takes (doc 96219). */
export interface UploadJobInput {
	scene: 1;
	type: 'video' | 'file';
	filename: string;
	url: string;
	md5: string;
}

interface UploadJob extends UploadJobInput {
	id: string;
	createdAt: UnixSeconds;
	/** 1 under way, 2 done, 3 failed. */
	status: 1 | 2 | 3;
	detail: JsonObject;
}

/** How long a download takes in the corp's time. */
const DOWNLOAD_MS = 2000;
/** doc 96219: a jobid can be asked for 60 minutes. */
const JOB_LIFETIME_SECONDS = 3600;
const MB = 1_048_576;

const uploadJobs = slice('uploadJobs', () => new Map<string, UploadJob>());

const isLoopback = (url: URL) => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

/**
 * Fetches the file. Only from this machine: for every other host bytes are made up, for the
 * simulator needs no network.
 * @throws WeComError 830001 without support of Range, 830003 when it cannot be fetched, 301019
 */
async function fetchFile(job: UploadJob): Promise<Buffer> {
	const url = new URL(job.url);
	if (!isLoopback(url)) {
		const head = job.type === 'video' ? '\0\0\0\x18ftypmp42' : 'simulated file ';
		return Buffer.from(`${head}${job.url}`);
	}
	const headers = { Range: `bytes=0-${200 * MB}` };
	const response = await axios
		.get<Buffer>(job.url, { responseType: 'arraybuffer', headers, proxy: false, timeout: 10_000 })
		.catch(() => {
			throw new WeComError(830003, 'download from url failed');
		});
	if (response.status !== 206) throw new WeComError(830001, 'url does not support Range');
	const data = Buffer.from(response.data);
	const md5 = createHash('md5').update(data).digest('hex');
	if (md5 !== job.md5.toLowerCase()) throw new WeComError(301019, 'md5 of the file differs');
	return data;
}

async function finish(
	corp: Corp,
	endpoint: ContractEndpoint,
	job: UploadJob,
	app: string,
): Promise<void> {
	try {
		const data = await fetchFile(job);
		const kind: MediaKind = job.type;
		checkFile(endpoint, data, kind);
		const { id, createdAt } = storeMedia(corp, {
			kind,
			purpose: 'groupWelcome',
			filename: job.filename,
			contentType: kind === 'video' ? 'video/mp4' : 'application/octet-stream',
			data,
		});
		job.status = 2;
		job.detail = { errcode: 0, errmsg: 'ok', media_id: id, created_at: String(createdAt) };
	} catch (error) {
		if (!(error instanceof WeComError)) throw error;
		job.status = 3;
		// doc 96219 names one code for a size out of bounds on either side
		const code = error.code === 40006 ? 45001 : error.code;
		job.detail = { errcode: code, errmsg: error.message };
	}
	corp.emit('upload_media_job_finish', { JobId: job.id }, app);
}

/**
 * Starts a job; it is over two seconds of the corp's time later.
 * @throws WeComError 40094 for something that is no address
 */
export function startUploadJob(
	corp: Corp,
	endpoint: ContractEndpoint,
	app: string,
	input: UploadJobInput,
): string {
	if (!/^https?:\/\//i.test(input.url) || !URL.canParse(input.url))
		throw new WeComError(40094, 'invalid url');
	const id = corp.ids.next('job');
	const detail = { errcode: 0, errmsg: 'ok' };
	const job: UploadJob = { ...input, id, createdAt: corp.clock.now(), status: 1, detail };
	uploadJobs(corp).set(id, job);
	corp.clock.schedule(corp.clock.nowMs() + DOWNLOAD_MS, () => finish(corp, endpoint, job, app));
	return id;
}

/** How far a job is. @throws WeComError 40058 for an id that is unknown or older than an hour */
export function uploadJobResult(corp: Corp, id: string): { status: number; detail: JsonObject } {
	const job = uploadJobs(corp).get(id);
	if (!job || corp.clock.now() >= job.createdAt + JOB_LIFETIME_SECONDS) {
		throw new WeComError(40058, 'invalid jobid. invalid Request Parameter');
	}
	return { status: job.status, detail: job.detail };
}
