import { readContractFile } from '../../contract/load';
import type { UnixSeconds } from '../types';
import type { EventFields } from './emit';

interface EventField {
	name: string;
	optional_when?: string;
}

interface EventEntry {
	id: string;
	event: string;
	change_type?: string;
	fields?: EventField[];
	example_xml: string;
	more_examples_xml?: string[];
}

interface EventFile {
	events: EventEntry[];
	related_events: EventEntry[];
}

/** How the page's example writes one element. */
interface Element {
	name: string;
	cdata: boolean;
}

interface EventForm {
	event: string;
	changeType: string | undefined;
	fields: Map<string, EventField>;
	elements: Element[];
}

/** The elements of an example in their order; Item elements belong to their list. */
function readElements(example: string): Element[] {
	const elements: Element[] = [];
	for (const [, name = '', cdata] of example.matchAll(/<(\w+)>(<!\[CDATA\[)?/g)) {
		if (name !== 'xml' && name !== 'Item') elements.push({ name, cdata: cdata !== undefined });
	}
	return elements;
}

/** Puts the elements that only some examples have after their neighbours. */
function mergeElements(into: Element[], more: Element[]): void {
	more.forEach((element, index) => {
		if (into.some((known) => known.name === element.name)) return;
		const before = more[index - 1]?.name;
		const place = into.findIndex((known) => known.name === before);
		into.splice(place + 1, 0, element);
	});
}

let forms: Map<string, EventForm> | undefined;

function loadForms(): Map<string, EventForm> {
	if (forms) return forms;
	forms = new Map();
	const file = readContractFile('events.yaml') as EventFile;
	for (const entry of [...file.events, ...file.related_events]) {
		const elements = readElements(entry.example_xml);
		for (const example of entry.more_examples_xml ?? [])
			mergeElements(elements, readElements(example));
		const fields = new Map((entry.fields ?? []).map((field) => [field.name, field]));
		// Optional fields that no example shows go to the end.
		for (const name of fields.keys()) {
			if (!elements.some((element) => element.name === name)) elements.push({ name, cdata: true });
		}
		forms.set(entry.id, { event: entry.event, changeType: entry.change_type, fields, elements });
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

function render(value: string | number | readonly string[], element: Element): string {
	if (typeof value === 'object') {
		return value.map((item) => `<Item>${escape(item)}</Item>`).join('');
	}
	return element.cdata ? cdata(String(value)) : escape(String(value));
}

function checkFields(id: string, form: EventForm, fields: EventFields): void {
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined && !form.fields.has(name)) {
			throw new Error(`${id}: events.yaml has no field ${name}`);
		}
	}
	for (const [name, field] of form.fields) {
		if (
			fields[name] === undefined &&
			field.optional_when === undefined &&
			name !== 'FromUserName'
		) {
			throw new Error(`${id}: ${name} is missing`);
		}
	}
}

/**
 * Writes an event in the element order and with the CDATA of the contract's example.
 * @param id the event's id in events.yaml
 * @throws Error for an event or a field that events.yaml does not have, or a field that is missing
 */
export function eventXml(
	id: string,
	corpId: string,
	createTime: UnixSeconds,
	fields: EventFields,
): string {
	const form = loadForms().get(id);
	if (!form) throw new Error(`events.yaml has no event ${id}`);
	checkFields(id, form, fields);
	const values: EventFields = {
		ToUserName: corpId,
		FromUserName: 'sys',
		CreateTime: createTime,
		MsgType: 'event',
		Event: form.event,
		ChangeType: form.changeType,
		...fields,
	};
	let xml = '<xml>';
	for (const element of form.elements) {
		const value = values[element.name];
		if (value === undefined) continue;
		xml += `<${element.name}>${render(value, element)}</${element.name}>`;
	}
	return `${xml}</xml>`;
}
