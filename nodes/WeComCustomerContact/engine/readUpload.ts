import { cleanFileName } from '../../../wecom/fileName';
import { translate } from '../../../i18n/translate';
import { show } from '../../shared/given';
import { splitIds } from '../../shared/ids';
import type { FileParam, MediaParam } from '../declaration/params';
import { InvalidValue, toText } from './convert';
import { isFetchable, placeIn } from './fetchFile';
import type { Scope } from './form';
import { MediaUpload, type FileOrigin } from './mediaUpload';

/** Notes what is wrong with a field. */
export interface FaultNotes {
	missing(label: string): void;
	/** Returns undefined for what `convert` refuses with InvalidValue. */
	attempt<T>(label: string, convert: () => T): T | undefined;
}

type OriginKind = 'binary' | 'url';

/** The field that says where a file comes from, where it is uploaded at all; both where two of them do. */
export function originsOf(param: FileParam | MediaParam, scope: Scope): OriginKind[] {
	const { type, source, binary, url } = param;
	if (source !== undefined) {
		const chosen = scope.get(source).value;
		if (chosen === 'url') return ['url'];
		return chosen === 'binary' || type === 'file' ? ['binary'] : [];
	}
	if (type === 'file') return ['binary'];
	const filled = (field: string | undefined) =>
		field !== undefined && Boolean(scope.get(field).value);
	return [...(filled(binary) ? ['binary' as const] : []), ...(filled(url) ? ['url' as const] : [])];
}

/**
 * Reads which files a form wants to have uploaded for a parameter; several only where it takes them. Undefined
 * for what is wrong, which goes to `notes`.
 *
 * @param origins what `originsOf` says, which is not empty
 */
export function readUploads(
	param: FileParam | MediaParam,
	origins: readonly OriginKind[],
	scope: Scope,
	notes: FaultNotes,
): MediaUpload[] | undefined {
	const [kind = 'binary', other] = origins;
	const field = fieldOf(param, kind);
	const label = scope.label(field);
	if (other !== undefined) {
		return notes.attempt(label, () => {
			throw new InvalidValue(bothFilled(scope.label(fieldOf(param, other))));
		});
	}
	const { value } = scope.get(field);
	if (value === undefined || value === null || value === '') {
		notes.missing(label);
		return undefined;
	}
	const fileName = readFileName(scope, notes);
	const several = param.type === 'media' && param.severalFiles === true;
	const made = notes.attempt(label, () => {
		const entries = several ? SPLIT[kind](value) : [value];
		const files = entries.map((entry) => ORIGIN_OF[kind](entry));
		if (files.length === 0) throw new InvalidValue(notGiven(value));
		return files;
	});
	if (made && made.length > 1 && fileName !== undefined && fileName !== '') {
		return notes.attempt(scope.label('fileName'), () => {
			throw new InvalidValue(oneNameForMany(made.length));
		});
	}
	const target = targetOf(param, scope);
	const mediaType = mediaTypeOf(param, scope);
	return made?.map((origin) => new MediaUpload(target, mediaType, origin, label, fileName));
}

function fieldOf(param: FileParam | MediaParam, kind: OriginKind): string {
	if (kind === 'url') return param.url ?? 'fileUrl';
	return (param.type === 'media' ? param.binary : param.from) ?? 'binaryPropertyName';
}

/** Blanks and line breaks, or a comma or semicolon before the next address: an address may hold commas. */
const BETWEEN_URLS = /[\s\u2028\u2029]+|[,，、;；](?=https?:\/\/)/i;

const SPLIT: Record<OriginKind, (value: unknown) => unknown[]> = {
	binary: splitIds,
	url: (value) => {
		if (typeof value !== 'string' || value.trim().startsWith('[')) return splitIds(value);
		return value.split(BETWEEN_URLS).flatMap((part) => {
			const url = part.replace(/^[,，、;；]+|[,，、;；]+$/g, '');
			return url === '' ? [] : [url];
		});
	},
};

const ORIGIN_OF: Record<OriginKind, (value: unknown) => FileOrigin> = {
	binary: (value) => ({ binary: toText(value, {}, { oneLine: true }) }),
	url: (value) => {
		const url = toText(typeof value === 'string' ? value.trim() : value, {}, { oneLine: true });
		if (!isFetchable(url)) throw new InvalidValue(notFetchable(url));
		return { url };
	},
};

const notGiven = (value: unknown): string =>
	translate('message.noFile', 'names no file (got {given})', { given: show(value) });

const notFetchable = (url: string): string =>
	translate('message.notFetchable', 'must be an address that starts with https:// (got {given})', {
		// What stands in an address behind its host may be a secret.
		given: placeIn(url) ?? show(url),
	});

const bothFilled = (other: string): string =>
	translate('message.twoFiles', 'cannot be combined with {other}: fill in one of them', { other });

const oneNameForMany = (count: number): string =>
	translate('message.nameForOneFile', 'can name one file only ({count} were given)', { count });

/** The name that the form gives an uploaded file; its own counts where that is empty. */
function readFileName(scope: Scope, notes: FaultNotes): string | undefined {
	const { value } = scope.get('fileName');
	if (value === undefined || value === null) return undefined;
	// Cleaned first: what WeCom does not take costs a name its characters, not the upload.
	const name = typeof value === 'string' ? (cleanFileName(value) ?? '') : value;
	return notes.attempt(scope.label('fileName'), () => toText(name, {}));
}

function targetOf({ target }: FileParam | MediaParam, scope: Scope): MediaUpload['target'] {
	if (typeof target === 'string') return target;
	const chosen = target.places[String(scope.get(target.param).value)];
	// A value that is none of the places is refused where its own parameter is read.
	return chosen ?? 'temporary';
}

function mediaTypeOf(param: FileParam | MediaParam, scope: Scope): MediaUpload['mediaType'] {
	if (param.type === 'media') return param.mediaType;
	const { mediaTypeParam } = param;
	const chosen = mediaTypeParam === undefined ? undefined : scope.get(mediaTypeParam).value;
	return (chosen ?? 'image') as MediaUpload['mediaType'];
}
