import { newOwner } from '../../../support/n8n/instance';

test('each n8n gets a password of its own, which n8n accepts', () => {
	const passwords = Array.from({ length: 100 }, () => newOwner().password);
	expect(new Set(passwords).size).toBe(passwords.length);
	for (const password of passwords) {
		// What n8n asks of passwords, and at least 128 random bits.
		expect(password).toMatch(/^(?=.*[A-Z])(?=.*\d)[\w-]{26,64}$/);
	}
});
