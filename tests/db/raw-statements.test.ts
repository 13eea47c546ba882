// A raw text is checked by nobody before it runs: each is prepared here against a file as the migrations leave it.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { knowFolding } from '../../src/lib/server/db/folding';

const db = openDatabase(':memory:');
knowFolding(db);
afterAll(() => {
	closeDatabase(db);
});

const ROOM = 'src/lib/server/db';
const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
	.map((path) => `${ROOM}/${path}`);
const LITERAL = /(?:const (\w+)(?:: string)? =\s*)?(?:`([^`]*)`|'([^'\n]*)')/g;
const IS_STATEMENT = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s/;

/** Whole texts, those put together from named parts of the same file too. */
function statementsOf(path: string): string[] {
	const source = readFileSync(path, 'utf8').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
	const found = [...source.matchAll(LITERAL)].map(([, name, long, short]) => ({
		name,
		text: long ?? short ?? ''
	}));
	const parts = new Map(found.map(({ name, text }) => [name, text]));
	const whole = (text: string): string =>
		text.replaceAll(/\$\{([A-Z_]+)\}/g, (hole, name: string) => {
			const part = parts.get(name);
			return part === undefined ? hole : whole(part);
		});
	return found
		.map(({ text }) => whole(text))
		.filter((text) => IS_STATEMENT.test(text) && !text.includes('${'));
}
const statements = files.flatMap((path) => statementsOf(path).map((text) => [path, text] as const));

test('they are found', () => {
	expect(statements.length).toBeGreaterThan(40);
});

test.each(statements)('%s: %s', (_path, text) => {
	expect(() => db.$client.prepare(text)).not.toThrow();
});
