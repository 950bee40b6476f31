/**
 * The texts of the edition by key. Empty in the English edition, whose texts stand in the code; the
 * build puts those of `i18n/zh-CN/` in its place for the Chinese edition.
 */
export const dictionary: Readonly<Record<string, string>> = {};
