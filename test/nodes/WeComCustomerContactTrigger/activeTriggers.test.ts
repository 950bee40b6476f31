import { activeTriggers } from '../../../nodes/WeComCustomerContactTrigger/activeTriggers';

const listener = (node: string, workflow = `workflow of ${node}`) => ({ node, workflow });
let count = 0;
/** An app that no other test knows. */
const newApp = () => `app-${count++}`;

describe('triggers that listen for one app', () => {
	it('know of each other by the names of their workflows', () => {
		const app = newApp();
		expect(activeTriggers.add(app, listener('1/a'))).toEqual([]);
		expect(activeTriggers.add(app, listener('1/b'))).toEqual(['workflow of 1/a']);
		expect(activeTriggers.add(app, listener('1/c'))).toEqual([
			'workflow of 1/a',
			'workflow of 1/b',
		]);
	});

	it('are told of a workflow once, however many triggers it has', () => {
		const app = newApp();
		activeTriggers.add(app, listener('2/a', 'same'));
		activeTriggers.add(app, listener('2/b', 'same'));
		expect(activeTriggers.add(app, listener('2/c'))).toEqual(['same']);
	});

	it('are told nothing a second time', () => {
		const app = newApp();
		activeTriggers.add(app, listener('3/a'));
		activeTriggers.add(app, listener('3/b'));
		expect(activeTriggers.add(app, listener('3/b'))).toEqual([]);
		expect(activeTriggers.add(app, listener('3/a'))).toEqual([]);
	});

	it('do not know of those of another app, nor of one that has moved there', () => {
		const [one, other] = [newApp(), newApp()];
		activeTriggers.add(one, listener('4/a'));
		expect(activeTriggers.add(other, listener('4/b'))).toEqual([]);
		expect(activeTriggers.add(other, listener('4/a'))).toEqual(['workflow of 4/b']);
		expect(activeTriggers.add(one, listener('4/c'))).toEqual([]);
	});

	it('do not know of one that is gone, and others stay', () => {
		const app = newApp();
		for (const node of ['5/a', '5/b']) activeTriggers.add(app, listener(node));
		activeTriggers.remove('5/a');
		expect(activeTriggers.add(app, listener('5/c'))).toEqual(['workflow of 5/b']);
	});

	it('are forgotten for no app as long as a thousand of them have some, whatever others had', () => {
		const apps = Array.from({ length: 1_000 }, newApp);
		for (const app of apps) activeTriggers.add(app, listener(app));
		activeTriggers.remove(apps[500] as string);
		activeTriggers.add(newApp(), listener('7/a'));
		expect(activeTriggers.add(apps[0] as string, listener('7/b'))).toEqual([
			`workflow of ${apps[0]}`,
		]);
	});

	it('are forgotten beyond a thousand apps, those of the first one', () => {
		const apps = Array.from({ length: 1_000 }, newApp);
		for (const app of apps) activeTriggers.add(app, listener(app));
		activeTriggers.remove('nobody');
		expect(activeTriggers.add(apps[0] as string, listener('6/a'))).toEqual([
			`workflow of ${apps[0]}`,
		]);
		activeTriggers.add(newApp(), listener('6/b'));
		activeTriggers.add(newApp(), listener('6/c'));
		expect(activeTriggers.add(apps[1] as string, listener('6/d'))).toEqual([]);
		expect(activeTriggers.add(apps[999] as string, listener('6/e'))).toEqual([
			`workflow of ${apps[999]}`,
		]);
	});
});
