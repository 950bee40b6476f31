import { RefusedError, WeComError } from '../../../../wecom/errors';
import { errcodeIn, objectAt } from '../../../../wecom/json';
import { translate } from '../../../../i18n/translate';
import type { JsonObject } from '../../../../wecom/types';
import type { FinishContext, Finisher } from '../../engine/finish';
import { readable } from '../../engine/records';
import { pollUntil } from '../../finishers/pollUntil';
import { withWarning } from '../../finishers/warning';
import { operation } from '../../declaration/operation';
import { constant, string } from '../../declaration/params';

/** doc 96219: states of a job; the page gives them as texts in one place and as numbers in another. */
const DONE = 2;
const FAILED = 3;

/**
 * Waits for the job as many seconds as the option `waitSeconds` says and puts its `status` and `detail`
 * beside its `jobid`. A job that is still under way by then, or cannot be asked for, leaves its `jobid`
 * for later.
 * @throws RefusedError with the job's own errcode where it failed
 */
const waitForJob: Finisher = async (context, items) => {
	const seconds = Number(context.option('waitSeconds') ?? 0);
	if (!(seconds > 0)) return items;
	return await Promise.all(
		items.map(async (item) => {
			const { jobid } = item.json;
			if (typeof jobid !== 'string') return item;
			const outcome = await outcomeOf(jobid, seconds, context).catch(toWeComError);
			if (outcome instanceof WeComError) return withWarning(item, outcome, notAsked);
			if (Number(outcome.status) === FAILED) throw failureOf(outcome);
			return { ...item, json: { ...item.json, ...readable(outcome) } };
		}),
	);
};

async function outcomeOf(
	jobid: string,
	seconds: number,
	context: FinishContext,
): Promise<JsonObject> {
	const request = {
		method: 'POST' as const,
		path: '/cgi-bin/media/get_upload_by_url_result',
		query: {},
		body: { jobid },
	};
	const { status = 0, detail = {} } = await pollUntil(
		context,
		seconds * 1000,
		async () => await context.call(request, 'safe'),
		(answer) => [DONE, FAILED].includes(Number(answer.status)),
	);
	return { status, detail };
}

function toWeComError(error: unknown): WeComError {
	if (error instanceof WeComError) return error;
	throw error;
}

function failureOf(outcome: JsonObject): RefusedError {
	const detail = objectAt(outcome, 'detail');
	return new RefusedError(errcodeIn(detail), String(detail.errmsg ?? ''));
}

const notAsked = (message: string): string =>
	translate(
		'message.uploadNotAsked',
		'WeCom is fetching the file, but its result could not be read: {message}. Use Get Result of Upload From URL with this jobid.',
		{ message },
	);

export const createUploadByUrl = operation({
	id: 'media.createUploadByUrl',
	name: 'Upload From URL',
	action: 'Upload a file from a URL',
	description:
		'Let WeCom fetch a file of up to 200 MB for group welcome messages (生成异步上传任务). The media_id is available later.',
	doc: 96219,
	method: 'POST',
	path: '/cgi-bin/media/upload_by_url',
	repeat: 'once',
	fields: [
		{
			displayName: 'File Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'File (普通文件)', value: 'file' },
				{ name: 'Video (视频)', value: 'video', description: 'MP4' },
			],
			required: true,
			default: 'file',
		},
		{
			displayName: 'File Name',
			name: 'filename',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. showroom-tour.mp4',
			description: 'Name to show with the file, at most 128 bytes',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://cdn.example.com/showroom-tour.mp4',
			description:
				'Address of the file, at most 1024 bytes. Its server must support Range requests and allow public access.',
		},
		{
			displayName: 'MD5',
			name: 'md5',
			type: 'string',
			required: true,
			default: '',
			description: 'MD5 of the file in hexadecimal, compared by WeCom with what it fetched',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Wait for Media ID (Seconds)',
					name: 'waitSeconds',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 3600 },
					default: 60,
					description:
						'How long to wait for WeCom to fetch the file and return its media_id. Makes one more request after 1, 3 and 7 seconds and every 5 seconds after that. A job that takes longer returns its jobid and status 1.',
				},
			],
		},
	],
	body: {
		// doc 96219: group welcome messages are the only scene so far.
		scene: constant(1),
		type: string({ required: true, maxBytes: 32, oneOf: ['video', 'file'] }),
		filename: string({ required: true, maxBytes: 128 }),
		url: string({ required: true, maxBytes: 1024 }),
		md5: string({ required: true, maxBytes: 32 }),
	},
	result: { kind: 'record' },
	finish: waitForJob,
});
