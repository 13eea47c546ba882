// What the trade rests on has a test file of its own name: `sudden-jump.ts`, `sudden-jump.test.ts`. Who looks for the
// examples of a rule, a read model, an act or a chart finds them by its name, and none can come without.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => join(folder, path))
		.filter((path) => path.endsWith('.ts'));
const isTest = (path: string): boolean => path.endsWith('.test.ts');
const nameOf = (path: string): string => basename(path).replace(/(?:\.test)?\.ts$/, '');

/** Names of test files anywhere in these folders. */
const testsIn = (folders: readonly string[]): ReadonlySet<string> =>
	new Set(folders.flatMap(filesIn).filter(isTest).map(nameOf));

const sourcesIn = (folder: string): string[] => filesIn(folder).filter((path) => !isTest(path));

/** Files of the folder of which the text says that they are one. */
const saying = (folder: string, said: RegExp): string[] =>
	sourcesIn(folder).filter((path) => said.test(readFileSync(path, 'utf8')));

/** Rules are what the stages run; the rest of their folder is what they share. */
function rules(stages: string): string[] {
	const text = readFileSync(stages, 'utf8');
	const run = text.slice(text.indexOf('const STAGES'));
	return [...text.matchAll(/import \{([^}]+)\} from '\.\/([\w-]+)';/g)].flatMap(
		([, names = '', file = '']) =>
			names.split(',').some((name) => new RegExp(`[[ ,\t]${name.trim()}[\\], ]`).test(run))
				? [join(dirname(stages), `${file}.ts`)]
				: []
	);
}

/** `…Report(ctx, …)`, `…List(ctx, …)` */
const READ_MODEL = /^export function \w+(?:Report|List)\(\s*ctx: ReportContext/m;
/** A transaction of its own, or a part of one, that leaves its line in the log. */
const ACT = /\brecordAudit\(|\bwrite(?:WhenFree)?\(|\btransaction\(/;

const without = (paths: readonly string[], tests: ReadonlySet<string>): string[] =>
	paths.filter((path) => !tests.has(nameOf(path))).map((path) => path.replaceAll('\\', '/'));

const SERVER = 'src/lib/server';
const TESTS = testsIn(['src', 'tests']);

describe('there is a test of its own name for', () => {
	it.each([
		['each check rule', rules('src/lib/domain/checks/rules/stages.ts'), 12],
		['each read model', saying(`${SERVER}/reports`, READ_MODEL), 12],
		[
			'each act',
			['office', 'ledger', 'intake'].flatMap((room) => saying(join(SERVER, room), ACT)),
			4
		],
		['each chart', sourcesIn('src/lib/charts').filter((path) => path.endsWith('-chart.ts')), 4]
	])('%s', (_what, paths, atLeast) => {
		// A pattern that finds nothing would find nothing missing.
		expect(paths.length).toBeGreaterThanOrEqual(atLeast);
		expect(without(paths, TESTS)).toEqual([]);
	});
});

describe('a file without a test of its name', () => {
	const planted = mkdtempSync(join(tmpdir(), 'own-tests-'));
	afterAll(() => rmSync(planted, { recursive: true }));

	it('is seen, with what its name is part of', () => {
		mkdirSync(join(planted, 'screen'));
		const model = 'export function boardReport(ctx: ReportContext) {}\n';
		writeFileSync(join(planted, 'screen/board.ts'), model);
		writeFileSync(join(planted, 'screen/shared.ts'), 'export const shared = 1;\n');
		writeFileSync(join(planted, 'screen/board-view.test.ts'), '');
		const models = saying(planted, READ_MODEL);
		expect(without(models, testsIn([planted])).map(nameOf)).toEqual(['board']);
		writeFileSync(join(planted, 'screen/board.test.ts'), '');
		expect(without(models, testsIn([planted]))).toEqual([]);
	});
});
