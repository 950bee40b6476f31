import type { Page } from 'playwright-core';

/** What people type who look for the action node and its trigger: names of WeCom, of what it is for, of what it makes. */
export const NODE_WORDS = [
	...['wecom', 'WeCom', 'wechat', 'wechat work', 'work wechat', 'wework', 'wxwork', 'weixin'],
	...['qywx', 'tencent', 'SCRM', 'crm', 'customer', 'external contact', 'contact way'],
	...['qr code', 'group message', 'moments', 'welcome'],
	...['企业微信', '企微', '微信', '客户', '客户联系', '联系我', '活码', '渠道码', '渠道活码'],
	...['引流', '标签', '企业标签', '打标签', '群', '客户群', '群发', '朋友圈', '欢迎语'],
	...['获客', '获客助手', '获客链接', '在职继承', '离职继承', '私域', '二维码'],
] as const;

/** What people type who look for the node that sends messages to members. */
export const MEMBER_MESSAGE_WORDS = [
	...['wecom', 'wechat work', 'notification', 'approval', 'card', '企业微信', '企微'],
	...['应用消息', '通知', '审批', '卡片', '成员'],
] as const;

/** What people type who look for the credential, of which n8n searches the name alone. */
export const CREDENTIAL_WORDS = ['wecom', 'wechat', 'wechat work', '企业微信', '微信'] as const;

/** How long the editor takes until the list is that of the word. */
const SETTLE_MS = 400;

/** Opens the panel of nodes on the canvas that is open. */
export async function openNodePanel(page: Page): Promise<void> {
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

/** The nodes that the panel, which is open, finds for a word, in its order. */
export async function nodesFor(page: Page, word: string): Promise<string[]> {
	const panel = page.getByTestId('node-creator');
	await panel.getByTestId('node-creator-search-bar').fill(word);
	await page.waitForTimeout(SETTLE_MS);
	return await panel.getByTestId('node-creator-item-name').allInnerTexts();
}

/** Opens the dialogue that asks for which service a new credential is, as the README says. */
export async function openNewCredential(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/home/credentials`);
	await page.getByTestId('universal-add').first().click();
	await page.getByTestId('navigation-menu-item').filter({ hasText: 'New credential' }).click();
	await page.getByTestId('new-credential-type-select').locator('input').click();
}

/** The credentials that the dialogue, which is open, finds for a word. */
export async function credentialsFor(page: Page, word: string): Promise<string[]> {
	await page.getByTestId('new-credential-type-select').locator('input').fill(word);
	await page.waitForTimeout(SETTLE_MS);
	return await page
		.getByTestId('new-credential-type-select-option')
		.filter({ visible: true })
		.allInnerTexts();
}

/** Chooses the only credential that a word finds, and gives the name that n8n proposes for it. */
export async function nameProposedFor(page: Page, word: string): Promise<string> {
	await credentialsFor(page, word);
	await page.getByTestId('new-credential-type-select-option').filter({ visible: true }).click();
	await page.getByTestId('new-credential-type-button').click();
	const name = page.getByTestId('editCredential-modal').getByTestId('credential-name');
	await name.waitFor();
	// n8n numbers it where others have the name, such as those of another test.
	return (await name.innerText()).trim().replace(/ \d+$/, '');
}
