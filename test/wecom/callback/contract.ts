import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const CONTRACT = join(__dirname, '../../../contract');

export interface Vector {
	name: 'event_post' | 'url_verification' | 'passive_reply';
	timestamp: string;
	nonce: string;
	random: string;
	plaintext: string;
	unpadded_bytes: number;
	pad_bytes: number;
	cipher_bytes: number;
	msg_len: number;
	msg_encrypt: string;
	msg_signature: string;
	request?: { method: 'GET' | 'POST'; url: string; body?: string };
	response?: { status: number; body: string };
}

export interface TestVectors {
	credentials: {
		token: string;
		encodingAESKey: string;
		corpid: string;
		aes_key_hex: string;
		iv_hex: string;
	};
	vectors: Vector[];
	negative: Array<{ based_on: string; change: string; value?: string; expect: number | string }>;
}

export interface ContractField {
	name: string;
	type: 'string' | 'integer' | 'number' | 'object' | `array<${'string' | 'integer' | 'object'}>`;
	separator?: string;
	children?: ContractField[];
}

export interface ContractEvent {
	id: string;
	event?: string;
	msg_type?: string;
	change_type?: string;
	doc: number;
	title: { en: string; zh: string };
	fields?: ContractField[];
	example_xml: string;
	more_examples_xml?: string[];
}

export interface ContractEvents {
	delivery: { dedup: { without_identity: string[] } };
	common_fields: ContractField[];
	events: ContractEvent[];
	related_events: ContractEvent[];
	app_events: ContractEvent[];
}

/** `test_vectors` of contract/callbackCrypto.yaml. */
export const testVectors = (read('callbackCrypto.yaml') as { test_vectors: TestVectors })
	.test_vectors;

/** contract/events.yaml, and of contract/appEvents.yaml its events. */
export const contractEvents: ContractEvents = {
	...(read('events.yaml') as ContractEvents),
	app_events: (read('appEvents.yaml') as { events: ContractEvent[] }).events,
};

/** Every callback of the contract. */
export const allEvents: ContractEvent[] = [
	...contractEvents.events,
	...contractEvents.related_events,
	...contractEvents.app_events,
];

/** The vector of a name. */
export function vector(name: Vector['name']): Vector {
	const found = testVectors.vectors.find((candidate) => candidate.name === name);
	if (found === undefined) throw new Error(`the contract has no vector ${name}`);
	return found;
}

function read(file: string): unknown {
	return parse(readFileSync(join(CONTRACT, file), 'utf8'));
}
