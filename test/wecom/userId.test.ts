import { keyOfMember } from '../../wecom/userId';

it('a userid means the same member in capital and in small letters', () => {
	expect(keyOfMember('Member_A')).toBe('member_a');
	expect(keyOfMember('member_a')).toBe('member_a');
});
