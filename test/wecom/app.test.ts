import { appOf, reachableAppOf } from '../../wecom/app';
import { InvalidBaseUrlError, RefusedError } from '../../wecom/errors';

const fields = { corpId: ' ww1 ', secret: '\ts3cret\n', baseUrl: ' https://api.example.com// ' };
const app = { corpId: 'ww1', secret: 's3cret', baseUrl: 'https://api.example.com' };

const errorOf = (more: Record<string, unknown>): unknown => {
	try {
		return reachableAppOf({ ...fields, ...more });
	} catch (error) {
		return error;
	}
};

it('an app is what the fields say, without what pasting leaves around it', () => {
	expect(appOf(fields)).toEqual(app);
	expect(reachableAppOf(fields)).toEqual(app);
	expect(appOf({})).toEqual({ corpId: '', secret: '', baseUrl: '' });
	expect(appOf({ ...fields, agentId: ' 1000002\n' })).toEqual({ ...app, agentId: '1000002' });
	expect(appOf({ ...fields, agentId: ' ' })).toEqual(app);
	expect(appOf({ corpId: null, secret: 12, baseUrl: undefined })).toMatchObject({ secret: '12' });
});

it.each([
	['corpId', 41002],
	['secret', 41004],
])('an app without %s is refused as WeCom would, with %i', (field, errcode) => {
	for (const nothing of ['', '  ', undefined, null]) {
		expect(errorOf({ [field]: nothing })).toMatchObject({ errcode });
	}
	expect(errorOf({ [field]: '' })).toBeInstanceOf(RefusedError);
	expect(errorOf({ [field]: '' })).toMatchObject({ errmsg: { text: '' } });
});

it('an app whose address is none is refused first, since nothing can be sent', () => {
	const error = errorOf({ baseUrl: 'qyapi.weixin.qq.com', corpId: '' });
	expect(error).toBeInstanceOf(InvalidBaseUrlError);
	expect(error).toMatchObject({ fault: 'scheme', baseUrl: 'qyapi.weixin.qq.com' });
});
