import { WeComCustomerContactApi } from '../credentials/WeComCustomerContactApi.credentials';
import { WeComCustomerContact } from '../nodes/WeComCustomerContact/WeComCustomerContact.node.ts';
import { composedOperations } from '../nodes/WeComCustomerContact/declaration/operation';
import { hintKey, outputKey } from '../nodes/WeComCustomerContact/properties';
import { resources } from '../nodes/WeComCustomerContact/resources';
import { WeComCustomerContactTrigger } from '../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node.ts';
import { resources as memberMessageResources } from '../nodes/WeComMemberMessage/resources';
import { WeComMemberMessage } from '../nodes/WeComMemberMessage/WeComMemberMessage.node.ts';
import { mapTexts } from '../nodes/shared/localize';
import { errorCodes } from '../wecom/errorCodes';
import { translatedMessages } from './translatedMessages';

/** An English text that a user sees, with the keys under which its translation may stand. */
export interface ShownText {
	keys: readonly string[];
	english: string;
}

/** Every English text that a user sees, by what shows it. */
export function shownTexts(): Record<string, ShownText[]> {
	return {
		'the action node': textsOf(new WeComCustomerContact().description),
		'the member message node': textsOf(new WeComMemberMessage().description),
		'the trigger node': textsOf(new WeComCustomerContactTrigger().description),
		'the credential': textsOf(new WeComCustomerContactApi()),
		'the hints of operations': [...resources, ...memberMessageResources]
			.flatMap(({ operations }) => operations)
			.flatMap((operation) =>
				operation.hint === undefined
					? []
					: [{ keys: [hintKey(operation)], english: operation.hint }],
			),
		'the outputs of operations': composedOperations(resources).flatMap((operation) =>
			(operation.outputs ?? []).map(({ key, name }) => {
				return { keys: [outputKey(operation, key)], english: name };
			}),
		),
		'the messages': translatedMessages().map(({ key, english }) => ({ keys: [key], english })),
		'the error codes': Object.entries(errorCodes).flatMap(([code, { meaning, advice }]) => [
			{ keys: [`error.${code}.meaning`], english: meaning },
			{ keys: [`error.${code}.advice`], english: advice },
		]),
	};
}

function textsOf(description: Parameters<typeof mapTexts>[0]): ShownText[] {
	const texts: ShownText[] = [];
	mapTexts(description, (keys, english) => {
		texts.push({ keys, english });
		return english;
	});
	return texts;
}
