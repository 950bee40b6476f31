import type { AppCredentials, HttpRequest, HttpResponse } from '../../wecom/types';

/** What the HTTP layer hands on, or throws. */
export type Answer = Partial<HttpResponse> | Error;

/** An app that nobody has. */
export const APP: AppCredentials = {
	corpId: 'wwexamplecorp0001',
	secret: 'example',
	baseUrl: 'https://api.example.com',
};

/** A request of nothing in particular. */
export const request: HttpRequest = { method: 'POST', path: '/cgi-bin/x', query: {}, body: {} };

/** A success. */
export const ok: Answer = { body: { errcode: 0, errmsg: 'ok', id: 'done' } };

/** A refusal. */
export const code = (errcode: number): Answer => ({ body: { errcode, errmsg: 'refused' } });

/** What Node.js throws where no answer comes, with a token in its words. */
export const fault = (name: string, syscall?: string): Error =>
	Object.assign(new Error(`fault ${name} access_token=very-hidden`), { code: name, syscall });
