import type { WeComClient } from '../../../../wecom/client';
import type { NamedKind } from '../../declaration/names';
import { readCorpTagNames } from './corpTagNames';
import type { Named } from './nameIndex';

/** Reads everything of a sort that has names. @throws WeComError */
export type NameSource = (client: WeComClient) => Promise<Named[]>;

/** What is known about a kind of records that people call by their names. */
export interface Kind {
	source: NameSource;
	/** Which records of the source are of this kind; all when left out. */
	has?: (record: Named) => boolean;
	/**
	 * Whether a text can be nothing but an id, so that nobody has to be asked whose it is. No name may be like that: it
	 * would be sent as an id, and be refused.
	 */
	isId: (text: string) => boolean;
}

/** doc 92117: a name of a tag or a tag group has at most 30 characters; ids have 32. */
const isLongId = (text: string): boolean => /^[\w-]{31,}$/.test(text);

const isTag = ({ group }: Named): boolean => group !== undefined;

const corpTags = { source: readCorpTagNames, isId: isLongId };

/** The kinds of records that have names. */
export const KINDS: Readonly<Record<NamedKind, Kind>> = {
	corpTag: { ...corpTags, has: isTag },
	tagGroup: { ...corpTags, has: (record) => !isTag(record) },
	tagOrGroup: corpTags,
};
