/**
 * How a run that waits says to the trigger what became of a click: it was recorded; the question is not open any more;
 * whoever clicked was not asked; the click is not proven.
 */
export type AnswerWord = 'recorded' | 'over' | 'notAsked' | 'refused';

/** The field of the answer that holds the word. Nothing else that answers at the address of a run has such a field. */
export const ANSWERS = 'wecomAsk';
