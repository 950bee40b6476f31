import type { CredentialFields } from './credentials';
import { runNode } from './runNode';

/** What the process is asked to do, as JSON on its command line. */
export interface TagJob {
	credential: CredentialFields;
	items: Array<{ userid: string; external_userid: string }>;
	tag: string;
}

/** Tags customers through the node in a process of its own and prints how many items came out. */
async function main(): Promise<void> {
	const { credential, items, tag } = JSON.parse(process.argv[2] ?? '') as TagJob;
	const { json, error } = await runNode({
		credential,
		input: items.map((json) => ({ json })),
		parameters: {
			resource: 'customer',
			operation: 'markTags',
			userid: { __rl: true, mode: 'id', value: '={{ $json.userid }}' },
			external_userid: { __rl: true, mode: 'id', value: '={{ $json.external_userid }}' },
			add_tag: [tag],
		},
	});
	process.stdout.write(JSON.stringify({ done: json.length, error: error?.message }));
	process.exit(0);
}

void main();
