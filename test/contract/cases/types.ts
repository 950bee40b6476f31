import type { JsonObject } from '../../../wecom/types';

/** A rule across parameters, with a request that breaks it and one that keeps it. */
export interface RefusedCase {
	/** The beginning of the rule's sentence in the contract, or a rule of the node's own. */
	rule: string;
	refused: JsonObject;
	/** What the node says about it. */
	says: string;
	accepted: JsonObject;
}

/** A rule about what WeCom would ignore or change in silence: the form never sends such a request. */
export interface NeverCase {
	rule: string;
	never: JsonObject;
}

/** The cases of a resource by the ids of its operations. */
export type Cases = Readonly<Record<string, ReadonlyArray<RefusedCase | NeverCase>>>;
