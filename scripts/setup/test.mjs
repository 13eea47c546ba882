// Everything CI runs, in one order, each step timed; the last line counts the tests.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireNoAdvisory } from './audit.mjs';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { sayFault } from './fault.mjs';
import { ROOT } from './folders.mjs';
import { environmentForNpm, ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, isGreen: boolean, seconds: number }} StepResult */

const tool = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);
const PRETTIER = tool('prettier/bin/prettier.cjs');
const ESLINT = tool('eslint/bin/eslint.js');
const KIT = tool('@sveltejs/kit/svelte-kit.js');
const SVELTE_CHECK = tool('svelte-check/bin/svelte-check');
const VITEST = tool('vitest/vitest.mjs');
const PLAYWRIGHT = tool('@playwright/test/cli.js');

/** @returns {Promise<boolean>} whether everything passed */
export async function test() {
	process.chdir(ROOT);
	await ensureInstalled(ROOT);
	const reports = mkdtempSync(join(tmpdir(), 'thuoc-do-test-'));
	try {
		const steps = await runSteps(reports);
		const count = add(vitestCount(reports, 'unit'), vitestCount(reports, 'architecture'));
		return close(steps, add(count, playwrightCount(reports)));
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
}

/** Each step runs whatever the others said, except that nothing is browsed without a browser and a build.
 * @param {string} reports @returns {Promise<StepResult[]>} */
async function runSteps(reports) {
	const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
	const env = { ...environmentForNpm(process.env), ...colours };
	/** @type {StepResult[]} */
	const steps = [];
	/** @param {string} name @param {() => Promise<unknown>} work */
	const step = async (name, work) => {
		process.stdout.write(`\n── ${name}\n`);
		const result = await timed(name, work);
		steps.push(result);
		process.stdout.write(`── ${name}: ${verdict(result)}\n`);
		return result.isGreen;
	};
	/** @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
	const node = (args, more = {}) => runOrFail(args, { ...env, ...more });
	const vitest = (/** @type {string} */ project) =>
		node([VITEST, 'run', '--project', project, ...vitestReporters(reports, project)]);

	await step('sync', () => node([KIT, 'sync']));
	await step('format', () => node([PRETTIER, '--check', '.']));
	await step('lint', () => node([ESLINT, '.', '--max-warnings', '0']));
	await step('types', () =>
		node([SVELTE_CHECK, '--tsconfig', 'tsconfig.json', '--fail-on-warnings'])
	);
	await step('audit', () => requireNoAdvisory(ROOT));
	await step('unit', () => vitest('unit'));
	await step('architecture', () => vitest('architecture'));
	const isBuilt = await step('build', () => ensureBuilt(ROOT, { output: 'stdout' }));
	let browser = '';
	const isBrowsing = await step('browser', async () => {
		browser = await ensureBrowser(ROOT);
		process.stdout.write(`${browser}\n`);
	});
	if (!isBuilt || !isBrowsing) return [...steps, { name: 'journeys', isGreen: false, seconds: 0 }];
	await step('journeys', () =>
		node([PLAYWRIGHT, 'test', '--reporter=list,json'], {
			CHROMIUM_PATH: browser,
			PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'journeys.json')
		})
	);
	return steps;
}

/** @param {string} reports @param {string} project */
function vitestReporters(reports, project) {
	return [
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${join(reports, `${project}.json`)}`
	];
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function runOrFail(args, env) {
	const { code } = await run(process.execPath, args, { cwd: ROOT, env, output: 'stdout' });
	if (code !== 0) throw new StepFailed();
}

/** The program has already said what is wrong. */
class StepFailed extends Error {}

/** @param {string} name @param {() => Promise<unknown>} work @returns {Promise<StepResult>} */
async function timed(name, work) {
	const start = performance.now();
	let isGreen = true;
	try {
		await work();
	} catch (error) {
		isGreen = false;
		if (!(error instanceof StepFailed)) sayFault(error);
	}
	return { name, isGreen, seconds: (performance.now() - start) / 1000 };
}

/** @param {StepResult} result */
function verdict({ isGreen, seconds }) {
	return `${isGreen ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)`;
}

/** @param {Count} a @param {Count} b @returns {Count} */
const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

/** A file that could not be loaded has no tests and counts as one that failed.
 * @param {string} reports @param {string} project @returns {Count} */
function vitestCount(reports, project) {
	const report = readReport(join(reports, `${project}.json`));
	if (report === undefined) return { passed: 0, failed: 0 };
	const unloaded = report.testResults.filter(
		(/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
			file.status === 'failed' && file.assertionResults.length === 0
	);
	return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** @param {string} reports @returns {Count} */
function playwrightCount(reports) {
	const report = readReport(join(reports, 'journeys.json'));
	if (report === undefined) return { passed: 0, failed: 0 };
	const { expected, unexpected, flaky } = report.stats;
	const isBroken = report.errors.length > 0 && unexpected + flaky === 0;
	return { passed: expected, failed: unexpected + flaky + (isBroken ? 1 : 0) };
}

/** @param {string} file */
function readReport(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {StepResult[]} steps @param {Count} count */
function close(steps, { passed, failed }) {
	const isGreen = steps.every((step) => step.isGreen) && failed === 0 && passed > 0;
	process.stdout.write('\n');
	for (const step of steps) process.stdout.write(`${step.name.padEnd(13)} ${verdict(step)}\n`);
	if (passed + failed === 0) process.stdout.write('no test was run\n');
	process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
	return isGreen;
}
