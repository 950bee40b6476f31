import { loadEvents } from '../../contract/load';
import type { ContractEventField } from '../../contract/types';
import type { UnixSeconds } from '../types';
import type { EventFields, EventValue } from './emit';

/** How the page's example writes one element. */
interface Element {
	name: string;
	cdata: boolean;
	/** Elements in it. */
	children: Element[];
}

interface EventForm {
	event: string | undefined;
	changeType: string | undefined;
	msgType: string;
	fields: ReadonlyMap<string, ContractEventField>;
	elements: Element[];
}

/** The elements of an example in their order, those of the root being the message's own. */
function readElements(example: string): Element[] {
	const root: Element = { name: '', cdata: false, children: [] };
	const open = [root];
	for (const [, end, name = '', cdata] of example.matchAll(/<(\/?)(\w+)>(<!\[CDATA\[)?/g)) {
		if (end) {
			open.pop();
			continue;
		}
		const element: Element = { name, cdata: cdata !== undefined, children: [] };
		open.at(-1)?.children.push(element);
		open.push(element);
	}
	return root.children[0]?.children ?? [];
}

/** Puts the elements that only some examples have after their neighbours. */
function mergeElements(into: Element[], more: Element[]): void {
	more.forEach((element, index) => {
		const known = into.find(({ name }) => name === element.name);
		if (known) return mergeElements(known.children, element.children);
		const before = more[index - 1]?.name;
		const place = into.findIndex(({ name }) => name === before);
		into.splice(place + 1, 0, element);
	});
}

let forms: Map<string, EventForm> | undefined;

function loadForms(): Map<string, EventForm> {
	if (forms) return forms;
	forms = new Map();
	const { events, related, app } = loadEvents();
	for (const entry of [...events, ...related, ...app]) {
		const elements: Element[] = [];
		for (const example of [entry.example_xml, ...(entry.more_examples_xml ?? [])])
			mergeElements(elements, readElements(example));
		const fields = new Map((entry.fields ?? []).map((field) => [field.name, field]));
		// Optional fields that no example shows go to the end.
		for (const name of fields.keys()) {
			if (!elements.some((element) => element.name === name))
				elements.push({ name, cdata: true, children: [] });
		}
		forms.set(entry.id, {
			event: entry.event,
			changeType: entry.change_type,
			msgType: entry.msg_type ?? 'event',
			fields,
			elements,
		});
	}
	return forms;
}

/** The ids of all events that can be sent. */
export function eventIds(): string[] {
	return [...loadForms().keys()];
}

function cdata(text: string): string {
	return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What stands between the tags of an element. */
function render(value: EventValue, element: Element, field?: ContractEventField): string {
	if (Array.isArray(value)) return renderList(value as readonly EventValue[], element, field);
	if (typeof value === 'object') return renderFields(value as EventFields, element, field);
	return element.cdata ? cdata(String(value)) : escape(String(value));
}

function renderList(
	entries: readonly EventValue[],
	element: Element,
	field?: ContractEventField,
): string {
	if (field?.separator !== undefined) {
		return render(entries.map(String).join(field.separator), element);
	}
	const name = field?.item ?? 'Item';
	const form = element.children.find((child) => child.name === name);
	const inner = form ?? { name, cdata: false, children: [] };
	return entries.map((entry) => `<${name}>${render(entry, inner, field)}</${name}>`).join('');
}

function renderFields(fields: EventFields, element: Element, field?: ContractEventField): string {
	return (field?.children ?? [])
		.map((child) => {
			const value = fields[child.name];
			if (value === undefined) return '';
			const form = element.children.find(({ name }) => name === child.name);
			const inner = form ?? { name: child.name, cdata: true, children: [] };
			return `<${child.name}>${render(value, inner, child)}</${child.name}>`;
		})
		.join('');
}

/** What every message has; its own fields need not name it, though they may. */
const COMMON = new Set(['FromUserName', 'MsgType']);

function checkFields(id: string, form: EventForm, fields: EventFields): void {
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined && !form.fields.has(name)) {
			throw new Error(`${id}: the contract has no field ${name}`);
		}
	}
	for (const [name, field] of form.fields) {
		if (fields[name] === undefined && field.optional_when === undefined && !COMMON.has(name)) {
			throw new Error(`${id}: ${name} is missing`);
		}
	}
}

/**
 * Writes an event in the element order and with the CDATA of the contract's example.
 * @param id the event's id in contract/events.yaml or contract/appEvents.yaml
 * @throws Error for an event or a field that the contract does not have, or a field that is missing
 */
export function eventXml(
	id: string,
	corpId: string,
	createTime: UnixSeconds,
	fields: EventFields,
): string {
	const form = loadForms().get(id);
	if (!form) throw new Error(`the contract has no event ${id}`);
	checkFields(id, form, fields);
	const values: EventFields = {
		ToUserName: corpId,
		FromUserName: 'sys',
		CreateTime: createTime,
		MsgType: form.msgType,
		Event: form.event,
		ChangeType: form.changeType,
		...fields,
	};
	let xml = '<xml>';
	for (const element of form.elements) {
		const value = values[element.name];
		if (value === undefined) continue;
		const inner = render(value, element, form.fields.get(element.name));
		xml += `<${element.name}>${inner}</${element.name}>`;
	}
	return `${xml}</xml>`;
}
