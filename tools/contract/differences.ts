import type { Finding } from './findings';

/** A place where the node is right to differ from the contract. */
export interface Difference {
	/** Id of the endpoint; every endpoint when left out. */
	id?: string;
	/** Dotted path of the parameter; every parameter when left out. */
	path?: string;
	/** The aspect, with the node's value behind it where only that one is meant: `minItems 1`. */
	aspect: string;
	reason: string;
}

/** All of them, and why. */
const differences: readonly Difference[] = [
	{
		aspect: 'minItems 1',
		reason:
			'A list that the user added and that comes out empty must not turn a call for a few into one for all.',
	},
	{
		id: 'customer.getServed',
		path: 'limit',
		aspect: 'limit_max',
		reason:
			'The page gives a default of 1000 and no maximum, so the default is the largest safe one.',
	},
	{
		id: 'groupMessage.create',
		path: 'tag_filter.group_list.tag_list',
		aspect: 'required',
		reason: 'A condition without tags would let everybody through; entries are combined with AND.',
	},
	{
		id: 'acquisitionLink.update',
		path: 'priority_option.priority_userid_list',
		aspect: 'required',
		reason:
			'A priority_option overwrites the old one, and type 2 names its members, as in acquisitionLink.create.',
	},
	...['range_add', 'range_del'].flatMap((list) =>
		['type', 'userid', 'partyid'].map((name) => ({
			id: 'customerStrategy.update',
			path: `${list}.${name}`,
			aspect: 'required',
			reason:
				'An entry that names no node changes nothing; customerStrategy.create requires the same.',
		})),
	),
	...['oneOf', 'choices'].map((aspect) => ({
		id: 'media.uploadAttachment',
		path: 'media_type',
		aspect,
		reason:
			'By the rules of the page neither place takes an ordinary file, though its table lists it.',
	})),
	{
		id: 'memberMessage.updateCard',
		path: 'atall',
		aspect: 'required',
		reason: 'For whom a card is updated is always said; the form asks for it.',
	},
	...['productAlbum.create', 'productAlbum.update'].map((id) => ({
		id,
		path: 'attachments.image.media_id',
		aspect: 'required',
		reason: 'The image is required where type is image, and media_id is all that it holds.',
	})),
];

/** The findings that no difference explains, and the differences that no longer explain any. */
export function withoutExplained(
	findings: readonly Finding[],
	known: readonly Difference[] = differences,
): { left: Finding[]; unused: Difference[] } {
	const used = new Set<Difference>();
	const left = findings.filter((finding) => {
		const explained = known.find((candidate) => explains(candidate, finding));
		if (explained) used.add(explained);
		return explained === undefined;
	});
	return { left, unused: known.filter((one) => !used.has(one)) };
}

function explains({ id, path, aspect }: Difference, finding: Finding): boolean {
	return (
		(id === undefined || id === finding.id) &&
		(path === undefined || path === finding.path) &&
		aspect === finding.aspect
	);
}
