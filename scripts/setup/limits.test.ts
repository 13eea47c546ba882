import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/lib/server/env';
import { largestBody } from './limits.mjs';

const MB = 1024 * 1024;

describe('the largest request', () => {
	it.each([
		[{}, 200],
		[{ MAX_REQUEST_MB: '20' }, 50],
		[{ MAX_UPLOAD_MB: '300' }, 300],
		[{ MAX_UPLOAD_MB: ' 8 ', MAX_REQUEST_MB: '16' }, 16]
	])('with %o is that of the application, and a little for the form: %i MB', (env, size) => {
		expect(largestBody(env)).toBe((size + 1) * MB);
		expect(readSettings(env).limits.requestBytes).toBe(size * MB);
	});

	it.each(['0', '-1', '1,5', '50MB', '9999'])('is not %s', (written) => {
		expect(() => largestBody({ MAX_UPLOAD_MB: written })).toThrow(/MAX_UPLOAD_MB/);
		expect(() => readSettings({ MAX_UPLOAD_MB: written })).toThrow(/MAX_UPLOAD_MB/);
	});
});
