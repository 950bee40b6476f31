import { translate } from '../i18n/translate';

const MEGABYTE = 1024 * 1024;

/** A number of bytes as a person reads it: `10 MB (10485760 bytes)`, `11.5 MB (12058624 bytes)`, `5 bytes`. */
export function sizeInWords(bytes: number): string {
	if (bytes < MEGABYTE) return translate('message.bytes', '{bytes} bytes', { bytes });
	const megabytes = bytes / MEGABYTE;
	return translate('message.megabytes', '{megabytes} MB ({bytes} bytes)', {
		megabytes: Number.isInteger(megabytes) ? megabytes : megabytes.toFixed(1),
		bytes,
	});
}
