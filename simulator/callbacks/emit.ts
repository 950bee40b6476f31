/** The fields of an event beside those that all events have. Undefined ones are left out. */
export type EventFields = Record<string, string | number | readonly string[] | undefined>;

/**
 * Sends a callback event.
 * @param id its id in events.yaml, e.g. `change_external_contact.add_external_contact`
 * @param fields its own fields
 * @param onlyApp the name of the one app that gets it; without it, all apps with a callback
 * @throws Error when events.yaml has no such event or field, or a field is missing
 */
export type EmitEvent = (id: string, fields: EventFields, onlyApp?: string) => void;
