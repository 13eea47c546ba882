import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Formula, IndicatorId, Kpi, Term } from '../../domain/kpi/catalogue';
import { spellingKey } from '../../domain/kpi/catalogue-spellings';
import { roundHalfUp } from '../../domain/figures/measured';
import { loadCatalogue } from './catalogue';

const catalogue = loadCatalogue('data');
const kpis = [...catalogue.kpis.values()];

describe('the KPI catalogue', () => {
	it('has every KPI of the contract', () => {
		const contract =
			'timely_rate timely_rate_766 online_share online_payment_rate linked_rate linked_birth_rate linked_death_rate digitised_dossier_rate digitised_result_rate satisfaction_rate pakn_rate plan_completion_rate district_task_rate online_service_active_rate payment_integrated_rate disbursement_rate resolution_rate overdue_rate';
		for (const id of contract.split(' ')) expect(catalogue.kpis.has(id), id).toBe(true);
	});

	it.each(kpis.map((kpi) => [kpi.id, kpi] as const))('%s computes its worked example', (_, kpi) => {
		const { figures, numerator, denominator, percent } = kpi.example;
		const formula = kpi.formulas.find((candidate) => isEnough(candidate, figures));
		expect(formula && sum(formula.numerator, figures)).toBe(numerator);
		expect(formula && sum(formula.denominator, figures)).toBe(denominator);
		expect(roundHalfUp((100 * numerator) / denominator, kpi.decimals)).toBe(percent);
	});

	it.each(kpis.map((kpi) => [kpi.id, kpi] as const))('%s says what it is', (_, kpi: Kpi) => {
		for (const text of [kpi.name, kpi.unit, kpi.meaning, kpi.basis, kpi.example.source])
			expect(text).not.toBe('');
		for (const formula of kpi.formulas) expect(formula.words).toContain('÷');
	});

	it('what is left of a total waits until nobody states the figure itself', () => {
		for (const formula of kpis.flatMap(({ formulas }) => formulas)) {
			const isResidual = [formula.numerator, formula.denominator].some(({ minus }) => minus);
			if (isResidual) expect(formula.onlyWithout).toBeDefined();
		}
	});

	it('a rate that has the id of a KPI states that KPI', () => {
		for (const { id } of kpis) {
			const indicator = catalogue.indicators.get(id);
			if (indicator !== undefined) expect(indicator.states).toEqual({ kpi: id });
		}
	});
});

describe('headings of files', () => {
	const bySpelling = new Map<string, IndicatorId>();
	for (const { id, name, shortName, headings } of catalogue.indicators.values())
		for (const written of [name, shortName ?? name, ...headings])
			bySpelling.set(spellingKey(written), id);

	it.each([
		['Tổng số hồ sơ tiếp nhận', 'dossiers_received_total'],
		['Mới tiếp nhận', 'dossiers_received_new'],
		['Trực tuyến', 'dossiers_received_online'],
		['Trực tiếp, bưu chính', 'dossiers_received_direct_postal'],
		['Kỳ trước chuyển qua', 'dossiers_carried_over'],
		['Đã giải quyết', 'dossiers_resolved_total'],
		['Trước hạn', 'dossiers_resolved_early'],
		['Đúng hạn', 'dossiers_resolved_on_time'],
		['Quá hạn', 'dossiers_resolved_late'],
		['Đang giải quyết', 'dossiers_pending_total'],
		['Hồ sơ có phí, lệ phí', 'dossiers_fee_bearing'],
		['Thanh toán trực tuyến', 'dossiers_paid_online'],
		['Tỷ lệ trực tuyến (%)', 'online_share']
	])('the heading “%s” of the wide template is %s', (heading, id) => {
		expect(bySpelling.get(spellingKey(heading))).toBe(id);
		expect(bySpelling.get(spellingKey(heading.toUpperCase().normalize('NFD')))).toBe(id);
	});

	it('II.06a has the columns 3 to 13', () => {
		expect(codesOf('ii_06a')).toEqual(Array.from({ length: 11 }, (_, index) => String(index + 3)));
	});

	it.each([
		['bm1', 18],
		['bm2', 9],
		['bm3', 15],
		['bm4', 6],
		['bm5', 17],
		['bm6', 13],
		['bm7', 26]
	])('%s has every printed row', (form, rows) => {
		expect(codesOf(form)).toHaveLength(rows);
	});

	it('the same words on two forms are two things', () => {
		expect(indicatorAt('bm3', '3.3.2')).toBe('dossiers_resolved_early_or_on_time');
		expect(indicatorAt('ii_06a', '9')).toBe('dossiers_resolved_on_time');
		expect(indicatorAt('bm7', '6.7.1')).toBe('dossiers_received_total');
		expect(indicatorAt('bm7', '6.7.2')).toBe('dossiers_received_online');
	});
});

describe('loadCatalogue', () => {
	it('reads a folder once', () => {
		expect(loadCatalogue('data')).toBe(catalogue);
	});

	it('a cumulative total with dossiers carried over is not subtracted', () => {
		expect(catalogue.indicators.get('dossiers_received_total')?.additive).toBe(false);
		expect(catalogue.indicators.get('dossiers_received_new')?.additive).toBe(true);
	});

	it('names file and path of a wrong shape', () => {
		const folder = changed('catalogue/kpis.json', (text) =>
			text.replace('"direction": "higher"', '"direction": "up"')
		);
		expect(() => loadCatalogue(folder)).toThrow(
			/kpis\.json cannot be used:\n {2}kpis\[0\]\.direction: /
		);
	});

	it('names file and path of an unknown indicator', () => {
		const folder = changed('catalogue/checks.json', (text) =>
			text.replace('"total": "dossiers_received_total"', '"total": "dossiers_reveived_total"')
		);
		expect(() => loadCatalogue(folder)).toThrow(
			/checks\.json cannot be used:\n {2}checks\[0\]\.total: unknown indicator “dossiers_reveived_total”/
		);
	});

	it('names a file that is no JSON, and one that is not there', () => {
		const broken = changed('targets.json', (text) => text.slice(1));
		expect(() => loadCatalogue(broken)).toThrow(/targets\.json cannot be used:\n {2}no JSON: /);
		expect(() => loadCatalogue('nowhere')).toThrow(
			/nowhere.*indicators\.json cannot be used:\n.*ENOENT/
		);
	});

	it('refuses a property it does not know: a misspelt one would be silently without effect', () => {
		const folder = changed('catalogue/kpis.json', (text) =>
			text.replace('"minimumDenominator"', '"minimalDenominator"')
		);
		expect(() => loadCatalogue(folder)).toThrow(/kpis\[0\].*minimalDenominator/s);
	});
});

function codesOf(form: string): string[] {
	return [...catalogue.indicators.values()]
		.flatMap(({ forms }) => forms.filter((place) => place.form === form).map(({ code }) => code))
		.sort((a, b) => Number(a) - Number(b));
}

function indicatorAt(form: string, code: string): IndicatorId | undefined {
	return [...catalogue.indicators.values()].find(({ forms }) =>
		forms.some((place) => place.form === form && place.code === code)
	)?.id;
}

function isEnough(formula: Formula, figures: Readonly<Record<IndicatorId, number>>): boolean {
	const terms = [formula.numerator, formula.denominator];
	const needed = terms.flatMap(({ plus, minus }) => [...plus, ...(minus ?? [])]);
	const barred = (formula.onlyWithout ?? []).some((id) => id in figures);
	return !barred && needed.every((id) => id in figures);
}

function sum(term: Term, figures: Readonly<Record<IndicatorId, number>>): number {
	const of = (ids: readonly IndicatorId[]): number =>
		ids.reduce((total, id) => total + (figures[id] ?? Number.NaN), 0);
	return of(term.plus) - of(term.minus ?? []);
}

/** A copy of the data with one file changed. */
function changed(file: string, change: (text: string) => string): string {
	const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
	cpSync('data', folder, { recursive: true });
	writeFileSync(join(folder, file), change(readFileSync(join('data', file), 'utf8')));
	return folder;
}
