// Text of files reaches every parser: a pattern whose work grows faster than its text lets one file hold a process.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const FOLDERS = ['src/lib/domain', 'src/lib/server/reading', 'src/lib/server/reference'];
/** Patterns whose text is short by what it is. */
const SHORT: Readonly<Record<string, string>> = {
	'(?<=\\d)(?=(?:\\d{3})+$)': 'digits of one number',
	'(?:ĐVT|Đơn vị tính) ?:? ?([^()[\\]:]{1,30})$': 'thirty letters behind each label'
};

interface Pattern {
	readonly file: string;
	readonly source: string;
	readonly flags: string;
}

function patternsIn(file: string): Pattern[] {
	const text = readFileSync(file, 'utf8');
	const found: Pattern[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			const flags = node.text.slice(end + 1).replaceAll(/[^imsu]/g, '');
			found.push({ file, source: node.text.slice(1, end), flags });
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
	return found;
}

const patterns = FOLDERS.flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.flatMap((name) => patternsIn(join(folder, name)))
);
/** undefined where the work is proportional to the text. */
function growth({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string | undefined {
	const found = checkSync(source, flags, { timeout: 60_000 });
	if (found.status === 'safe') return undefined;
	return found.status === 'vulnerable' ? found.complexity.summary : found.status;
}

describe('patterns over text of files', () => {
	test('are found', () => expect(patterns.length).toBeGreaterThan(300));

	const once = [...new Map(patterns.map((one) => [`${one.source}/${one.flags}`, one])).values()];
	const parts = [0, 1, 2, 3].map((part) => once.filter((_, index) => index % 4 === part));
	test.each(parts.map((part, index) => [index + 1, part] as const))(
		'do work in proportion to it (part %i)',
		(_part, some) => {
			const faster = some
				.filter(({ source }) => !(source in SHORT))
				.flatMap((pattern) => {
					const found = growth(pattern);
					return found === undefined ? [] : [`${pattern.file}: ${pattern.source}: ${found}`];
				});
			expect(faster).toEqual([]);
		},
		300_000
	);

	test('that grow faster are seen, and none is listed that is gone', () => {
		expect(growth({ source: '\\s+$', flags: '' })).toContain('polynomial');
		expect(growth({ source: '(a+)+b', flags: '' })).toContain('exponential');
		const written = new Set(patterns.map(({ source }) => source));
		expect(Object.keys(SHORT).filter((source) => !written.has(source))).toEqual([]);
	});
});
