/**
 * Whether an object is of a class of this name or of one made from it. By name, since each package that n8n has
 * loaded may hold a copy of the class.
 */
export function isOfClass(object: object, name: string): boolean {
	for (let prototype = prototypeOf(object); prototype; prototype = prototypeOf(prototype)) {
		if (Object.hasOwn(prototype, 'constructor') && prototype.constructor.name === name) return true;
	}
	return false;
}

const prototypeOf = (object: object): object | null =>
	Object.getPrototypeOf(object) as object | null;
