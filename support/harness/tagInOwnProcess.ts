import type { CredentialFields } from './credentials';
import { runNode, type NodeOutcome } from './runNode';

/** What the process is asked to do, as JSON on its command line. */
export interface TagJob {
	credential: CredentialFields;
	items: Array<{ userid: string; external_userid: string }>;
	/** Ids or names, as a text. */
	tag: string;
	/** The name of the group in which the tag is created where it does not exist. */
	missingIn?: string;
	/** How many executions of the workflow run at once; one when left out. */
	runs?: number;
}

/** Tags customers through the node in a process of its own and prints how many items came out. */
async function main(): Promise<void> {
	const job = JSON.parse(process.argv[2] ?? '') as TagJob;
	const outcomes = await Promise.all(
		Array.from({ length: job.runs ?? 1 }, async () => await tagAll(job)),
	);
	const done = outcomes.reduce((sum, { json }) => sum + json.length, 0);
	const failed = outcomes.find(({ error }) => error);
	process.stdout.write(JSON.stringify({ done, error: failed?.error?.message }));
	process.exit(0);
}

async function tagAll({ credential, items, tag, missingIn }: TagJob): Promise<NodeOutcome> {
	return await runNode({
		credential,
		input: items.map((json) => ({ json })),
		parameters: {
			resource: 'customer',
			operation: 'markTags',
			userid: { __rl: true, mode: 'id', value: '={{ $json.userid }}' },
			external_userid: { __rl: true, mode: 'id', value: '={{ $json.external_userid }}' },
			add_tag: tag,
			options:
				missingIn === undefined
					? {}
					: { missing_tag_group: { __rl: true, mode: 'name', value: missingIn } },
		},
	});
}

void main();
