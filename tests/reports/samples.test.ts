import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresReport } from '../../src/lib/server/reports/figures/figures';
import { issuesReport } from '../../src/lib/server/reports/issues/issues';
import { kpisReport, type KpiRow } from '../../src/lib/server/reports/figures/kpis';
import { sampleDatabase } from '../support/report-database';

describe('the five real reports', () => {
	let office: ReturnType<typeof sampleDatabase>;
	beforeAll(() => {
		office = sampleDatabase();
	});
	afterAll(() => office.close());

	function kpi(name: string, period: string, id: string): KpiRow {
		const row = kpisReport(office.ctx(), { period }).rows.find(
			(each) => each.name === name && each.kpi === id
		);
		if (row === undefined) throw new Error(`${name} ${period} ${id}`);
		return row;
	}
	const fraction = ({ numerator, denominator }: KpiRow) => `${numerator}/${denominator}`;
	const percent = ({ value }: KpiRow) => value?.toFixed(2);

	test('are all stored', () => {
		expect(office.receipts.map(({ outcome }) => outcome)).toEqual(
			office.receipts.map(() => 'stored')
		);
	});

	describe('Thị trấn Thanh Miện, quý III/2023', () => {
		const of = (id: string) => kpi('Thị trấn Thanh Miện', '2023-q3', id);

		test('finished 922 of 922 in time', () => {
			expect(fraction(of('timely_rate'))).toBe('922/922');
		});

		test('received 922 of 944 online by the text, and the form with 905 of 922 is told beside it', () => {
			const row = of('online_share');
			expect(fraction(row)).toBe('922/944');
			expect(percent(row)).toBe('97.67');
			expect(row.stated).toEqual([97.67]);
			expect(row.flags).toContain('unverified');
			expect(row.others).toEqual([
				{ source: 'Biểu mẫu 7', numerator: 905, denominator: 922, value: (100 * 905) / 922 }
			]);
		});

		test('had 612 of 769 paid online', () => {
			expect(fraction(of('online_payment_rate'))).toBe('612/769');
			expect(percent(of('online_payment_rate'))).toBe('79.58');
		});

		test('finished 49 of 49 linked dossiers within a window of their own', () => {
			const row = of('linked_rate');
			expect(fraction(row)).toBe('49/49');
			expect(row.window).toEqual({ from: '2023-07-13', to: '2023-08-31' });
			expect(row.flags).toContain('other_window');
		});

		test('satisfied 921 of 922, fulfilled 22 of 25 tasks of its plan', () => {
			expect(fraction(of('satisfaction_rate'))).toBe('921/922');
			expect(fraction(of('plan_completion_rate'))).toBe('22/25');
		});

		test('states 62 of 62 district tasks in one place and 59 of 62 in another', () => {
			const row = of('district_task_rate');
			const both = [
				fraction(row),
				...row.others.map((other) => `${other.numerator}/${other.denominator}`)
			];
			expect(both.sort()).toEqual(['59/62', '62/62']);
			expect(row.flags).toContain('unverified');
		});
	});

	describe('Thị trấn Lai Cách', () => {
		test('finished 551 of 551 in time and received 526 of 551 online in quý I/2023', () => {
			expect(fraction(kpi('Thị trấn Lai Cách', '2023-q1', 'timely_rate'))).toBe('551/551');
			expect(fraction(kpi('Thị trấn Lai Cách', '2023-q1', 'online_share'))).toBe('526/551');
		});

		test('has no rate of online payment for want of a figure, never 0 %', () => {
			const row = kpi('Thị trấn Lai Cách', '2023-q1', 'online_payment_rate');
			expect(row).toMatchObject({ state: 'missing', reason: 'not_reported', value: null });
		});

		test('only states rates for six months, so none is computed', () => {
			const rows = kpisReport(office.ctx(), { period: '2023-h1' }).rows.filter(
				({ name }) => name === 'Thị trấn Lai Cách'
			);
			expect(rows.map(({ value }) => value)).toEqual(rows.map(() => null));
			const stated = rows.filter(({ state }) => state === 'stated_only');
			expect(stated.map((row) => row.kpi)).toEqual(
				expect.arrayContaining(['timely_rate', 'online_share'])
			);
		});
	});

	describe('Xã Liên Mạc, năm 2023', () => {
		const of = (id: string) => kpi('Xã Liên Mạc', '2023-y', id);

		test('received 2552 of 2576 online: 99,07 %, not the 99,02 % it states', () => {
			const row = of('online_share');
			expect(fraction(row)).toBe('2552/2576');
			expect(percent(row)).toBe('99.07');
			expect(row.stated).toEqual([99.02]);
			expect(row.flags).toContain('unverified');
		});

		test('had 820 of 1065 paid online, counted from July only', () => {
			const row = of('online_payment_rate');
			expect(fraction(row)).toBe('820/1065');
			expect(row.window).toEqual({ from: '2023-07-01', to: '2023-12-14' });
			expect(row.flags).toContain('other_window');
		});

		test('digitised 2574 of 2588 dossiers and 2553 of 2580 results, finished 64 of 64 linked ones', () => {
			expect(fraction(of('digitised_dossier_rate'))).toBe('2574/2588');
			expect(fraction(of('digitised_result_rate'))).toBe('2553/2580');
			expect(fraction(of('linked_rate'))).toBe('64/64');
		});
	});

	describe('Xã Minh Đức, 6 tháng đầu năm 2023', () => {
		const of = (id: string) => kpi('Xã Minh Đức', '2023-h1', id);

		test('finished 1128 of 1128 in time; the window of its report is that of the few figures that name one', () => {
			const row = of('timely_rate');
			expect(fraction(row)).toBe('1128/1128');
			expect(row.window).toEqual({ from: '2022-12-10', to: '2023-06-07' });
			expect(row.flags).not.toContain('other_window');
		});

		test('received 1103 of 1144 online, not verified: its parts add up to 1134 and it states 99,8 %', () => {
			const row = of('online_share');
			expect(fraction(row)).toBe('1103/1144');
			expect(percent(row)).toBe('96.42');
			expect(row.stated).toEqual([99.8]);
			expect(row.flags).toEqual(expect.arrayContaining(['unverified', 'fallback_denominator']));
		});
	});

	test('every rate lies between 0 and 100, or is missing', () => {
		for (const period of ['2023-q1', '2023-q3', '2023-h1', '2023-y']) {
			for (const { value } of kpisReport(office.ctx(), { period }).rows) {
				if (value === null) continue;
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(100);
			}
		}
	});

	test('every stored figure leads to a place in its file', () => {
		const { rows } = figuresReport(office.ctx(), { period: '2023-q3' });
		expect(rows.length).toBeGreaterThan(200);
		expect(rows.filter(({ place }) => Object.keys(place).length === 0)).toEqual([]);
	});

	test('the open contradictions name unit, file and reason', () => {
		const { rows } = issuesReport(office.ctx(), { period: '2023-q3', severity: 'warning' });
		expect(rows.map(({ issue }) => issue.code)).toContain('two_sources');
		for (const row of rows) {
			expect(row.unit.name).toBe('Thị trấn Thanh Miện');
			expect(row.file.name).toMatch(/^001-/);
			expect(row.reason).toBe('Giữ nguyên như báo cáo.');
		}
	});
});
