import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import type { Repeat } from '../../../wecom/repeat';
import type { JsonObject } from '../../../wecom/types';
import type { ComposedTask, Waiting } from '../engine/composedTask';
import type { Shape, ShapeTask } from '../engine/shape';
import type { Finisher } from '../engine/finish';
import type { Directory } from '../engine/names/directory';
import type { Paging, Result } from './answer';
import type { Params } from './params';
import type { Rule } from './rules';

/** A list that may be longer than one call takes; its parts are sent one after the other. */
export interface Split {
	/** Dotted path of the list, as in `owner_filter.userid_list`. */
	param: string;
	/** Entries in one call. */
	size: number;
	/** The API takes a single value where the form takes a list; `size` is 1 then. */
	single?: boolean;
	/** Further lists whose entries are asked for by themselves: no call has entries of two lists. */
	apart?: readonly string[];
	/** Switch of the form that sends all of it in one call, in which WeCom adds the entries up. */
	unless?: string;
}

/** A list of a time span that can be asked for by shares of it. */
export interface TimeShares {
	/** The parameters of the body that hold the bounds of the span, in Unix seconds. */
	from: string;
	to: string;
	/** Field of a record with the time by which WeCom finds it, in Unix seconds. */
	at: string;
	/** Field of a record that tells it from others. */
	id: string;
}

/** A request that need not be sent as it is. */
export interface InsteadTask {
	body: JsonObject;
	/** What the form says, as the operation declares it under `own`. */
	own: JsonObject;
	/** The names of tags and the like. */
	directory: Directory;
}

/** All that a list of the request could name, instead of entries that somebody chose. */
export interface Everyone {
	/** The list of the request. */
	param: string;
	/** The switch under `own` that says so. */
	when: string;
	/** Reads the entries. Where there are none, nothing is sent. @throws WeComError */
	read: (client: WeComClient) => Promise<string[]>;
}

/** What every operation of the action node states. */
interface Declared {
	/** `<resource>.<operation>`. */
	id: `${string}.${string}`;
	/** Name in the operation dropdown. */
	name: string;
	/** A sentence without articles for the node panel, e.g. "Get many customers". */
	action: string;
	description: string;
	/** A surprising fact about the result, in one sentence; the editor shows it beside the output. */
	hint?: string;
	/** Number of the official page. */
	doc: number;
	/** Whether the request may be sent again when its outcome is unknown. */
	repeat: Repeat;
	/** The form, without `displayOptions` for resource and operation, which the builder adds. */
	fields: readonly INodeProperties[];
	/** What the node itself wants to know from the form, read and checked like the rest; none of it is sent. */
	own?: Params;
	/** What holds across parameters. */
	rules?: readonly Rule[];
	/**
	 * Parameters that name the record that is written: two such writes never run at once.
	 * `all`: WeCom wants all calls of the operation one after the other.
	 */
	serial?: readonly string[] | 'all';
}

/**
 * One operation of the action node that calls an endpoint, whole: its form, its request, its rules and its result.
 * Its id is that of the endpoint in the contract. Everything that the node, the tests and the documentation know
 * about it comes from here.
 */
export interface Operation extends Declared {
	method: 'GET' | 'POST';
	path: string;
	query?: Params;
	body?: Params;
	/** The file of a multipart upload. */
	upload?: Params;
	/** Headers of a download. */
	headers?: Params;
	paging?: Paging;
	split?: Split;
	/**
	 * What a whole list that has more than a page is read by at the same time: the entries of a list in the request, by
	 * its dotted path, or shares of a time span. It comes in their order.
	 */
	sideBySide?: string | TimeShares;
	/** Errcodes that mean "nothing there"; records that come with them are kept all the same. */
	emptyCodes?: readonly number[];
	result: Result;
	/** Changes or splits a record before it becomes an item. */
	map?: (record: JsonObject, request: { query: JsonObject; body: JsonObject }) => IDataObject[];
	/** What the form says about which records are wanted and how they look; asked once for each input item. */
	shape?: (task: ShapeTask) => Shape;
	/** A parameter that the form can leave to the node, which then reads its entries before the request is sent. */
	everyone?: Everyone;
	/**
	 * Achieves in a way of its own what the request would, where the form says so, and returns its records; undefined
	 * where the request is to be sent. @throws WeComError
	 */
	instead?: (task: InsteadTask) => Promise<IDataObject[] | undefined>;
	/** An output item with every field, where the form as it is at first makes others than WeCom's. */
	sample?: IDataObject;
	/** What the request waits for before it leaves, beside WeCom's limits for the endpoint. */
	before?: (body: JsonObject, waiting: Waiting) => Promise<void>;
	/** Further steps that the user asked for: files to fetch, details to read, a task to wait for. */
	finish?: Finisher;
}

/** One of several outputs. */
interface Output {
	/** Its translation stands under `<id of the operation>.outputs.<key>`. */
	key: string;
	name: string;
}

/** What an operation has in hand that looks at the connection itself. */
export interface UnconnectedTask {
	context: IExecuteFunctions;
	itemIndex: number;
	/** What the form says, as `own` declares it. */
	own: JsonObject;
	/** The client for the item. @throws InvalidBaseUrlError and the like, where the credential cannot be used */
	connect(): Promise<WeComClient>;
}

/**
 * One operation that WeCom does not have: the node makes it of calls to several endpoints, and of what it does with
 * their answers.
 */
export interface ComposedOperation extends Declared {
	/** Ids of the endpoints in the contract that it calls. */
	uses: readonly [string, ...string[]];
	/** How many calls it takes, in a sentence of the documentation. */
	cost: string;
	/** An output item with every field that there can be; the editor's schema comes from it. */
	sample: IDataObject;
	/**
	 * Carries it out for one input item, whose form it gets, and returns its output items.
	 * @throws WeComError, InvalidForm and n8n's errors
	 */
	forEachItem?: (task: ComposedTask) => Promise<INodeExecutionData[]>;
	/** The same, whatever is wrong with the credential. */
	beforeConnecting?: (task: UnconnectedTask) => Promise<INodeExecutionData[]>;
	/** Carries it out once for all input items, with the form of the first, and returns the items of each output. */
	forAllItems?: (task: ComposedTask) => Promise<INodeExecutionData[][]>;
	/** Whether it puts the extra body fields of the form into its calls; without, the form's are not used. */
	takesExtraBody?: boolean;
	/** What its outputs are called, where there is more than one. */
	outputs?: readonly [Output, Output, ...Output[]];
	/** The field that names the output by its key where n8n leaves the node one output only. */
	outputField?: string;
}

/** Any operation of the action node. */
export type AnyOperation = Operation | ComposedOperation;

/** A resource of the action node. */
export interface Resource {
	/** Key of the resource in the contract. */
	value: string;
	/** Name in the resource dropdown. */
	name: string;
	/** In the order of the dropdown. */
	operations: readonly AnyOperation[];
}

/** doc 90313: the member and the customer are not connected; a list says so of a member who has no customer. */
export const NOT_CONNECTED = 84061;

/** Declares an operation. Does nothing but check its type. */
export const operation = (declaration: Operation): Operation => declaration;

/** Declares a composed operation. Does nothing but check its type. */
export const composed = (declaration: ComposedOperation): ComposedOperation => declaration;

/** Whether an operation is composed, and so has no endpoint of its own. */
export const isComposed = (one: AnyOperation): one is ComposedOperation => 'uses' in one;

/** The operations of the resources that are an endpoint of WeCom each. */
export function endpointOperations(resources: readonly Resource[]): Operation[] {
	return resources.flatMap(({ operations }) =>
		operations.filter((one): one is Operation => !isComposed(one)),
	);
}

/** The operations of the resources that are composed of several endpoints. */
export function composedOperations(resources: readonly Resource[]): ComposedOperation[] {
	return resources.flatMap(({ operations }) => operations.filter(isComposed));
}
