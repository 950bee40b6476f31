/**
 * The texts of the edition by key. Empty in the English edition, whose texts stand in the code; the
 * build puts the texts of `translations/zh-CN.json` in its place for the Chinese edition.
 */
export const dictionary: Readonly<Record<string, string>> = {};
