import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, sourceStamp } from './build.mjs';

let root = '';
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'build-'));
	mkdirSync(join(root, 'src/lib'), { recursive: true });
	mkdirSync(join(root, 'build'));
	writeFileSync(join(root, 'src/lib/a.ts'), 'export const a = 1;');
	writeFileSync(join(root, 'build/.stamp'), sourceStamp(root));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a build', () => {
	it('is fresh while its sources are the same, tests aside', () => {
		writeFileSync(join(root, 'src/lib/a.test.ts'), 'a test');
		expect(isBuilt(root)).toBe(true);
	});

	it.each(['src/lib/a.ts', 'src/lib/b.ts', 'svelte.config.js', 'package-lock.json'])(
		'is stale when %s is new or changed',
		(file) => {
			writeFileSync(join(root, file), 'changed');
			expect(isBuilt(root)).toBe(false);
		}
	);

	it('is stale when a source was renamed or build/ is gone', () => {
		rmSync(join(root, 'build'), { recursive: true });
		expect(isBuilt(root)).toBe(false);
	});
});
