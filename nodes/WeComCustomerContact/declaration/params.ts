/**
 * The parameters of a request as data: where each value comes from in the form, what it is converted
 * to and what WeCom demands of it. An operation declares its query and its body with these; reading,
 * checking, the contract test and the documentation all work from the declaration.
 */
import type { UnixSeconds } from '../../../wecom/types';
import type { NamedKind } from './names';

/**
 * Holds when each named sibling parameter, which stands before the one that asks, has one of the given
 * values; `undefined` among them stands for a parameter that is not given.
 */
export type When = Readonly<Record<string, ReadonlyArray<string | number | boolean | undefined>>>;

interface Base {
	/**
	 * Path of the value in the form; the parameter's own name when left out. On the top level the name
	 * is looked up among the fields and inside the collections of the operation. For an object it
	 * opens a new scope: the names of its children are looked up inside that value.
	 */
	from?: string;
	required?: boolean;
	narrows?: boolean;
	filter?: boolean;
	requiredWhen?: When;
	/** Required while this sibling, which stands before it, is not there. */
	requiredUnless?: string;
	/** The parameter is left out of the request unless this holds. */
	onlyWhen?: When;
}

/**
 * Every parameter that may be left out says whether it narrows whom or what the call is about: recipients,
 * senders, the members and the channel of a QR code, filters of a list, ids to delete. What narrows has to
 * hold something once it was filled in, or a value that went missing on the way would turn a call about a
 * few into one about all. There is no default answer, so that none is forgotten. A `filter` of a list may be
 * left alone in words too, with a `*`.
 */
type Presence =
	| { required: true }
	| { required?: false; narrows: boolean; filter?: false }
	| { required?: false; narrows: true; filter: true };

interface TextLimits {
	/** Characters; an emoji counts as one. */
	maxChars?: number;
	/** Bytes of UTF-8. */
	maxBytes?: number;
	oneOf?: readonly string[];
	/** It is a name: without line breaks, tabs and other control characters. */
	oneLine?: boolean;
	/** What the text has to look like, and how to say so. */
	format?: { pattern: RegExp; description: string };
}

interface NumberLimits {
	min?: number;
	max?: number;
	oneOf?: readonly number[];
}

interface Nameable {
	/** The form takes names of such records beside their ids; the request has the ids. */
	names?: NamedKind;
	/** Parameter of the request that says where names are looked for: the rule group of tags, the owner of chats. */
	namesWithin?: string;
	/** Of corp tags: parameter with the tag group in which those are created that do not exist, where the form has one. */
	createIn?: string;
}

interface Several {
	/** In an entry of a list: the form takes several values, and each makes an entry of its own. */
	several?: boolean;
}

/** A text, or an id from a resource locator. */
export type StringParam = Base &
	TextLimits &
	Nameable &
	Several &
	Presence & {
		type: 'string';
	};

/** A whole number, or a number that stands for a switch (`fromBoolean`: off is 0, on is 1). */
export type IntegerParam = Base &
	NumberLimits &
	Nameable &
	Several &
	Presence & {
		type: 'integer';
		fromBoolean?: boolean;
	};

export type BooleanParam = Base &
	Presence & {
		type: 'boolean';
	};

/** A time from a date picker, sent as Unix seconds. */
export type TimeParam = Base &
	Presence & {
		type: 'time';
		at?: TimeMeaning;
		/** A dropdown beside it that stands for the time; where it has another value, the field itself counts. */
		preset?: TimePreset;
	};

/**
 * What a value stands for, other than a point in time. `dayUtc8`: 00:00 in UTC+8 of the day that was picked, whatever
 * the workflow's time zone. Of a number of days, in the workflow's time zone, today being 0: `daysAgo` the first moment
 * of the day so many days ago, `dayAfterDaysAgo` that of the day after it, `lastDays` the moment so many times 24 hours ago.
 */
export type TimeMeaning = 'dayUtc8' | 'daysAgo' | 'dayAfterDaysAgo' | 'lastDays';

/** Times by the values of a dropdown; `today` is its 00:00 in UTC+8. */
export interface TimePreset {
	field: string;
	values: Readonly<Record<string, (today: UnixSeconds) => UnixSeconds>>;
}

/** Several values, as `splitIds` takes them. */
export type ListParam = Base &
	Nameable &
	Presence & {
		type: 'list';
		of: 'string' | 'integer';
		minItems?: number;
		maxItems?: number;
		/** Limits of each entry. */
		item?: Omit<TextLimits & NumberLimits, 'oneOf'> & {
			oneOf?: readonly string[] | readonly number[];
		};
		/** What is sent for a field that was added and left empty, where WeCom does not take `[]`. */
		emptyAs?: readonly string[];
		/** WeCom takes the list as one text, its entries joined with this. */
		joinedWith?: string;
	};

export type ObjectParam = Base &
	Presence & {
		type: 'object';
		fields: Params;
	};

/** A repeatable group of fields; `from` names the group inside its fixed collection (`tag.values`). */
export type ObjectsParam = Base &
	Presence & {
		type: 'objects';
		fields: Params;
		minItems?: number;
		maxItems?: number;
	};

/** Places that take an uploaded file; each has limits of its own. */
export type UploadTarget = 'temporary' | 'moment' | 'productAlbum' | 'permanentImage';

/** Kinds of files, as WeCom names them. */
export type MediaType = 'image' | 'voice' | 'video' | 'file';

/**
 * The fields of the form that say which file is uploaded. Where the form has a field that chooses, `source` names
 * it, and it says `binary`, `url` or, for what is uploaded already, something else; where it has none, the field
 * that is filled in counts. The field `fileName` beside them, where the form has one, gives the file its name.
 */
interface FileFields {
	source?: string;
	/** Holds the name of a binary property of the input item. */
	binary?: string;
	/** Holds the address that the file is fetched from. */
	url?: string;
}

/**
 * A `media_id` (or the URL of a permanent image): typed in, or got by uploading a file. In an entry of a list,
 * `severalFiles` lets the form take several, and each makes an entry of its own.
 */
export type MediaParam = Base &
	FileFields &
	Presence & {
		type: 'media';
		target: UploadTarget;
		mediaType: MediaType;
		severalFiles?: boolean;
	};

/** The file of an upload operation, sent as a multipart body. */
export interface FileParam extends Base, FileFields {
	type: 'file';
	/** Where it goes, or the query parameter that says so with the places by its values. */
	target: UploadTarget | { param: string; places: Readonly<Record<string, UploadTarget>> };
	/** Name of the query parameter that says which kind of file it is; an image when left out. */
	mediaTypeParam?: string;
}

/** A value that the form does not ask for because only one is possible. */
export interface ConstantParam extends Base {
	type: 'constant';
	value: string | number | boolean;
}

/** The number of the app, which the credential holds. */
export interface AgentIdParam extends Base {
	type: 'agentId';
}

export type Param =
	| StringParam
	| IntegerParam
	| BooleanParam
	| TimeParam
	| ListParam
	| ObjectParam
	| ObjectsParam
	| MediaParam
	| FileParam
	| ConstantParam
	| AgentIdParam;

/** Parameters by their names in the API. */
export type Params = Readonly<Record<string, Param>>;

/** What is left to say about a parameter of a type; of each of its forms, so that none loses its answer. */
type Options<T extends Param, Said extends string = 'type'> = T extends unknown
	? Omit<T, Said>
	: never;

/** What a list of objects is declared with beside its fields. */
export type ObjectsOptions = Options<ObjectsParam, 'type' | 'fields'>;

/** A text parameter. */
export const string = (options: Options<StringParam>): StringParam => ({
	type: 'string',
	...options,
});

/** A whole-number parameter. */
export const integer = (options: Options<IntegerParam>): IntegerParam => ({
	type: 'integer',
	...options,
});

/** A parameter that is 0 or 1 in the API and a switch in the form. */
export const flag = (options: Options<IntegerParam>): IntegerParam => ({
	type: 'integer',
	fromBoolean: true,
	oneOf: [0, 1],
	...options,
});

/** A true-or-false parameter. */
export const boolean = (options: Options<BooleanParam>): BooleanParam => ({
	type: 'boolean',
	...options,
});

/** A time parameter. */
export const time = (options: Options<TimeParam>): TimeParam => ({ type: 'time', ...options });

/** A list of texts or ids. */
export const strings = (options: Options<ListParam, 'type' | 'of'>): ListParam => ({
	type: 'list',
	of: 'string',
	...options,
});

/** A list of whole numbers. */
export const integers = (options: Options<ListParam, 'type' | 'of'>): ListParam => ({
	type: 'list',
	of: 'integer',
	...options,
});

/** An object of parameters. */
export const object = (
	fields: Params,
	options: Options<ObjectParam, 'type' | 'fields'>,
): ObjectParam => ({ type: 'object', fields, ...options });

/** A list of objects. */
export const objects = (fields: Params, options: ObjectsOptions): ObjectsParam => ({
	type: 'objects',
	fields,
	...options,
});

/** The id of an uploaded file, or the file itself. */
export const media = (options: Options<MediaParam>): MediaParam => ({ type: 'media', ...options });

/** The file of an upload. */
export const file = (options: Options<FileParam>): FileParam => ({ type: 'file', ...options });

/** The number of the app out of the credential. */
export const agentId = (): AgentIdParam => ({ type: 'agentId' });

/** A fixed value. */
export const constant = (
	value: ConstantParam['value'],
	options: Omit<Options<ConstantParam>, 'value'> = {},
): ConstantParam => ({ type: 'constant', value, ...options });
