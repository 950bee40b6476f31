/** What tells a member from others: WeCom takes a userid in capital and small letters for the same (doc 90195). */
export const keyOfMember = (userid: string): string => userid.toLowerCase();
