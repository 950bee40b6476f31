import { sharedTraffic } from '../../../nodes/shared/sharedTraffic';

const app = { baseUrl: 'https://api.example.com', corpId: 'wwexamplecorp0001', secret: 'example' };

afterEach(() => {
	jest.restoreAllMocks();
	sharedTraffic.clear();
});

it.each([
	['ahead', 7_200_000],
	['back', -7_200_000],
])('counts the calls of a minute on when the clock of the machine is set %s', async (_way, by) => {
	const run = sharedTraffic.run({ concurrency: 10, longestWait: 0 });
	const call = async () =>
		await run.request(app, '/cgi-bin/x', async (turns) => {
			(await turns.next()).end('good');
		});
	for (let count = 0; count < 5; count++) await call();
	const now = Date.now();
	jest.spyOn(Date, 'now').mockReturnValue(now + by);
	await call();
	expect(sharedTraffic.usageOf(app).map(({ calls }) => calls)).toEqual([{ minute: 6, hour: 6 }]);
});
