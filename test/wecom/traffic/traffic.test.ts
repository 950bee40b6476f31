import { Traffic } from '../../../wecom/traffic/traffic';

const PATH = '/cgi-bin/externalcontact/get';
const APP = { corpId: 'wwexamplecorp0001', secret: 'example', baseUrl: 'https://api.example.com' };

/** As many endpoints are remembered here. */
const MOST_ENDPOINTS = 60;

function traffic() {
	const clock = { time: 1_700_000_000_000 };
	const made = new Traffic(
		{
			now: () => clock.time,
			random: () => 0.5,
			sleep: async () => {
				await Promise.resolve();
			},
		},
		MOST_ENDPOINTS,
	);
	/** Calls that begin and end at once. */
	const call = (path: string, app = APP, times = 1) => {
		for (let time = 0; time < times; time++) {
			made
				.endpointOf(app, path)
				.company.begin(
					'live',
					() => clock.time - 1_700_000_000_000,
					() => undefined,
				)
				.end('good');
		}
	};
	return { clock, traffic: made, call };
}

describe('the endpoints that traffic counts', () => {
	it('are the same for all apps of a company, however often they are asked for', () => {
		const { traffic: its } = traffic();
		const first = its.endpointOf(APP, PATH);
		expect(first.path).toBe(PATH);
		expect(its.endpointOf({ ...APP, secret: 'other' }, PATH)).toBe(first);
		expect(its.size).toBe(1);
	});

	it('are others for another path, company and host', () => {
		const { traffic: its } = traffic();
		const { company, host } = its.endpointOf(APP, PATH);
		const path = its.endpointOf(APP, '/other');
		const corp = its.endpointOf({ ...APP, corpId: 'wwexamplecorp0002' }, PATH);
		const base = its.endpointOf({ ...APP, baseUrl: 'https://api2.example.com' }, PATH);
		expect(new Set([company, path.company, corp.company, base.company]).size).toBe(4);
		expect(new Set([host, path.host, base.host]).size).toBe(3);
		expect(its.size).toBe(4);
	});

	it('share a host where scheme, host and port are the same, which knows its companies', () => {
		const { traffic: its } = traffic();
		const { company, host } = its.endpointOf(APP, PATH);
		const behindPath = its.endpointOf({ ...APP, baseUrl: 'https://api.example.com/proxy' }, PATH);
		expect(behindPath.host).toBe(host);
		expect([...host.companies]).toEqual([company, behindPath.company]);
	});

	it('have hosts of their own where the base URL is none', () => {
		const { traffic: its } = traffic();
		const one = its.endpointOf({ ...APP, baseUrl: 'nothing' }, PATH);
		const two = its.endpointOf({ ...APP, baseUrl: 'nowhere' }, PATH);
		expect(one.host).not.toBe(two.host);
		expect(its.endpointOf({ ...APP, baseUrl: 'nothing', corpId: 'ww2' }, PATH).host).toBe(one.host);
	});

	it('are forgotten when all is', () => {
		const { traffic: its } = traffic();
		const { company, host } = its.endpointOf(APP, PATH);
		its.clear();
		expect(its.size).toBe(0);
		const again = its.endpointOf(APP, PATH);
		expect(again.company).not.toBe(company);
		expect(again.host).not.toBe(host);
	});
});

describe('the usage of a company', () => {
	it('is told by endpoint, without that of others', () => {
		const { traffic: its, call } = traffic();
		call('/a', APP, 2);
		call('/b');
		call('/a', { ...APP, corpId: 'wwexamplecorp00012' });
		call('/a', { ...APP, baseUrl: 'https://api2.example.com' });
		expect(its.usageOf(APP)).toEqual([
			{ path: '/a', calls: { minute: 2, hour: 2 }, isBlocked: false },
			{ path: '/b', calls: { minute: 1, hour: 1 }, isBlocked: false },
		]);
	});

	it('says where WeCom has blocked an endpoint, and counts what is within the minute', () => {
		const { clock, traffic: its, call } = traffic();
		call('/a');
		const place = its.endpointOf(APP, '/a').company.begin(
			'live',
			() => 0,
			() => undefined,
		);
		place.end('blocked');
		expect(its.usageOf(APP)).toEqual([
			{ path: '/a', calls: { minute: 2, hour: 2 }, isBlocked: true },
		]);
		clock.time += 61_000;
		expect(its.usageOf(APP)).toEqual([
			{ path: '/a', calls: { minute: 0, hour: 2 }, isBlocked: false },
		]);
	});

	it('stands still while the clock of the machine is behind', () => {
		const { clock, traffic: its, call } = traffic();
		call('/a');
		clock.time -= 3_600_000;
		expect(its.usageOf(APP)[0]?.calls).toEqual({ minute: 1, hour: 1 });
		clock.time += 61_000;
		expect(its.usageOf(APP)[0]?.calls).toEqual({ minute: 0, hour: 1 });
	});
});

describe('endpoints beyond those that are remembered', () => {
	const full = () => {
		const world = traffic();
		for (let n = 0; n < MOST_ENDPOINTS; n++) world.traffic.endpointOf(APP, `/${n}`);
		return world;
	};

	it('take the place of the one that was not used for longest', () => {
		const { traffic: its } = full();
		const [zero, one] = ['/0', '/1'].map((path) =>
			its.usageOf(APP).find((use) => use.path === path),
		);
		expect([zero, one]).toEqual([expect.anything(), expect.anything()]);
		its.endpointOf(APP, '/0');
		const { host, company } = its.endpointOf(APP, '/2');
		its.endpointOf(APP, '/new');
		expect(its.size).toBe(MOST_ENDPOINTS);
		const paths = its.usageOf(APP).map(({ path }) => path);
		expect(paths).toContain('/0');
		expect(paths).not.toContain('/1');
		// Its host went with it, that of others did not.
		expect(its.endpointOf(APP, '/2').host).toBe(host);
		expect([...host.companies]).toEqual([company]);
	});

	it('take the place of the one with the fewest calls of the hour among the 50 longest unused', () => {
		const { traffic: its, call } = traffic();
		for (let n = 0; n < MOST_ENDPOINTS; n++) {
			if (n < 49) call(`/${n}`, APP, n === 30 ? 1 : 2);
			else if (n === 49) call(`/${n}`, APP, 3);
			else its.endpointOf(APP, `/${n}`);
		}
		its.endpointOf(APP, '/new');
		const paths = its.usageOf(APP).map(({ path }) => path);
		expect(paths).not.toContain('/30');
		expect(paths).toContain('/50');
		its.endpointOf(APP, '/newer');
		// The 51st is among them now, and has none.
		const later = its.usageOf(APP).map(({ path }) => path);
		expect(later).not.toContain('/50');
	});

	it('leave alone what is not idle', () => {
		const { traffic: its } = full();
		for (let n = 0; n < 50; n++) {
			const { company } = its.endpointOf(APP, `/${n}`);
			company.waiting.live.push({} as never);
		}
		for (let n = 50; n < MOST_ENDPOINTS; n++) its.endpointOf(APP, `/${n}`);
		its.endpointOf(APP, '/new');
		expect(its.size).toBe(MOST_ENDPOINTS + 1);
	});

	it('keep a host that has other companies', () => {
		const { traffic: its } = traffic();
		const other = { ...APP, corpId: 'wwexamplecorp0002' };
		const { company } = its.endpointOf(APP, PATH);
		const { host } = its.endpointOf(other, PATH);
		for (let n = 2; n < MOST_ENDPOINTS; n++) its.endpointOf(APP, `/${n}`);
		its.endpointOf(APP, '/new');
		expect(host.companies.has(company)).toBe(false);
		expect(its.endpointOf(other, PATH).host).toBe(host);
	});
});
