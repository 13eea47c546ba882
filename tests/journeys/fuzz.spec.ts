// The short form of `npm run test:fuzz`: another seed would find other things, this one must stay clean.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const REQUESTS = 1_500;

test('seeded requests and files meet no fault, no hang, and leave the server sound', async () => {
	test.setTimeout(400_000);
	const words = ['scripts/fuzz.mjs', String(REQUESTS)];
	const ran = await promisify(execFile)(process.execPath, words, { maxBuffer: 1e8 }).catch(
		(failed: { stdout: string }) => failed
	);
	expect(ran.stdout.trimEnd()).toMatch(/^1500 requests, seed \d+, [\s\S]*\nno fault$/);
});
