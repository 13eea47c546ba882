import { describe, expect, it } from 'vitest';
import { createLog } from './log';

/** What stands in the log after the work. */
function written(work: (log: ReturnType<typeof createLog>) => void, level = 'info'): string[] {
	const lines: string[] = [];
	work(createLog({ level, part: 'server', output: { write: (line) => void lines.push(line) } }));
	return lines;
}
const line = (work: (log: ReturnType<typeof createLog>) => void) =>
	JSON.parse(written(work)[0] ?? '{}') as Record<string, unknown>;

describe('a line of the log', () => {
	it('is JSON with its time, its level as a word and the part that wrote it', () => {
		const { time, ...rest } = line((log) => log.info({ status: 200 }, 'request'));
		expect(rest).toEqual({ level: 'info', part: 'server', status: 200, msg: 'request' });
		expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	});

	it('is one line, whatever line ends a text brings', () => {
		const [text] = written((log) => log.info({ cause: 'one\n{"level":"fatal"}\r\ntwo' }));
		expect(text?.trimEnd().split(/[\r\n]/)).toHaveLength(1);
	});

	it('is left out below the level that was set', () => {
		expect(written((log) => log.info('x'), 'warn')).toEqual([]);
		expect(written((log) => log.fatal('x'), 'silent')).toEqual([]);
	});
});

describe('the log never holds', () => {
	it.each([
		['password', { password: 'Bí mật 123' }],
		['a new password within what was sent', { form: { newPassword: 'Bí mật 123' } }],
		['mat_khau', { typed: [{ mat_khau: 'Bí mật 123' }] }],
		['a cookie', { headers: { cookie: 'Bí mật 123' } }],
		['an authorization', { headers: { Authorization: 'Bí mật 123' } }],
		['a token', { apiToken: 'Bí mật 123' }],
		['the hash of a password', { row: { passwordHash: 'Bí mật 123' } }],
		['a set-up code', { setupCode: 'Bí mật 123' }],
		['anything too deep to be looked at', { a: { b: { c: { d: { password: 'Bí mật 123' } } } } }]
	])('%s', (_name, carried) => {
		const [text] = written((log) => log.error(carried));
		expect(text).not.toContain('Bí mật');
		expect(text).toContain('[hidden]');
	});

	it.each([
		['a key of a program', 'denied cchc_AbCdEfGhIjKlMnOpQrStUvWxYz012345'],
		['a bearer', 'header was Bearer AbCdEfGhIjKlMnOp'],
		['a set-up address', 'GET /thiet-lap/AbCdEfGhIjKlMnOp'],
		['a session', 'cookie __Host-phien=AbCdEfGhIjKlMnOp; other=1'],
		['a key that stands alone', `key ${'AbCdEfGhIjKlMnOp'.padEnd(43, 'x')} was refused`],
		['values of a query', 'Failed query: insert into account\nparams: lan,AbCdEfGhIjKlMnOp'],
		['a password as stored', 'row $argon2id$v=19$m=19456,t=2,p=1$AbCdEfGhIjKlMnOp$x']
	])('%s within the words of a fault', (_name, words) => {
		const [text] = written((log) =>
			log.error({ fault: new Error('x', { cause: new Error(words) }) })
		);
		expect(text).not.toContain('AbCdEfGhIjKlMnOp');
		expect(text).toContain('[hidden]');
	});

	it('what hangs on a fault beside its words, such as the row it was about', () => {
		const fault = Object.assign(new Error('x'), {
			row: { name: 'Nguyễn Thị Lan' },
			code: 'SQLITE_FULL'
		});
		const [text] = written((log) => log.error({ fault }));
		expect(text).not.toContain('Lan');
		expect(text).toContain('SQLITE_FULL');
		expect(text).toContain('log.test');
	});
});
