import { WeComError } from '../../../wecom/errors';

/**
 * Does what comes before the first call that creates or sends something: reading and uploading. Whatever becomes of
 * these calls, nothing has been created or sent.
 * @throws what the work throws, and of a WeComError that nothing was carried out
 */
export async function beforeSending<T>(work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => {
		if (error instanceof WeComError && error.certainty === 'unknown') error.certainty = 'refused';
		throw error;
	});
}
