import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { network } from '../../src/lib/server/auth/network';
import { signIn, type SignedIn, type SignInVisit } from '../../src/lib/server/auth/sign-in';
import { setPatience } from '../../src/lib/server/db/database';
import { AuthOffice, visit } from './office';

const START = Date.parse('2026-10-01T02:00:00.000Z');
const MINUTE = 60_000;
// Every try hashes a password, which is slow on purpose.
vi.setConfig({ testTimeout: 60_000 });
let office: AuthOffice;
beforeEach(async () => {
	office = new AuthOffice();
	await office.add('lan.nv');
	// The library reads the machine's clock.
	vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
	vi.useRealTimers();
	office.close();
});
const pass = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

const wrong = (name = 'lan.nv', more: Partial<SignInVisit> = {}): Promise<SignedIn> =>
	signIn(office.db, { name, password: 'sai' }, visit(more));
const right = (more: Partial<SignInVisit> = {}): Promise<SignedIn> =>
	signIn(office.db, { name: 'lan.nv', password: office.password('lan.nv') }, visit(more));
async function wrongTimes(times: number, name = 'lan.nv', more: Partial<SignInVisit> = {}) {
	const outcomes: string[] = [];
	for (let time = 0; time < times; time += 1) outcomes.push((await wrong(name, more)).outcome);
	return outcomes;
}

describe('wrong passwords for one account from one place', () => {
	test.each(['lan.nv', 'khong-co-ai'])('are stopped after five, known or not: %s', async (name) => {
		expect(await wrongTimes(5, name)).toEqual(Array(5).fill('refused'));
		expect(await wrong(name)).toEqual({ outcome: 'throttled', waitSeconds: 30 });
	});

	test('the right one does not get through either while one waits, and does afterwards', async () => {
		await wrongTimes(5);
		expect((await right()).outcome).toBe('throttled');
		pass(31_000);
		expect((await right()).outcome).toBe('opened');
	});

	test('wait longer each time, a quarter of an hour at most', async () => {
		await wrongTimes(5);
		const waits: number[] = [];
		for (let time = 0; time < 6; time += 1) {
			const answer = await wrong();
			if (answer.outcome !== 'throttled') throw new Error(answer.outcome);
			waits.push(answer.waitSeconds);
			pass(answer.waitSeconds * 1000 + 1);
			await wrong();
		}
		expect(waits).toEqual([30, 60, 120, 240, 480, 900]);
	});

	test('asking while one waits does not make the wait longer', async () => {
		await wrongTimes(5);
		await wrongTimes(40);
		pass(30_001);
		expect((await right()).outcome).toBe('opened');
	});

	test('many at the same moment are counted one by one', async () => {
		const answers = await Promise.all(Array.from({ length: 20 }, () => wrong()));
		expect(answers.filter(({ outcome }) => outcome === 'refused')).toHaveLength(5);
	});

	test('the right one clears the count', async () => {
		await wrongTimes(4);
		expect((await right()).outcome).toBe('opened');
		expect(await wrongTimes(5)).toEqual(Array(5).fill('refused'));
	});

	test('the count is forgotten after an hour', async () => {
		await wrongTimes(4);
		pass(61 * MINUTE);
		expect(await wrongTimes(5)).toEqual(Array(5).fill('refused'));
	});
});

describe('the count', () => {
	test('outlives a restart', async () => {
		await wrongTimes(5);
		office.reopen();
		expect(await wrong()).toEqual({ outcome: 'throttled', waitSeconds: 30 });
	});

	test('holds neither names nor passwords', async () => {
		await wrong('MậtKhẩuBíMật!9');
		await wrong();
		const keys = office.db.$client.prepare('SELECT key FROM login_throttle').pluck().all();
		expect(JSON.stringify(keys)).not.toMatch(/lan|bímật/i);
	});

	test('is kept small: what is forgotten is removed', async () => {
		await wrongTimes(3, 'ai-do');
		pass(3 * 60 * MINUTE);
		await right();
		const expired = office.db.$client
			.prepare('SELECT count(*) FROM login_throttle WHERE expire < ?')
			.pluck();
		expect(expired.get(Date.now())).toBe(0);
	});
});

describe('many places and many names', () => {
	test('one account from many addresses is stopped', async () => {
		const outcomes: string[] = [];
		for (let host = 1; host <= 25; host += 1)
			outcomes.push((await wrong('lan.nv', { address: `10.1.0.${host}` })).outcome);
		expect(outcomes.indexOf('throttled')).toBe(20);
	});

	test('many accounts from one address are stopped, other addresses are not', async () => {
		const outcomes: string[] = [];
		for (let person = 1; person <= 55; person += 1)
			outcomes.push((await wrong(`nguoi-${person}`)).outcome);
		expect(outcomes.indexOf('throttled')).toBe(50);
		expect((await right({ address: '10.9.9.9' })).outcome).toBe('opened');
	});

	test('its owner gets in from a known browser while others attack the account', async () => {
		const known = await right();
		if (known.outcome !== 'opened') throw new Error();
		for (let host = 1; host <= 25; host += 1) await wrong('lan.nv', { address: `10.1.0.${host}` });
		await wrongTimes(6);
		expect((await right({ device: 'một máy lạ' })).outcome).toBe('throttled');
		expect((await right({ device: known.device })).outcome).toBe('opened');
	});

	test('a known browser is of no use for another account, and is counted itself', async () => {
		await office.add('minh.tv');
		const known = await right();
		if (known.outcome !== 'opened') throw new Error();
		await wrongTimes(5, 'minh.tv');
		expect((await wrong('minh.tv', { device: known.device })).outcome).toBe('throttled');
		const outcomes = await wrongTimes(11, 'lan.nv', { device: known.device });
		expect(outcomes.indexOf('throttled')).toBe(10);
	});
});

describe('the part of an address that counts', () => {
	test.each([
		['10.0.0.5', '10.0.0.5'],
		['::ffff:10.0.0.5', '::ffff:10.0.0.5'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:DB8:1:2::9', '2001:db8:1:2'],
		['2001:db8::9', '2001:db8:0:0'],
		['::1', '0:0:0:0']
	])('%s is %s', (address, counted) => expect(network(address)).toBe(counted));
});

test('a sign-in waits, without standing still, while an import is stored', async () => {
	setPatience(office.db, 50);
	const other = new Sqlite(join(office.folder, 'office.db'));
	other.exec('BEGIN IMMEDIATE');
	let turns = 0;
	const counting = setInterval(() => (turns += 1), 5);
	setTimeout(() => other.exec('COMMIT'), 250);
	expect((await right()).outcome).toBe('opened');
	clearInterval(counting);
	other.close();
	expect(turns).toBeGreaterThan(10);
});
