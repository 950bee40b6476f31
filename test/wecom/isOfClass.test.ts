import { isOfClass } from '../../wecom/isOfClass';

class NodeOperationError extends Error {}
class OurError extends NodeOperationError {}

describe('an object', () => {
	it('is of its class and of those that it is made from, by name', () => {
		for (const name of ['OurError', 'NodeOperationError', 'Error', 'Object']) {
			expect(isOfClass(new OurError(), name)).toBe(true);
		}
	});

	it('is of a class of the same name from another copy of the package', () => {
		const Copy = { NodeOperationError: class NodeOperationError extends Error {} };
		expect(isOfClass(new Copy.NodeOperationError(), 'NodeOperationError')).toBe(true);
	});

	it('is of no other class, and one without any of none', () => {
		expect(isOfClass(new NodeOperationError(), 'OurError')).toBe(false);
		expect(isOfClass(Object.create(null) as object, 'Object')).toBe(false);
	});

	it('is not of a class by a field of its own, and may have a prototype without one', () => {
		expect(isOfClass({ constructor: { name: 'NodeApiError' } }, 'NodeApiError')).toBe(false);
		const bare = Object.create(null) as object;
		expect(isOfClass(Object.create(bare) as object, 'Object')).toBe(false);
	});
});
