/** What people call by a name where WeCom wants an id. */
export type NamedKind =
	/** A corp tag. */
	| 'corpTag'
	/** A group of corp tags. */
	| 'tagGroup'
	/** Either of them. */
	| 'tagOrGroup';
