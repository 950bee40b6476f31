/**
 * Rules of the contract that no case can break or keep, by why that is so. Each pattern stands for all
 * sentences that it matches.
 */
export const unchecked: Readonly<Record<string, readonly RegExp[]>> = {
	// Only WeCom knows who is where, what exists already and what happened before.
	'WeCom alone can check it': [
		/visible range|sharing range|management range/,
		/must (each )?have logged in|needs the Customer Contact feature|has to be a member who has left/,
		/whose owner has (left|resigned)|Without owner_filter the call fails/,
		/has to be (a customer|an external contact) of/,
		/members of the departments in party included|covers at most 500 members/,
		/bound a WeChat developer account|calling app can be/,
		/temporary session (that is|between|supports)|There must be a temporary session/,
		/names? of (every existing|the other)|with the same name/,
		/parent|nest at most|at most 3000 nodes|first-level rule group|cannot be moved/,
		/Super admins|customer group chats? created|own customer group chats/,
		/is valid for|can be queried for|corp-issued moment|not tags of a rule group/,
		/must come from media\.uploadAttachment/,
		/Range requests|public read|at most 200 MB|stored encrypted|830002/,
	],
	// These say what a request does, not what it may hold.
	'it tells what a call does': [
		/all tags come back|has no effect|is for all customers|combined with OR/,
		/only has an effect|replaces (every|the whole)|overwrites the old|is not replaced/,
		/filled with one empty string|Apart from \w+ only the fields|is ignored; the words|clears all/,
		/can be sent together with one|moment is visible|task goes to|partly visible/,
		/page by page with cursor|temporary ids can be compared|together name the new group/,
		/created in that group|added to that group|strictly between|is a sender/,
	],
	// The limits, lists of values, pages and files have tests of their own.
	'it is a limit of one parameter': [
		/At most 20 admins|longer than 2000 characters|A limit above|at most 9 of them/,
		/attachment_type 1 \(Moments\) takes only media_type image or video/,
		/with both, media_id is used|Images and voice files are not supported/,
		/^The (file|image) has|^An image is JPG|^A video is MP4|^A voice file|^An ordinary file/,
	],
};
