import { sveltekit } from '@sveltejs/kit/vite';
import { configDefaults, defineConfig } from 'vitest/config';

const ARCHITECTURE = 'tests/architecture/**/*.test.ts';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		environment: 'node',
		// What a test wants to read of the log it turns on itself.
		env: { LOG_LEVEL: 'silent' },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: [...configDefaults.exclude, ARCHITECTURE],
					// A machine that does other work as well is no fault of a test.
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				// These load the linter and the type checker.
				extends: true,
				test: { name: 'architecture', include: [ARCHITECTURE], testTimeout: 60_000 }
			}
		]
	}
});
