import type { EventDefinition, EventFields } from './types';

const AGENT: EventFields = { AgentID: 'integer' };
const DUE: EventFields = { AgentID: 'integer', EffectTime: 'integer' };

/** What members do with the app itself, and what WeCom says about its use (doc 90240). */
export const appStateEvents: readonly EventDefinition[] = [
	ofMember('enter_agent', ['App Opened', '进入应用'], 'A member opens the app'),
	ofMember(
		'subscribe',
		['App Given to a Member', '成员关注'],
		'A member comes into the visible range of the app',
	),
	ofMember(
		'unsubscribe',
		['App Taken From a Member', '成员取消关注'],
		'A member leaves the visible range of the app',
	),
	{
		...ofMember(
			'LOCATION',
			['Location Reported', '上报地理位置'],
			'A member who has agreed to report the location opens the app',
		),
		fields: {
			Latitude: 'number',
			Longitude: 'number',
			Precision: 'number',
			AgentID: 'integer',
			AppType: 'string',
		},
	},
	ofApp(
		'inactive_alert',
		['Unused App Will Be Disabled', '长期未使用应用停用预警事件'],
		'The app is about to be disabled because nobody has used it for long',
		DUE,
	),
	ofApp(
		'close_inactive_agent',
		['Unused App Disabled', '长期未使用应用临时停用事件'],
		'The app has been disabled because nobody has used it for long',
		AGENT,
	),
	ofApp(
		'reopen_inactive_agent',
		['Unused App Enabled Again', '长期未使用应用重新启用事件'],
		'An administrator enables the app again after it had been disabled for lack of use',
		AGENT,
	),
	ofApp(
		'low_active_alert',
		['Low Activity Warning', '应用低活跃预警事件'],
		'The access of the app to customer data is about to be restricted for lack of use',
		DUE,
	),
	ofApp(
		'low_active',
		['App Has Become Low-Activity', '低活跃应用事件'],
		'The app is now treated as one of low activity',
		AGENT,
	),
	ofApp(
		'active_restored',
		['App Is Active Again', '低活跃应用活跃恢复事件'],
		'The app counts as active again',
		AGENT,
	),
];

function ofMember(id: string, [en, zh]: readonly [string, string], when: string): EventDefinition {
	const fields: EventFields = { EventKey: 'string', AgentID: 'integer' };
	return { id, doc: 90240, title: { en, zh }, when, fields, identity: ['FromUserName'] };
}

function ofApp(
	id: string,
	[en, zh]: readonly [string, string],
	when: string,
	fields: EventFields,
): EventDefinition {
	return { id, doc: 90240, title: { en, zh }, when, fields, identity: ['AgentID'] };
}
