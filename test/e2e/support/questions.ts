import {
	memberMessages,
	type MemberMessage,
} from '../../../simulator/resources/memberMessage/state';
import { poll } from '../../../support/n8n/client';
import { isJsonObject, objectAt, recordsAt, textIn } from '../../../wecom/json';
import type { Stage } from './stage';

/** The places of the buttons of an approval. */
export const APPROVE = 0;
export const DECLINE = 1;

/** A question that members were asked: the card number `count` of an example, from 1 on. */
export async function questionOf({ app }: Stage, count = 1): Promise<MemberMessage> {
	return await poll(`question ${count}`, 30_000, async () => {
		const all = [...memberMessages(app.simulator.corp).messages.values()];
		return all.filter(({ content }) => isJsonObject(content.template_card))[count - 1];
	});
}

/** A member clicks a button of a card. */
export function click(
	{ app }: Stage,
	{ id, content }: MemberMessage,
	userid: string,
	place: number,
): void {
	const buttons = recordsAt(objectAt(content, 'template_card'), 'button_list');
	app.simulator.actions.memberClicksCard({ userid, msgid: id, key: textIn(buttons[place]?.key) });
}

/** Somebody opens the link of a card and answers on the page behind it. */
export async function answerOnPage({ content }: MemberMessage, place: number): Promise<void> {
	const address = textIn(objectAt(objectAt(content, 'template_card'), 'card_action').url);
	// Nobody opens a message before the run has been put to wait, which takes n8n a moment.
	await poll('the page of the question', 10_000, async () => {
		const { status } = await fetch(address);
		return status === 200 ? true : undefined;
	});
	const body = new URLSearchParams({ answer: String(place) });
	const answer = await fetch(address, { method: 'POST', body });
	if (answer.status !== 200) throw new Error(`The answer is answered with ${answer.status}.`);
}

/** Lets an example ask for answers on a page from now on, where it is executed by hand. */
export async function answerByLink({ playground: { client }, workflow }: Stage): Promise<void> {
	const { id, nodes, ...rest } = workflow();
	const changed = nodes.map((node) =>
		node.parameters.operation === 'sendAndWait'
			? { ...node, parameters: { ...node.parameters, answerBy: 'link' } }
			: node,
	);
	await client.updateWorkflow(id, { ...rest, nodes: changed });
}
