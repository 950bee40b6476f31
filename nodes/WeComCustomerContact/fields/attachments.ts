import type { INodeProperties } from 'n8n-workflow';

import {
	media,
	object,
	objects,
	string,
	type ObjectParam,
	type ObjectsParam,
	type UploadTarget,
} from '../declaration/params';
import { fileNameField } from './fileName';

/** Kinds of attachments, by WeCom's names. */
export type AttachmentKind = 'file' | 'image' | 'link' | 'miniprogram' | 'video';

/** What differs between the places that take attachments. */
export interface AttachmentPlace {
	kinds: readonly AttachmentKind[];
	/** Where binary files go before they are sent. */
	target: UploadTarget;
	maxItems: number;
	/** Whether an image can be given by a URL of Media > Upload Image too. */
	imageByUrl?: boolean;
	/** Whether the cover of a link is a file (`media_id`) and not a URL (`picurl`). */
	linkCoverIsFile?: boolean;
	/** Largest number of bytes of the URLs of a link, where the page names one. */
	maxUrlBytes?: number;
	/** Whether WeCom takes a kind whatever is left out of it. */
	allOptional?: boolean;
}

/** What the kinds are called in forms. */
export const KIND_NAMES: Record<AttachmentKind, string> = {
	file: 'File (文件)',
	image: 'Image (图片)',
	link: 'Link (图文链接)',
	miniprogram: 'Mini Program (小程序)',
	video: 'Video (视频)',
};

/** The repeatable form for attachments; `attachmentsParam` of the same place reads it. */
export function attachmentsField(
	place: AttachmentPlace,
	overrides: Partial<INodeProperties> = {},
): INodeProperties {
	return {
		displayName: 'Attachments',
		name: 'attachments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Attachment',
		default: {},
		description: `What to send along with the text (附件), at most ${place.maxItems}`,
		options: [{ displayName: 'Attachment', name: 'values', values: attachmentFields(place) }],
		...overrides,
	};
}

/** The fields of one kind of attachment, for forms that ask for the kind in another way. */
export function fieldsOfKind(place: AttachmentPlace, kind: AttachmentKind): INodeProperties[] {
	const imageByUrl = place.imageByUrl && kind === 'image';
	const [, ...fields] = attachmentFields({ ...place, kinds: [kind], imageByUrl });
	return fields.map(({ displayOptions, ...field }) => {
		const { msgtype: _msgtype, ...show } = displayOptions?.show ?? {};
		return Object.keys(show).length > 0 ? { ...field, displayOptions: { show } } : field;
	});
}

/** Where a media ID that is typed in has to come from; those of other places are refused. */
const MEDIA_ID_SOURCES: Partial<Record<UploadTarget, string>> = {
	temporary: 'From Media > Upload Temporary File, valid for three days',
	moment: 'From Media > Upload Attachment for Moments, valid for three days',
	productAlbum: 'From Media > Upload Attachment for product albums, valid for three days',
};

function describeTitle({ kinds, linkCoverIsFile }: AttachmentPlace): string {
	const forLink = linkCoverIsFile ? '64 characters' : '128 bytes';
	if (!kinds.includes('miniprogram')) return `Title of the card, at most ${forLink}`;
	return kinds.includes('link')
		? `Title of the card, at most ${forLink} for a link and 64 for a mini program`
		: 'Title of the card, at most 64 bytes';
}

function describeSource(kinds: readonly AttachmentKind[]): string {
	const isCard = (kind: AttachmentKind) => kind === 'link' || kind === 'miniprogram';
	const uploaded = 'Input files and files from URLs are uploaded first.';
	if (!kinds.some(isCard)) return `Where the file comes from. ${uploaded}`;
	return kinds.every(isCard)
		? `Where the cover picture comes from. ${uploaded}`
		: `Where the file comes from; for cards, the cover picture. ${uploaded}`;
}

/** A field that holds files: in a list of attachments it takes several for those that are no covers. */
function describeFiles(place: AttachmentPlace, single: string, several: string): string {
	const isFile = (kind: AttachmentKind) => kind !== 'link' && kind !== 'miniprogram';
	return place.maxItems > 1 && place.kinds.some(isFile) ? `${single}. ${several}` : single;
}

/** A field that is shown for some kinds, and among them only for one source of the file. */
type AttachmentField = INodeProperties & {
	for: readonly AttachmentKind[];
	from?: ReadonlyArray<'binary' | 'url' | 'media_id'>;
};

function attachmentFields(place: AttachmentPlace): INodeProperties[] {
	const { kinds, target, imageByUrl, linkCoverIsFile } = place;
	const uploaded = kinds.filter((kind) => kind !== 'link' || linkCoverIsFile);
	const titled = kinds.filter((kind) => kind === 'link' || kind === 'miniprogram');
	const byKind = objectsByKind(place);
	const fields: AttachmentField[] = [
		{
			displayName: 'Title',
			for: titled,
			name: 'title',
			type: 'string',
			default: '',
			description: describeTitle(place),
		},
		{
			displayName: 'URL',
			for: ['link'],
			name: 'url',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://www.example.com',
			description: 'Address that the card opens',
		},
		{
			displayName: 'Description',
			for: linkCoverIsFile ? [] : ['link'],
			name: 'desc',
			type: 'string',
			default: '',
			description: 'Text under the title, at most 512 bytes',
		},
		{
			displayName: 'Cover Picture URL',
			for: linkCoverIsFile ? [] : ['link'],
			name: 'picurl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://www.example.com/cover.png',
			description: 'Address of the picture on the card',
		},
		{
			displayName: 'App ID',
			for: ['miniprogram'],
			name: 'appid',
			type: 'string',
			default: '',
			placeholder: 'e.g. wx1234567890abcdef',
			description: 'App ID of the mini program, which has to be linked to the company',
		},
		{
			displayName: 'Page',
			for: ['miniprogram'],
			name: 'page',
			type: 'string',
			default: '',
			placeholder: 'e.g. pages/index.html',
			description: 'Path of the page inside the mini program',
		},
		{
			displayName: 'File Source',
			for: uploaded,
			name: 'source',
			type: 'options',
			options: [
				{ name: 'Binary File of the Input', value: 'binary' },
				{ name: 'File From a URL', value: 'url' },
				{
					name: imageByUrl ? 'Media ID or WeCom Image URL' : 'Media ID',
					value: 'media_id',
				},
			],
			default: 'binary',
			description: describeSource(kinds),
		},
		{
			displayName: 'Input Data Field Name',
			for: uploaded,
			from: ['binary'],
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			description: describeFiles(
				place,
				'Name of the input field with the file',
				'Several names, separated by commas, make an attachment each.',
			),
			hint: 'The name of the input field containing the binary file data to be uploaded',
		},
		{
			displayName: 'File URL',
			for: uploaded,
			from: ['url'],
			name: 'fileUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://www.example.com/spring-fair.png',
			description: describeFiles(
				place,
				'Address that the file is fetched from, without signing in, which must start with https://',
				'Several addresses, separated by spaces or as an array, make an attachment each.',
			),
		},
		// Only a file shows its name to the customer.
		{ ...fileNameField, for: kinds.includes('file') ? ['file'] : [], from: ['binary', 'url'] },
		{
			displayName: 'Media ID',
			for: uploaded,
			from: ['media_id'],
			name: 'media_id',
			type: 'string',
			default: '',
			description: 'ID of a file uploaded earlier (media_id)',
			hint: MEDIA_ID_SOURCES[target] ?? '',
		},
		{
			displayName: 'WeCom Image URL',
			for: imageByUrl ? ['image'] : [],
			from: ['media_id'],
			name: 'pic_url',
			type: 'string',
			default: '',
			description:
				'Permanent URL returned by Media > Upload Image, and no other; used if there is no media ID',
		},
	];
	return [
		{
			displayName: 'Type',
			name: 'msgtype',
			type: 'options',
			options: [...kinds].sort().map((kind) => ({ name: KIND_NAMES[kind], value: kind })),
			default: 'image',
		},
		...fields
			.flatMap((field) => byNeed(field, byKind))
			.filter((field) => field.for.some((kind) => kinds.includes(kind)))
			.map(({ for: shownFor, from, ...field }) => ({
				...field,
				displayOptions: {
					show: { msgtype: [...shownFor], ...(from === undefined ? {} : { source: [...from] }) },
				},
			})),
	];
}

/** The field twice where some of its kinds cannot do without it and others can. */
function byNeed(
	field: AttachmentField,
	byKind: Record<AttachmentKind, ObjectParam>,
): AttachmentField[] {
	const needing = field.for.filter((kind) =>
		Object.entries(byKind[kind].fields).some(
			([name, param]) =>
				param.required === true && (('from' in param && param.from) || name) === field.name,
		),
	);
	const others = field.for.filter((kind) => !needing.includes(kind));
	return [
		{ ...field, required: true, for: needing },
		{ ...field, for: others },
	];
}

/** The objects that hold the attachments in a request, by their kinds, with the limits of the place. */
export function objectsByKind({
	target,
	maxItems,
	imageByUrl,
	linkCoverIsFile,
	maxUrlBytes: maxBytes,
	allOptional,
}: AttachmentPlace): Record<AttachmentKind, ObjectParam> {
	const needed = allOptional ? ({ narrows: false } as const) : ({ required: true } as const);
	const picture = { target, mediaType: 'image', source: 'source', from: 'media_id' } as const;
	const files = { ...picture, severalFiles: maxItems > 1 };
	return {
		image: object(
			{
				...(imageByUrl ? { pic_url: string({ narrows: false }) } : {}),
				media_id: imageByUrl
					? media({ narrows: false, ...files, requiredUnless: 'pic_url' })
					: media({ ...files, ...needed }),
			},
			{ narrows: false },
		),
		link: object(
			linkCoverIsFile
				? {
						title: string({ narrows: false, maxChars: 64 }),
						url: string(needed),
						media_id: media({ ...picture, ...needed }),
					}
				: {
						title: string({ ...needed, maxBytes: 128 }),
						picurl: string({ narrows: false, maxBytes }),
						desc: string({ narrows: false, maxBytes: 512 }),
						url: string({ ...needed, maxBytes }),
					},
			{ narrows: false },
		),
		miniprogram: object(
			{
				title: string({ ...needed, maxBytes: 64 }),
				pic_media_id: media({ ...picture, ...needed }),
				appid: string(needed),
				page: string(needed),
			},
			{ narrows: false },
		),
		video: object(
			{ media_id: media({ ...files, mediaType: 'video', ...needed }) },
			{ narrows: false },
		),
		file: object(
			{ media_id: media({ ...files, mediaType: 'file', ...needed }) },
			{ narrows: false },
		),
	};
}

/** The parameter that the form of `attachmentsField` fills, with the limits of the place. */
export function attachmentsParam(place: AttachmentPlace): ObjectsParam {
	const { kinds, maxItems } = place;
	const byKind = objectsByKind(place);
	const entries = kinds.map((kind) => {
		return [kind, { ...byKind[kind], required: true, onlyWhen: { msgtype: [kind] } }];
	});
	return objects(
		{ msgtype: string({ required: true, oneOf: kinds }), ...Object.fromEntries(entries) },
		{ from: 'attachments.values', narrows: false, maxItems },
	);
}
