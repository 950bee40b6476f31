import { sizeInWords } from '../../wecom/sizeInWords';

it.each([
	[0, '0 bytes'],
	[1_048_575, '1048575 bytes'],
	[1_048_576, '1 MB (1048576 bytes)'],
	[10_485_761, '10.0 MB (10485761 bytes)'],
	[12_058_624, '11.5 MB (12058624 bytes)'],
])('%d bytes are %s', (bytes, words) => {
	expect(sizeInWords(bytes)).toBe(words);
});
