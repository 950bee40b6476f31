/** The parts of JSON Schema that n8n's own output schemas use. */
export interface OutputSchema {
	type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

/** The schema of a value. */
export function schemaOf(value: unknown): OutputSchema {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) {
		const items = value.map(schemaOf).reduce<OutputSchema | undefined>(merge, undefined);
		return { type: 'array', ...(items ? { items } : {}) };
	}
	if (typeof value === 'object') {
		const properties = Object.entries(value).map(([name, inner]) => [name, schemaOf(inner)]);
		return { type: 'object', properties: Object.fromEntries(properties) };
	}
	if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
	return { type: typeof value as 'string' | 'boolean' };
}

/** A schema for what either of two says, the first one where they contradict each other. */
export function merge(one: OutputSchema | undefined, other: OutputSchema): OutputSchema {
	if (!one || one.type === 'null') return other;
	if (one.type !== other.type) return one;
	const { properties: theirs } = other;
	if (one.properties && theirs) {
		const names = [...new Set([...Object.keys(one.properties), ...Object.keys(theirs)])];
		const merged = names.map((name) => {
			const [mine, their] = [one.properties?.[name], theirs[name]];
			return [name, their ? merge(mine, their) : mine];
		});
		return { ...one, properties: Object.fromEntries(merged) as Record<string, OutputSchema> };
	}
	if (one.items || other.items) {
		return { ...one, items: other.items ? merge(one.items, other.items) : one.items };
	}
	return one;
}
