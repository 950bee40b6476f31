import { hideValues } from '../../wecom/hide';

describe('a value that is secret', () => {
	it.each([
		['as it is', 'key=se/cr et"ß&so', 'key=[hidden]&so'],
		['in capitals', 'SE/CR ET"ß', '[hidden]'],
		['in a URL', 'x=se%2Fcr%20et%22%C3%9F;', 'x=[hidden];'],
		['in a form', 'x=se%2Fcr+et%22%C3%9F;', 'x=[hidden];'],
		['in a URL within a URL', 'x=se%252Fcr%2520et%2522%25C3%259F;', 'x=[hidden];'],
		['in a form within a URL', 'x=se%252Fcr%2Bet%2522%25C3%259F;', 'x=[hidden];'],
		['in JSON', '{"k":"se/cr et\\"ß"}', '{"k":"[hidden]"}'],
		['in JSON that escapes slashes', '{"k":"se\\/cr et\\"ß"}', '{"k":"[hidden]"}'],
		['twice', 'se/cr et"ß, se/cr et"ß', '[hidden], [hidden]'],
	])('is hidden %s', (_how, text, shown) => {
		expect(hideValues(text, ['se/cr et"ß'])).toBe(shown);
	});

	it.each([
		'a.cd',
		'a+cd',
		'a*cd',
		'a?cd',
		'a^cd',
		'a$cd',
		'a(cd',
		'a)cd',
		'a[cd',
		'a]cd',
		'a{cd',
		'a}cd',
		'a|cd',
		'a\\cd',
	])('is taken literally: %s', (value) => {
		expect(hideValues(`<${value}> and aXcd, aacd, cd`, [value])).toBe(
			'<[hidden]> and aXcd, aacd, cd',
		);
	});

	it('is hidden whole where it begins as another one does', () => {
		expect(hideValues('secret-long secret', ['secret', 'secret-long'])).toBe('[hidden] [hidden]');
	});

	it('is shown where it is shorter than four characters, since it stands in words', () => {
		expect(hideValues('abc abcd', ['abc'])).toBe('abc abcd');
		expect(hideValues('abc abcd', ['abc', 'abcd'])).toBe('abc [hidden]');
		expect(hideValues('', [''])).toBe('');
	});

	it('may hold half a character', () => {
		expect(hideValues('a \ud800bcd b', ['\ud800bcd'])).toBe('a [hidden] b');
	});
});
