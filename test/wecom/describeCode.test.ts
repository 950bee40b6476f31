import { describeCode } from '../../wecom/describeCode';

it('says what a code means and what to do', () => {
	expect(describeCode(40097)).toMatch(/^The member has not left the company\. \S.+\.$/);
});

it('names a code that the documentation does not explain', () => {
	expect(describeCode(99_999)).toContain('errcode 99999');
});
