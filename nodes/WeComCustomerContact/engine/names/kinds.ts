import type { NamedKind } from '../../declaration/names';
import {
	acquisitionLinks,
	contactWays,
	customerStrategies,
	groupChats,
	momentStrategies,
} from './namelessSources';
import type { Named } from './nameIndex';
import { corpTags, interceptRules, products, strategyTags, type NameSource } from './sources';

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
	/** Errcodes with which WeCom says that there is no record of an id, where one says nothing else. */
	gone: readonly number[];
}

/**
 * What ids are made of, and longer than a name can be: of a tag or a tag group (doc 92117), and the remark or State of
 * a contact way (doc 92228), 30 characters. Ids have 32.
 */
const isLongId = (text: string): boolean => /^[\w-]{31,}$/.test(text);
/** doc 92120 and doc 97297: with what the ids begin that WeCom gives. */
const isChatId = (text: string): boolean => /^wr[\w-]{28,}$/.test(text);
const isLinkId = (text: string): boolean => /^cawcde\w{6,}$/.test(text);
/** Nothing tells a number, or a short id, from a name. */
const never = (): boolean => false;

const isInGroup = ({ group }: Named): boolean => group !== undefined;
const isGroup = (record: Named): boolean => !isInGroup(record);

// doc 90313
const ofCorp = { source: corpTags, isId: isLongId, gone: [40068] };
const ofStrategy = { source: strategyTags, isId: isLongId, gone: [40068] };

/** The kinds of records that have names. */
export const KINDS: Readonly<Record<NamedKind, Kind>> = {
	corpTag: { ...ofCorp, has: isInGroup },
	tagGroup: { ...ofCorp, has: isGroup },
	tagOrGroup: ofCorp,
	strategyTag: { ...ofStrategy, has: isInGroup },
	strategyTagGroup: { ...ofStrategy, has: isGroup },
	strategyTagOrGroup: ofStrategy,
	groupChat: { source: groupChats, isId: isChatId, gone: [40050, 49008] },
	contactWay: { source: contactWays, isId: isLongId, gone: [41044] },
	acquisitionLink: { source: acquisitionLinks, isId: isLinkId, gone: [] },
	interceptRule: { source: interceptRules, isId: never, gone: [41070, 41071] },
	product: { source: products, isId: never, gone: [41074, 41075] },
	customerStrategy: { source: customerStrategies, isId: never, gone: [] },
	momentStrategy: { source: momentStrategies, isId: never, gone: [] },
};
