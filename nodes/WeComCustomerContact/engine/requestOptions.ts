import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import { isJsonObject } from '../../../wecom/json';
import { MOST_WIDTH } from '../../../wecom/traffic/limits';
import type { JsonObject } from '../../../wecom/types';
import { isComposed, type AnyOperation } from '../declaration/operation';
import type { TransportSettings } from '../../shared/transport';
import { findForbidden } from './characters';
import { controlOf } from './controls';
import type { InvalidValue } from './convert';
import type { Scope } from './form';
import { show } from '../../shared/given';
import { localize } from '../../shared/localize';
import { fieldsIn } from '../../shared/visitFields';
import { InvalidForm } from './invalidForm';
import type { PlannedRequest } from './readRequest';

const DEFAULT_TIMEOUT_S = 30;
/** Long enough for the 60-second block of a limit that counts by the minute (doc 90312). */
const DEFAULT_RATE_LIMIT_WAIT_S = 90;

/** The options that every operation has. */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MOST_WIDTH },
			default: MOST_WIDTH,
			description:
				'The most requests that run at once. How many really do is found automatically: as many as it takes to reach the 10,000 calls a minute that WeCom allows of one endpoint. Lower it only to go easy on other programs. Writes to the same record always run one after the other.',
		},
		{
			displayName: 'Extra Body Fields (JSON)',
			name: 'extraBodyFields',
			type: 'json',
			default: '{}',
			description:
				'Fields to merge into the request body, for parameters that WeCom has added since this version of the node. Operations without a JSON body, such as Customer > Get or an upload, do not use them.',
		},
		{
			displayName: 'Include Input Fields',
			name: 'includeInputFields',
			type: 'boolean',
			default: false,
			description:
				'Whether to also put the fields of the input item into each of its output items. Where both have a field of a name, the one of the output counts.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: DEFAULT_TIMEOUT_S,
			description:
				'Seconds to wait for the response to a request, and for a file from a URL altogether',
		},
		{
			displayName: 'Wait When Rate Limited',
			name: 'maxRateLimitWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: DEFAULT_RATE_LIMIT_WAIT_S,
			description:
				'How many seconds a request may wait altogether while the frequency or concurrency limits of WeCom hold it back. A limit that counts by the minute blocks for 60 seconds. Without this option, runs of up to 200 requests wait 90 seconds, and longer ones until they are through.',
		},
	],
};

/** What holds for the whole run. */
export interface RunSettings extends TransportSettings {
	/** Whether output items also get the fields of their input item. */
	includeInputFields: boolean;
}

/**
 * Reads the options that hold for the whole run.
 * @throws NodeOperationError that names the option whose value is none
 */
export function readSettings(context: IExecuteFunctions): RunSettings {
	const options = context.getNodeParameter('requestOptions', 0, {}) as IDataObject;
	const read = <T extends number | boolean>(name: string, fallback: T): T =>
		Object.hasOwn(options, name) ? (readOption(context, name, options[name]) as T) : fallback;
	const maxRateLimitWait = read('maxRateLimitWait', DEFAULT_RATE_LIMIT_WAIT_S) * 1000;
	return {
		concurrency: read('concurrency', MOST_WIDTH),
		timeout: read('timeout', DEFAULT_TIMEOUT_S) * 1000,
		includeInputFields: read('includeInputFields', false),
		maxRateLimitWait,
		// A long run is through some time; only who says so does not wait for that.
		maxBulkWait: Object.hasOwn(options, 'maxRateLimitWait') ? maxRateLimitWait : undefined,
	};
}

/** An option that was added counts, and so it has to have a value. @throws NodeOperationError */
function readOption(context: IExecuteFunctions, name: string, value: unknown): unknown {
	const { properties } = localize({ name: 'weComCustomerContact', properties: [requestOptions] });
	const field = properties.flatMap(fieldsIn).find((option) => option.name === name);
	try {
		return field && controlOf(field)?.convert(value);
	} catch (error) {
		const words = { name: field?.displayName ?? name, fault: (error as InvalidValue).message };
		const message = translate('message.invalid', '{name} {fault}', words);
		throw new NodeOperationError(context.getNode(), message, { itemIndex: 0 });
	}
}

/** The request with the user's extra fields merged into its body. @throws InvalidForm where they are no object */
export function withExtraFields(
	plan: PlannedRequest,
	operation: AnyOperation,
	scope: Scope,
): PlannedRequest {
	const takesExtra = isComposed(operation) ? operation.takesExtraBody : operation.body;
	if (!takesExtra) return plan;
	const extra = parseObject(scope.get('extraBodyFields').value, scope.label('extraBodyFields'));
	return Object.keys(extra).length === 0 ? plan : { ...plan, body: merge(plan.body, extra) };
}

function parseObject(raw: unknown, name: string): JsonObject {
	if (raw === '' || raw === null || raw === undefined) return {};
	const value = parsed(raw);
	if (!isJsonObject(value)) {
		throw new InvalidForm([
			translate('message.notObject', '{name} must be a JSON object', { name }),
		]);
	}
	const faults = faultsIn(value, name);
	if (faults.length > 0) throw new InvalidForm(faults);
	return value;
}

function parsed(raw: unknown): unknown {
	if (typeof raw !== 'string') return raw;
	try {
		return JSON.parse(raw) as unknown;
	} catch {
		return undefined;
	}
}

/** What is wrong with a value of the user's own JSON and with what is in it, in sentences. */
function faultsIn(value: unknown, name: string): string[] {
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([key, inner]) => [
			...faultsIn(key, name),
			...faultsIn(inner, `${name} > ${key}`),
		]);
	}
	const fault = faultOf(value);
	return fault === undefined
		? []
		: [translate('message.invalid', '{name} {fault}', { name, fault })];
}

function faultOf(value: unknown): string | undefined {
	if (typeof value === 'string') return findForbidden(value, {});
	const isJson = value === undefined || value === null || typeof value === 'boolean';
	if (isJson || (typeof value === 'number' && isKept(value))) return undefined;
	const words = { given: show(value) };
	return Number.isInteger(value)
		? translate(
				'message.inexactJson',
				'contains the number {given}, which has lost its last digits. Put it in quotes',
				words,
			)
		: translate('message.notJson', 'must be something JSON can represent (got {given})', words);
}

/** Whether a number is sent as it was written. */
const isKept = (number: number): boolean =>
	Number.isInteger(number) ? Number.isSafeInteger(number) : Number.isFinite(number);

/** The first object with the fields of the second in it, at every depth. */
export function merge(target: JsonObject, source: JsonObject): JsonObject {
	const result = { ...target };
	for (const [key, value] of Object.entries(source)) {
		const present = result[key];
		result[key] = isJsonObject(value) && isJsonObject(present) ? merge(present, value) : value;
	}
	return result;
}
