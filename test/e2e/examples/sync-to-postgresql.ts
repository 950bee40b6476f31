import { canStartPostgres, startPostgres, type Postgres } from '../../../support/n8n/services';
import { exampleProof } from '../support/exampleProof';

const COLUMNS = 'userid, external_userid, remark, tags';
const POSTGRES_NODES = ['Create Table If Missing', 'Get Rows', 'Save Customer', 'Delete Customer'];

/** What n8n's credential for a PostgreSQL holds. */
function accessTo({ settings }: Postgres): Record<string, string | number | boolean> {
	return {
		host: String(settings.DB_POSTGRESDB_HOST),
		port: Number(settings.DB_POSTGRESDB_PORT),
		database: String(settings.DB_POSTGRESDB_DATABASE),
		user: String(settings.DB_POSTGRESDB_USER),
		password: String(settings.DB_POSTGRESDB_PASSWORD),
		ssl: 'disable',
		sshTunnel: false,
	};
}

export const syncToPostgresql = exampleProof({
	example: 'sync-to-postgresql',
	title: 'makes a table of a real PostgreSQL like WeCom, and keeps it so',
	lacking: () =>
		canStartPostgres() ? undefined : 'PostgreSQL is not installed, and installing it takes root',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] });
		const postgres = await startPostgres();
		try {
			const { client } = stage.playground;
			const stored = await client.createCredential('Postgres', 'postgres', accessTo(postgres));
			const credentials = Object.fromEntries(POSTGRES_NODES.map((node) => [node, stored]));
			await stage.importIt({ credentials });
			const sync = async () => await stage.run('Every Hour');
			await sync();

			const [[table = '']] = (await postgres.query(
				"SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
			)) as [string[]];
			const rows = async () =>
				(await postgres.query(`SELECT ${COLUMNS} FROM ${table}`)).map((row) => row.join()).sort();
			const rowOf = (userid: string, id: string) => {
				const follow = corp.people.findFollow(userid, id);
				return [userid, id, follow?.remark, follow?.tags.length ? 'VIP' : ''].join();
			};
			const inWeCom = () =>
				[...corp.people.members.values()]
					.flatMap(({ userid, follows }) => [...follows.keys()].map((id) => rowOf(userid, id)))
					.sort();
			expect(await rows()).toEqual(inWeCom());

			const [gone = '', tagged = ''] = corp.people.members.get('member_1')?.follows.keys() ?? [];
			actions.memberDeletesCustomer({ userid: 'member_1', external_userid: gone });
			const change = { remark: 'Regular', add_tag: tag_ids };
			actions.memberEditsCustomer({ userid: 'member_1', external_userid: tagged, ...change });
			actions.customerAdds({ userid: 'member_2' });
			await sync();
			expect(await rows()).toEqual(inWeCom());

			const quiet = await sync();
			expect(quiet.hasRun('Save Customer') || quiet.hasRun('Delete Customer')).toBe(false);
		} finally {
			await postgres.stop();
		}
	},
});
