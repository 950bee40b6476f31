import { EventEmitter } from 'node:events';

/** What the sender gets back. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** What n8n and the node use of a response. */
export interface N8nResponse extends EventEmitter {
	statusCode: number;
	readonly headersSent: boolean;
	readonly writableEnded: boolean;
	setHeader(name: string, value: string | number): unknown;
	end(body?: string | Buffer): unknown;
}

/** A response that keeps what was written. */
export class MemoryResponse extends EventEmitter implements N8nResponse {
	statusCode = 200;
	writableEnded = false;
	private readonly headers: Record<string, string> = {};
	private body = '';

	get headersSent(): boolean {
		return this.writableEnded;
	}

	setHeader(name: string, value: string | number): void {
		if (this.headersSent) throw new Error('headers sent');
		this.headers[name.toLowerCase()] = String(value);
	}

	end(body: string | Buffer = ''): void {
		if (this.writableEnded) throw new Error('answered twice');
		this.body = body.toString();
		this.writableEnded = true;
		this.emit('finish');
		this.emit('close');
	}

	answer(): Answer {
		if (!this.writableEnded) throw new Error('not answered');
		return { status: this.statusCode, headers: this.headers, body: this.body };
	}
}
