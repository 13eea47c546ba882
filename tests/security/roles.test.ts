// What each role opens, read off the two tables together: a slip in either shows here as a page too many or too few.
import { describe, expect, test } from 'vitest';
import { askerOf, GUEST } from '../../src/lib/domain/office/account';
import { may, type Asker, type TokenScope } from '../../src/lib/domain/office/rights';
import { ROUTE_RIGHTS, type Needed } from '../../src/lib/server/web/rights/route-rights';

const OF = { administrator: null, home_affairs: 1, leader: 1, commune: 2 } as const;
const asker = (role: keyof typeof OF, token?: TokenScope): Asker =>
	askerOf(
		{
			...{ id: 1, name: role, displayName: role, role, unitId: OF[role] },
			...{ mustChangePassword: false, isDemonstration: false }
		},
		token
	);
const isOpen = (who: Asker, needed: Needed | undefined): boolean =>
	needed !== undefined && needed !== 'public' && may(who, needed.right);

const reads = (who: Asker, under: string): string[] =>
	Object.entries(ROUTE_RIGHTS)
		.filter(([, { read }]) => isOpen(who, read))
		.map(([id]) => id.replace('/(app)', '') || '/')
		.filter((path) => path.startsWith(under))
		.sort();
const pages = (who: Asker): string[] => reads(who, '/').filter((path) => !path.startsWith('/api'));
const forms = (who: Asker): string[] =>
	Object.entries(ROUTE_RIGHTS)
		.flatMap(([id, { actions = {} }]) =>
			Object.entries(actions)
				.filter(([, needed]) => isOpen(who, needed))
				.map(([name]) => `${id.replace('/(app)', '')} ${name}`)
		)
		.sort();

const OWN_ACCOUNT = [
	'/dang-xuat POST',
	'/tai-khoan dang-xuat-het',
	'/tai-khoan dang-xuat-khac',
	'/tai-khoan tao-ma',
	'/tai-khoan thu-hoi',
	'/tai-khoan/mat-khau default'
];

describe('a guest', () => {
	test('opens pages of figures, and the files of none', () => {
		expect(pages(GUEST)).toEqual([
			...['/', '/chi-so', '/chi-so/[kpi]', '/don-vi/[id]', '/huong-dan', '/tong-quan'],
			...['/xep-hang', '/xu-huong']
		]);
	});

	test('uses no form', () => {
		expect(forms(GUEST)).toEqual([]);
	});
});

describe('a commune officer', () => {
	const commune = asker('commune');

	test('opens what is of one commune, and nothing that compares communes', () => {
		expect(pages(commune).filter((path) => !path.startsWith('/nop-bao-cao'))).toEqual([
			...['/', '/bao-cao/[id]', '/bao-cao/[id]/tep', '/chi-so', '/chi-so/[kpi]'],
			...['/don-vi/[id]', '/don-vi/[id]/tai-ve', '/huong-dan', '/lich-su'],
			...['/lich-su/[uploadId]', '/lich-su/[uploadId]/tep', '/tai-khoan', '/tai-khoan/mat-khau'],
			...['/van-de', '/van-de/tai-ve']
		]);
	});

	test('sends reports and keeps an account, and decides about nothing', () => {
		const decided = forms(commune).filter((form) => !form.startsWith('/nop-bao-cao'));
		expect(decided).toEqual(['/api/v1/uploads POST', ...OWN_ACCOUNT].sort());
	});
});

describe('a leader', () => {
	test('changes nothing but the own account', () => {
		expect(forms(asker('leader'))).toEqual(OWN_ACCOUNT);
	});

	test('reads what home affairs reads, but for sending and correcting', () => {
		const more = pages(asker('home_affairs')).filter(
			(path) => !pages(asker('leader')).includes(path)
		);
		const others = more.filter((path) => !path.startsWith('/nop-bao-cao'));
		expect(others).toEqual(['/lich-su/[uploadId]/hoan-tac']);
	});
});

describe('administration', () => {
	test.each(['home_affairs', 'leader', 'commune'] as const)('is closed to %s', (role) => {
		expect(reads(asker(role), '/quan-tri')).toEqual([]);
		expect(forms(asker(role)).filter((form) => form.startsWith('/quan-tri'))).toEqual([]);
	});

	test('is open to the administrator, with everything else', () => {
		const declared = Object.values(ROUTE_RIGHTS).filter(
			({ read }) => read !== undefined && read !== 'public'
		);
		expect(reads(asker('administrator'), '/')).toHaveLength(declared.length);
	});
});

describe('a key for programs', () => {
	test('that reads sends nothing', () => {
		expect(forms(asker('administrator', 'read'))).toEqual([]);
	});

	test('that sends changes nothing else, whoever it belongs to', () => {
		const sending = forms(asker('administrator', 'submit'));
		expect(sending.filter((form) => !form.startsWith('/nop-bao-cao'))).toEqual([
			'/api/v1/uploads POST'
		]);
	});

	test('never opens administration', () => {
		for (const scope of ['read', 'submit'] as const)
			expect(reads(asker('administrator', scope), '/quan-tri')).toEqual([]);
	});
});
