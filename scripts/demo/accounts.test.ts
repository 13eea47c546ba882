import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { addAccount } from '../../src/lib/server/auth/accounts';
import { accountList } from '../../src/lib/server/db/accounts/accounts';
import { write } from '../../src/lib/server/db/database';
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { OFFICER } from '../../tests/support/actor';
import { emptyDatabase, type TestOffice } from '../../tests/support/report-database';
import { NOW, visit } from '../../tests/auth/office';
import { createDemonstrationAccounts } from './accounts';
import { readDemonstrationPlan } from './plan';
import { saveDemonstrationUnits } from './units';

let office: TestOffice;
beforeEach(() => {
	office = emptyDatabase();
	write(office.db, (writer) => saveDemonstrationUnits(writer, readDemonstrationPlan(dataPath())));
});
afterEach(() => office.close());

const bring = () =>
	createDemonstrationAccounts(office.db, { dataPath: dataPath(), now: NOW, actor: OFFICER });

test('the demonstration has somebody of every role, who signs in with the printed password', async () => {
	const made = await bring();
	expect(made.map(({ role }) => role)).toEqual([
		'administrator',
		'home_affairs',
		'leader',
		'commune'
	]);
	expect(new Set(made.map(({ password }) => password)).size).toBe(4);
	for (const { name, password } of made) {
		const result = await signIn(office.db, { name, password }, visit());
		expect(result).toMatchObject({ outcome: 'opened', account: { mustChangePassword: false } });
	}
});

test('what is there keeps its password', async () => {
	const [first] = await bring();
	expect(await bring()).toEqual([]);
	const typed = { name: first?.name ?? '', password: first?.password ?? '' };
	expect((await signIn(office.db, typed, visit())).outcome).toBe('opened');
});

test('an office that has an administrator gets no invented one', async () => {
	await addAccount(
		{ db: office.db, actor: OFFICER, now: NOW },
		{ name: 'lan.nv', displayName: 'Lan', role: 'administrator', unitId: null }
	);
	expect((await bring()).map(({ role }) => role)).toEqual(['home_affairs', 'leader', 'commune']);
	expect(accountList(office.db).filter(({ role }) => role === 'administrator')).toHaveLength(1);
});
