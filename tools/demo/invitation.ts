import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import type { Instance } from '../../support/n8n/instance';
import { credentialData, type SimulatedApp } from '../../support/playground/simulatedApp';

/** Where the editor is, how to sign in, and what to do with the simulated WeCom. */
export function invitation(
	app: SimulatedApp,
	{ url, owner }: Pick<Instance, 'url' | 'owner'>,
	workflowId: string,
): string {
	const { baseUrl } = app.simulator;
	return `
Open the editor:   ${url}/workflow/${workflowId}
        email:     ${owner.email}
        password:  ${owner.password}

The simulated WeCom is on ${baseUrl}; ${baseUrl}/simulator lists what people
in it can do. Another customer:

  curl -X POST ${baseUrl}/simulator/actions/customerAdds \\
    -H 'Content-Type: application/json' -d '{"userid": "member_1", "name": "Second visitor"}'

A credential is there already. For one of your own, these values are made up, and hold for this WeCom alone:

${credentialInWords(app)}

Ctrl-C stops everything and leaves nothing behind.`;
}

/** What to enter into a credential for a simulated app, each value behind the label of its field. */
function credentialInWords(app: SimulatedApp): string {
	const values = credentialData(app);
	const lines = new WeComCustomerContactApi().properties.flatMap(({ name, displayName }) =>
		values[name] === undefined ? [] : [[displayName, values[name]] as const],
	);
	const width = Math.max(...lines.map(([label]) => label.length));
	return lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
}
