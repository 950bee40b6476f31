import type { ContractFileLimits } from '../../../contract/types';
import { requestsOf } from '../../../tools/contract/reach';
import type { JsonObject } from '../../../wecom/types';
import { answerWithExample, filledFor, run, type Bench, type Outcome } from './bench';
import { sizeInWords } from '../../../wecom/sizeInWords';

/** The larger reading of MB, which the pages leave open; the node refuses nothing that WeCom may take. */
const MB = 1024 * 1024;

/** The type and name by which each kind of file is told. */
const KINDS: Readonly<Record<string, { filename: string; content_type: string }>> = {
	image: { filename: 'a.png', content_type: 'image/png' },
	voice: { filename: 'a.amr', content_type: 'voice/amr' },
	video: { filename: 'a.mp4', content_type: 'video/mp4' },
	file: { filename: 'a.bin', content_type: 'application/octet-stream' },
};

/** A kind of file that an upload takes, and a request that uploads one. */
interface Upload {
	kind: string;
	request: JsonObject;
	limits: NonNullable<ContractFileLimits['by_type']>[number];
}

/** Tests that uploads keep to the sizes and formats of the contract before they send anything. */
export function testFiles(bench: Bench): void {
	const { file_limits: limits, params } = bench.endpoint;
	if (!limits || !params.some(({ type }) => type === 'file')) return;
	const least = limits.min_bytes ?? (limits.more_than_bytes ?? 0) + 1;

	describe.each(uploadsOf(bench, limits).map((one) => [one.kind, one] as const))(
		'a file of type %s',
		(kind, { request, limits: { max_mb: max, formats } }) => {
			it(`has at most ${max} MB`, async () => {
				expect((await upload(bench, request, kind, max * MB)).complaint).toBe('');
				const { complaint, requests } = await upload(bench, request, kind, max * MB + 1);
				expect(complaint).toContain(
					`at most ${sizeInWords(max * MB)} (has ${sizeInWords(max * MB + 1)})`,
				);
				expect(requests).toEqual([]);
			});

			it(`has at least ${least} bytes`, async () => {
				const { complaint, requests } = await upload(bench, request, kind, least - 1);
				expect(complaint).toContain(
					`at least ${sizeInWords(least)} (has ${sizeInWords(least - 1)})`,
				);
				expect(requests).toEqual([]);
				if (kind === 'video') return;
				expect((await upload(bench, request, kind, least)).complaint).toBe('');
			});

			if (formats) {
				it(`is ${formats.join(' or ')}`, async () => {
					const { complaint, requests } = await upload(bench, request, 'file', 1000);
					expect(complaint).toContain(`must be a file of type ${formats.join(' or ')}`);
					expect(requests).toEqual([]);
				});
			}
		},
	);
}

/** The kinds of files that some request of the tests uploads. */
function uploadsOf({ endpoint }: Bench, { by_type, max_mb = 0 }: ContractFileLimits): Upload[] {
	const requests = requestsOf(endpoint);
	if (!by_type) {
		const [request = {}] = requests;
		return [{ kind: 'image', request, limits: { type: 'image', max_mb } }];
	}
	return by_type.flatMap((limits) => {
		const request = requests.find((one) => (one.media_type ?? one.type) === limits.type);
		return request ? [{ kind: limits.type, request, limits }] : [];
	});
}

/** Runs a request whose file has the bytes of `kind` and this length. */
async function upload(
	bench: Bench,
	request: JsonObject,
	kind: string,
	filelength: number,
): Promise<Outcome> {
	answerWithExample(bench);
	const media = { ...KINDS[kind], filelength };
	return await run(bench, filledFor(bench, { ...request, media }));
}
