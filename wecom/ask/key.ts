/** What a button of a card that waits for an answer stands for. */
export interface AskKey {
	/** The execution of n8n that waits, and the node in it. */
	executionId: string;
	nodeId: string;
	/** The random value of the question. */
	ask: string;
	/** The place of the answer among those that there are. */
	answer: number;
	/** n8n's signature of the address that all of this makes. */
	signature: string;
}

/** What the keys of our own buttons begin with; nobody else's do. */
const OWN = 'n8n-wecom-ask-1';
const BETWEEN = '@';
const EXECUTION_ID = /^[\w-]{1,64}$/;
const NODE_ID = /^[\w-]{1,400}$/;
const ASK = /^[\w-]{22}$/;
const ANSWER = /^[0-9]$/;
const SIGNATURE = /^[0-9a-f]{64}$/;

/** Names of the parameters in the address, in the order in which they are signed. */
export const ASK_PARAMETER = 'ask';
export const ANSWER_PARAMETER = 'answer';
const SIGNATURE_PARAMETER = 'signature';

/**
 * The key of a button out of the signed address that the answer goes to. It holds no host: who reads it adds a host
 * of its own.
 * @param address as n8n signs it: execution and node at the end of the path, then the parameters
 * @returns undefined where the address does not look like one of n8n's
 */
export function keyOfAddress(address: string): string | undefined {
	const { pathname, searchParams } = new URL(address);
	const [nodeId = '', executionId] = pathname.split('/').reverse();
	const key = [
		OWN,
		executionId,
		Buffer.from(decodeURIComponent(nodeId)).toString('base64url'),
		searchParams.get(ASK_PARAMETER),
		searchParams.get(ANSWER_PARAMETER),
		searchParams.get(SIGNATURE_PARAMETER),
	].join(BETWEEN);
	return readAskKey(key) ? key : undefined;
}

/** What a key stands for; undefined for the key of any other button. Says nothing about whether it is genuine. */
export function readAskKey(key: unknown): AskKey | undefined {
	if (typeof key !== 'string') return undefined;
	const [own, executionId = '', node = '', ask = '', answer = '', signature = '', ...more] =
		key.split(BETWEEN);
	const isOwn =
		own === OWN &&
		more.length === 0 &&
		EXECUTION_ID.test(executionId) &&
		NODE_ID.test(node) &&
		ASK.test(ask) &&
		ANSWER.test(answer) &&
		SIGNATURE.test(signature);
	if (!isOwn) return undefined;
	const nodeId = Buffer.from(node, 'base64url').toString('utf8');
	// A path would take these two for a step.
	if (/^\.{1,2}$/.test(nodeId)) return undefined;
	return { executionId, nodeId, ask, answer: Number(answer), signature };
}

/**
 * The signed address that an answer goes to.
 * @param resumeUrl what n8n gives as `$execution.resumeUrl`, of whatever execution: where its own waiting executions
 * are reached
 * @returns undefined where that is no address
 */
export function addressOf(resumeUrl: unknown, key: AskKey): string | undefined {
	const base = typeof resumeUrl === 'string' ? parsed(resumeUrl) : undefined;
	if (!base) return undefined;
	const folder = base.pathname.replace(/\/[^/]*$/, '');
	const query = new URLSearchParams([
		[ASK_PARAMETER, key.ask],
		[ANSWER_PARAMETER, String(key.answer)],
		[SIGNATURE_PARAMETER, key.signature],
	]);
	const path = `${folder}/${key.executionId}/${encodeURIComponent(key.nodeId)}`;
	return `${base.origin}${path}?${query.toString()}`;
}

function parsed(text: string): URL | undefined {
	return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}
