import type { EventDefinition, EventFields } from './types';

const scanned: EventFields = {
	ScanCodeInfo: { object: { ScanType: 'string', ScanResult: 'string' } },
};

const pictures: EventFields = {
	SendPicsInfo: { object: { Count: 'integer', PicList: { list: { PicMd5Sum: 'string' } } } },
};

const place: EventFields = {
	Location_X: 'number',
	Location_Y: 'number',
	Scale: 'integer',
	Label: 'string',
	Poiname: 'string',
};

/** What members do in the menu of the app (doc 90240). */
export const menuEvents: readonly EventDefinition[] = [
	menu('click', ['Click', '点击'], 'A member clicks a menu entry that sends a key'),
	menu('view', ['Link Opened', '跳转链接'], 'A member clicks a menu entry that opens a page'),
	menu(
		'view_miniprogram',
		['Mini Program Opened', '跳转小程序'],
		'A member clicks a menu entry that opens a mini program',
	),
	menu(
		'scancode_push',
		['Code Scanned', '扫码推事件'],
		'A member scans a code through a menu entry',
		scanned,
	),
	menu(
		'scancode_waitmsg',
		['Code Scanned, Waiting for a Message', '扫码推事件且弹出“消息接收中”提示框'],
		'A member scans a code through a menu entry and waits for a message of the app',
		scanned,
	),
	menu(
		'pic_sysphoto',
		['Photo Taken', '系统拍照发图'],
		'A member takes photos through a menu entry',
		pictures,
	),
	menu(
		'pic_photo_or_album',
		['Photo Taken or Chosen', '拍照或者相册发图'],
		'A member takes or chooses photos through a menu entry',
		pictures,
	),
	menu(
		'pic_weixin',
		['Photo Chosen', '微信相册发图'],
		'A member chooses photos through a menu entry',
		pictures,
	),
	{
		...menu(
			'location_select',
			['Location Chosen', '地理位置选择'],
			'A member chooses a place through a menu entry',
		),
		fields: {
			EventKey: 'string',
			SendLocationInfo: { object: place },
			AgentID: 'integer',
			AppType: 'string',
		},
	},
];

function menu(
	id: string,
	[en, zh]: readonly [string, string],
	when: string,
	fields: EventFields = {},
): EventDefinition {
	return {
		id,
		doc: 90240,
		title: { en: `Menu: ${en}`, zh: `菜单：${zh}` },
		when,
		fields: { EventKey: 'string', ...fields, AgentID: 'integer' },
		identity: ['FromUserName', 'EventKey'],
	};
}
