// `user`: accounts from the machine itself, also when nobody can sign in any more.
import { accountFaultText, LAST_ADMINISTRATOR } from '../../src/lib/format/office/account-text';
import { formatInstant } from '../../src/lib/format/period';
import { roleName } from '../../src/lib/format/office/role-text';
import type { Account } from '../../src/lib/domain/office/account';
import { accountName } from '../../src/lib/domain/office/new-account';
import { ROLES } from '../../src/lib/domain/office/rights';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import {
	addAccount,
	disableAccount,
	enableAccount,
	resetPassword
} from '../../src/lib/server/auth/accounts';
import {
	accountList,
	accountNamed,
	type AccountChange,
	type AccountRecord
} from '../../src/lib/server/db/accounts/accounts';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { readArguments, UsageError, type Given } from './arguments';
import { unitIdNamed, withOffice, type Office } from './office';
import { alignedTable, printJson, printLines } from './output';

const REFUSED = 1;
const USER_USAGE =
	'user add TÊN --role administrator|home_affairs|leader|commune [--unit ĐƠN-VỊ] [--name "HỌ TÊN"] [--json] | user list [--json] | user disable|enable|reset TÊN';

type Step = (office: Office, given: Given) => number | Promise<number>;
const STEPS: Readonly<Record<string, Step>> = {
	add,
	list,
	disable: (office, given) => changed(office, given, { change: disableAccount, done: 'Đã khóa' }),
	enable: (office, given) => changed(office, given, { change: enableAccount, done: 'Đã bật lại' }),
	reset
};

export function user(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage: USER_USAGE,
		values: ['role', 'unit', 'name'],
		flags: ['json']
	});
	const [name = '', ...rest] = given.words;
	const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
	if (step === undefined || rest.length !== (name === 'list' ? 0 : 1))
		throw new UsageError(`Cách dùng: cchc ${USER_USAGE}`);
	return withOffice((office) => step(office, given));
}

async function add(office: Office, given: Given): Promise<number> {
	const name = accountName(given.words[1] ?? '');
	const role = roleNamed(given.needed('role'));
	const entry = {
		name,
		role,
		displayName: (given.value('name') ?? name).trim(),
		unitId: unitFor(office, role, given.value('unit'))
	};
	const added = await addAccount(deskOf(office), entry);
	if (added.outcome === 'refused') {
		for (const fault of added.faults) console.error(accountFaultText(fault));
		return REFUSED;
	}
	if (given.flag('json')) printJson({ ...entry, password: added.password });
	else
		printLines([
			`Đã tạo tài khoản ${name} (${roleName(role)}${unitText(office, entry.unitId)}).`,
			...passwordLines(added.password)
		]);
	return 0;
}

const passwordLines = (password: string): string[] => [
	`Mật khẩu tạm, chỉ hiện một lần này: ${password}`,
	'Người dùng phải đổi mật khẩu ở lần đăng nhập đầu.'
];

function list(office: Office, given: Given): number {
	const accounts = accountList(office.db);
	if (given.flag('json')) printJson({ rows: accounts });
	else
		printLines(
			alignedTable(
				COLUMNS,
				accounts.map((account) => cellsOf(office, account))
			)
		);
	return 0;
}

const COLUMNS = [
	{ heading: 'Tên đăng nhập' },
	{ heading: 'Họ tên' },
	{ heading: 'Vai trò' },
	{ heading: 'Đơn vị' },
	{ heading: 'Đăng nhập gần nhất' },
	{ heading: 'Trạng thái' }
] as const;

const cellsOf = (office: Office, account: AccountRecord): string[] => [
	account.name,
	account.displayName,
	roleName(account.role),
	unitText(office, account.unitId).replace(/^, /, ''),
	account.lastSignedInAt === null ? 'chưa lần nào' : formatInstant(account.lastSignedInAt),
	standingText(account)
];

function standingText({ disabledAt, mustChangePassword }: AccountRecord): string {
	if (disabledAt !== null) return 'đã khóa';
	return mustChangePassword ? 'phải đổi mật khẩu' : 'đang dùng';
}

interface Changing {
	readonly change: typeof disableAccount;
	readonly done: string;
}

async function changed(office: Office, given: Given, { change, done }: Changing): Promise<number> {
	const account = named(office, given);
	const result: AccountChange = await change(deskOf(office), account.id);
	if (result === 'last_administrator') {
		console.error(LAST_ADMINISTRATOR);
		return REFUSED;
	}
	printLines([
		result === 'unchanged'
			? `Tài khoản ${account.name} đã ở trạng thái này, không có gì thay đổi.`
			: `${done} tài khoản ${account.name}.`
	]);
	return 0;
}

async function reset(office: Office, given: Given): Promise<number> {
	const account = named(office, given);
	const password = await resetPassword(deskOf(office), account.id);
	if (password === undefined) return REFUSED;
	printLines([
		`Đã đặt lại mật khẩu của ${account.name}; mọi phiên đăng nhập và mã truy cập của tài khoản này đã hết hiệu lực.`,
		...passwordLines(password)
	]);
	return 0;
}

const deskOf = ({ db, actor, clock }: Office) => ({ db, actor, now: clock.now() });

function named({ db }: Office, given: Given): AccountRecord {
	const name = accountName(given.words[1] ?? '');
	const account = accountNamed(db, name);
	if (account !== undefined) return account;
	throw new UsageError(`Không có tài khoản "${name}". Xem danh sách: cchc user list`);
}

function roleNamed(written: string): Account['role'] {
	const roles = ROLES.filter((role) => role !== 'guest');
	const role = roles.find((each) => each === written);
	if (role !== undefined) return role;
	const known = roles.map((each) => `${each} (${roleName(each)})`).join(', ');
	throw new UsageError(`Không có vai trò "${written}". Các vai trò: ${known}.`);
}

function unitFor(
	office: Office,
	role: Account['role'],
	written: string | undefined
): UnitId | null {
	if (role === 'administrator') {
		if (written === undefined) return null;
		throw new UsageError('Tài khoản quản trị không thuộc đơn vị nào: bỏ --unit.');
	}
	if (written === undefined)
		throw new UsageError(
			role === 'commune'
				? 'Thiếu --unit: mã hoặc tên của xã.'
				: 'Thiếu --unit: mã hoặc tên của cơ quan tổng hợp.'
		);
	return unitIdNamed(office, written, { role: role === 'commune' ? 'commune' : 'organising' });
}

const unitText = (office: Office, unitId: UnitId | null): string =>
	unitId === null ? '' : `, ${namesFor(office.reports).unit(unitId)}`;
