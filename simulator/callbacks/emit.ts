/** The fields of an event beside those that all events have. Undefined ones are left out. */
export type EventFields = { readonly [name: string]: EventValue | undefined };

/** What a field holds: a text, a number, the fields in it, or a list of these. */
export type EventValue = string | number | readonly EventValue[] | EventFields;

/**
 * Sends a callback event.
 * @param id its id in contract/events.yaml or contract/appEvents.yaml, e.g. `change_external_contact.add_external_contact`
 * @param fields its own fields
 * @param onlyApp the name of the one app that gets it; without it, all apps with a callback
 * @throws Error when the contract has no such event or field, or a field is missing
 */
export type EmitEvent = (id: string, fields: EventFields, onlyApp?: string) => void;
