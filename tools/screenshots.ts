/**
 * Pictures of the nodes in n8n's editor. Build first.
 *
 *   npm run screenshots                           the pictures of both READMEs, into docs/images/
 *   npm run screenshots -- --edition zh           those of one
 *   npm run screenshots -- --forms                every form, all of its fields, into screenshots/
 *   npm run screenshots -- --resource contactWay --operation create --edition zh
 *                                                 some of these forms
 *
 * `--tarball <file>` takes a package that is packed already.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { Form } from '../support/editor/forms';
import type { Edition } from '../support/n8n/packageTarball';
import { takeForms } from './pictures/forms';
import { takeReadmePictures } from './pictures/readme';
import { openStudio } from './pictures/studio';

const { values } = parseArgs({
	options: {
		forms: { type: 'boolean', default: false },
		resource: { type: 'string' },
		operation: { type: 'string' },
		edition: { type: 'string' },
		tarball: { type: 'string' },
	},
});

function isWanted({ label }: Form): boolean {
	const [resource, operation] = label.split('.');
	if (values.resource !== undefined && values.resource !== resource) return false;
	return values.operation === undefined || values.operation === operation;
}

function wantedEditions(otherwise: readonly Edition[]): readonly Edition[] {
	if (values.edition === undefined) return otherwise;
	if (values.edition !== 'en' && values.edition !== 'zh') {
		throw new Error(`There is no edition "${values.edition}": en or zh.`);
	}
	return [values.edition];
}

async function main(): Promise<void> {
	const ofForms = values.forms || values.resource !== undefined || values.operation !== undefined;
	for (const edition of wantedEditions(ofForms ? ['en'] : ['en', 'zh'])) {
		const studio = await openStudio(edition, values.tarball && path.resolve(values.tarball));
		try {
			if (ofForms) await takeForms(studio, isWanted);
			else await takeReadmePictures(studio);
		} finally {
			await studio.close();
		}
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
