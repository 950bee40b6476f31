import type { IDataObject } from 'n8n-workflow';

import {
	EXAMPLES,
	loadExample,
	needsN8n2,
	type ExampleName,
} from '../../support/examples/examples';
import { failureOf } from '../../support/n8n/execution';
import type { Execution } from '../../support/n8n/types';
import { DEFAULT_LINE } from '../../support/n8n/versions';
import { webhookUrl } from '../../support/n8n/webhookUrl';
import { nodeOf, readExample } from '../../support/playground/exampleWorkflows';
import type { Playground } from '../../support/playground/scanToWelcome';
import { setReceiver } from '../../support/playground/simulatedApp';
import { e2eContext } from './support/context';
import { createTable, fillTable } from './support/dataTable';
import { usePlayground } from './support/playground';

/** What happens to an example that was imported, and to which nobody gave more than the credential. */
interface Blank {
	/** The trigger that is executed by hand, or that gets an event. */
	trigger: string;
	/** Without it, the trigger is executed by hand. */
	event?: (playground: Playground) => void;
	/** Rows that another example would have put into a data table. */
	rows?: Record<string, IDataObject[]>;
	/** What the failure says: the node, and what is missing. */
	says: RegExp;
}

const comes = (state?: string) => (playground: Playground) =>
	void playground.app.simulator.actions.customerAdds({
		userid: 'member_1',
		...(state !== undefined && { state }),
	});

const NOBODY_TOLD = /Tell the Team.*Member Names or IDs is empty/;

/** Every example with something to fill in: not those whose texts can go out as they are, and whose table starts empty. */
const BLANK: Partial<Record<ExampleName, Blank>> = {
	'set-up-qr-code': { trigger: 'Start', says: /Create QR Code[^]*Member/ },
	'scan-to-welcome': {
		trigger: 'Customer Added',
		event: comes('spring-fair'),
		says: /Mark Tag.*Tag/,
	},
	'channel-tags': {
		trigger: 'Customer Added',
		event: comes('store-001'),
		rows: { wecom_channels: [{ state: 'other', tag: 'Other' }] },
		says: NOBODY_TOLD,
	},
	'catch-up': { trigger: 'Customer Added', event: comes(), says: /Say That It Failed.*URL/ },
	'qr-code-rota': { trigger: 'Every Hour', says: /Change QR Code/ },
	'nightly-reconciliation': { trigger: 'Every Night', says: NOBODY_TOLD },
	'sync-to-postgresql': { trigger: 'Every Hour', says: /Create Table If Missing.*credential/ },
	'customer-stages': { trigger: 'Every Hour', says: /Get Customers in a Stage.*New/ },
	'customers-of-several-members': { trigger: 'Every Monday', says: NOBODY_TOLD },
	'lost-customer-alert': {
		trigger: 'Customer Lost',
		event: ({ app: { simulator } }) => {
			const lost = simulator.actions.customerAdds({ userid: 'member_1' });
			simulator.actions.customerDeletesMember(lost);
		},
		says: NOBODY_TOLD,
	},
	'leaver-handover': { trigger: 'Start', says: /Ask the Lead.*Member/ },
	'group-message-follow-up': { trigger: 'Start', says: /Ask for Approval.*Member/ },
	'follow-up-days': { trigger: 'Every Morning', says: /Ask Members to Send.*Text/ },
	'moment-campaign': { trigger: 'Start', says: /Create Moment/ },
	'group-join-way': { trigger: 'Start', says: /Create Join Way.*Group Chat/ },
	'group-weekly-statistics': { trigger: 'Every Monday', says: /Get Numbers by Day.*Owner/ },
	'acquisition-quota-alarm': { trigger: 'Every Morning', says: NOBODY_TOLD },
	'sensitive-words': { trigger: 'Every Morning', says: NOBODY_TOLD },
	'report-failures': { trigger: 'Workflow Failed', says: NOBODY_TOLD },
};

/** Those that n8n does not even publish, and the nodes that it names. */
const UNPUBLISHABLE: Partial<Record<ExampleName, RegExp>> = {
	'batch-tagging': /Upload Spreadsheet/,
	'agent-asks-first': /Chat Model[^]*Ask the Lead/,
};

const playground = usePlayground({ members: 3, customers: 9 });

/** Lets an example run as it is. */
async function runBlank(name: ExampleName, { trigger, event, rows }: Blank): Promise<Execution> {
	const { client, credential, nodeTypes, app } = playground();
	for (const [table, given] of Object.entries(rows ?? {})) {
		await createTable(client, table, Object.keys(given[0] ?? {}));
		await fillTable(client, table, given);
	}
	const workflow = await client.createWorkflow(readExample(name, credential));
	if (!event) return await client.runToEnd(workflow.id, trigger);
	await client.activate(workflow);
	const node = nodeOf(workflow, trigger);
	const nodeType = nodeTypes.find(({ name: type }) => type === node.type);
	if (!nodeType) throw new Error(`n8n does not know ${node.type}.`);
	setReceiver(app, webhookUrl(client.url, workflow, node, nodeType));
	event(playground());
	await app.simulator.callbacks.settled();
	const [execution] = await client.waitForExecutions(workflow.id, 1);
	await client.deactivate(workflow.id);
	if (!execution) throw new Error(`The event did not start ${name}.`);
	return execution;
}

const cases = <T>(all: Partial<Record<ExampleName, T>>) =>
	EXAMPLES.flatMap((name) => {
		const one = all[name];
		const runs = e2eContext().line === DEFAULT_LINE || !needsN8n2(loadExample(name));
		return one && runs ? [[name, one] as const] : [];
	});

test('only the examples with nothing to fill in are left out', () => {
	const others = EXAMPLES.filter((name) => !(name in BLANK || name in UNPUBLISHABLE));
	expect(others).toEqual(['channel-qr-codes', 'welcome-by-channel', 'welcome-by-time']);
});

test.each(cases(UNPUBLISHABLE))(
	'%s is not published where nobody has filled it in',
	async (name, named) => {
		const { client, credential } = playground();
		const workflow = await client.createWorkflow(readExample(name, credential));
		await expect(client.activate(workflow)).rejects.toThrow(named);
	},
);

test.each(cases(BLANK))(
	'%s says what is missing where nobody has filled it in',
	async (name, blank) => {
		const execution = await runBlank(name, blank);
		expect(execution.status).toBe('error');
		expect(failureOf(execution)).toMatch(blank.says);
	},
);
