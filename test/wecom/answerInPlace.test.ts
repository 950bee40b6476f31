import { whatCame } from '../../wecom/answerInPlace';
import { cpuTimeOf, timed } from '../../support/harness/cpuTime';

const kindOf = (text: string) => whatCame(Buffer.from(text), {}).kind;

it.each([
	['<html>', 'page'],
	[' <?xml version="1.0"?>\n<!-- a --><!-- b -->\n<!DOCTYPE html><html>', 'page'],
	['<!-- a --><svg>', 'file'],
	['<!-- never closed <html>', 'file'],
	['<?xml version="1.0"?><svg>', 'file'],
	['{"errcode":40007,"errmsg":"invalid media_id"}', 'refusal'],
	['{"errcode":40007,"errmsg":"invalid \u0008 media_id"}', 'refusal'],
	['{"errcode":40007,"errm', 'page'],
])('takes %j for a %s', (text, kind) => {
	expect(kindOf(text)).toBe(kind);
});

timed.each(['<!---->', '<!-- ', '<?xml>', '<?xml ', ' ', '\n<!--a-->'])(
	'tells 64 KB of %j apart in a moment',
	(part) => {
		const text = part.repeat(65_536 / part.length);
		expect(cpuTimeOf(() => kindOf(`${text}x`))).toBeLessThan(500);
	},
);
