/** What people call by a name where WeCom wants an id. */
export type NamedKind =
	/** A corp tag. */
	| 'corpTag'
	/** A group of corp tags. */
	| 'tagGroup'
	/** Either of them. */
	| 'tagOrGroup'
	/** A tag of a rule group. */
	| 'strategyTag'
	/** A tag group of a rule group. */
	| 'strategyTagGroup'
	/** Either of them. */
	| 'strategyTagOrGroup'
	/** A customer group chat. */
	| 'groupChat'
	/** A contact way, by its remark or its State. */
	| 'contactWay'
	/** A customer acquisition link. */
	| 'acquisitionLink'
	/** A sensitive word rule. */
	| 'interceptRule'
	/** A product of the album, by its description or its product code. */
	| 'product'
	/** A rule group of Customer Contact. */
	| 'customerStrategy'
	/** A rule group of customer Moments. */
	| 'momentStrategy';
