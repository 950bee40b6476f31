import type { KnownEvent } from './types';

/** Ends an upload from a URL (doc 96219). */
const uploadFinished: KnownEvent = {
	id: 'upload_media_job_finish',
	doc: 96219,
	fields: { JobId: 'string' },
	identity: ['JobId'],
};

/** What WeCom says about the use of the app (doc 90240). */
const appActivity: readonly KnownEvent[] = [
	appEvent('inactive_alert', { AgentID: 'integer', EffectTime: 'integer' }),
	appEvent('close_inactive_agent', { AgentID: 'integer' }),
	appEvent('reopen_inactive_agent', { AgentID: 'integer' }),
	appEvent('low_active_alert', { AgentID: 'integer', EffectTime: 'integer' }),
	appEvent('low_active', { AgentID: 'integer' }),
	appEvent('active_restored', { AgentID: 'integer' }),
];

/**
 * Events from outside the Customer Contact chapter that come to the same URL. The form does not
 * offer them by name; they come with all events.
 */
export const neighbourEvents: readonly KnownEvent[] = [uploadFinished, ...appActivity];

function appEvent(id: string, fields: KnownEvent['fields']): KnownEvent {
	return { id, doc: 90240, fields, identity: ['AgentID'] };
}
