import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import { EXAMPLES, LANGUAGES, loadExample } from '../../support/examples/examples';
import { chineseTexts } from '../../support/translations';

/** What the credential is called in each edition. */
const NAMES = {
	en: new WeComCustomerContactApi().displayName,
	'zh-CN': chineseTexts()['weComCustomerContactApi.displayName'] ?? '',
};

/** What n8n proposes to call a first credential of that name. */
function proposed(displayName: string): string {
	const words = displayName.split(' ').filter((word) => word !== 'API');
	return [...words, 'account'].join(' ');
}

describe.each(LANGUAGES)('the credential of the edition of %s', (language) => {
	// n8n searches the names of credentials alone, which have no aliases.
	it.each(['wecom', 'wechat', 'wechat work', '企业微信', '微信'])(
		'has %s in its name, by which people look for it',
		(word) => {
			expect(NAMES[language].toLowerCase()).toContain(word);
		},
	);

	it('is what the nodes of the examples have under the name that n8n proposes', () => {
		const named = EXAMPLES.flatMap((example) => loadExample(example, language).nodes).flatMap(
			({ credentials }) => credentials?.weComCustomerContactApi?.name ?? [],
		);
		expect(named.length).toBeGreaterThan(20);
		expect(new Set(named)).toEqual(new Set([proposed(NAMES[language])]));
	});
});
