import { describe, expect, it } from 'vitest';
import type { Check, Indicator, Kpi } from './catalogue';
import type { CatalogueEntries } from './catalogue-entries';
import { catalogueFaults } from './catalogue-faults';

const indicator = (id: string, more: Partial<Indicator> = {}): Indicator => ({
	id,
	name: `Chỉ tiêu ${id}`,
	unit: 'hồ sơ',
	measure: 'count',
	nature: 'flow',
	additive: true,
	forms: [],
	headings: [],
	basis: 'thử',
	...more
});
const kpi: Kpi = {
	id: 'online_share',
	name: 'Trực tuyến',
	shortName: 'Trực tuyến',
	direction: 'higher',
	decimals: 2,
	minimumDenominator: 30,
	formulas: [{ numerator: { plus: ['online'] }, denominator: { plus: ['new'] }, words: 'a ÷ b' }],
	unit: 'hồ sơ',
	meaning: '',
	variants: [],
	basis: 'thử',
	headline: true,
	example: {
		figures: { online: 922, new: 944 },
		numerator: 922,
		denominator: 944,
		percent: 97.67,
		source: ''
	}
};
const entries = (more: Partial<CatalogueEntries> = {}): CatalogueEntries => ({
	forms: [],
	fields: [],
	indicators: [indicator('online'), indicator('new')],
	kpis: [kpi],
	checks: [],
	targets: [],
	...more
});
const faults = (more: Partial<CatalogueEntries>): string[] =>
	catalogueFaults(entries(more)).map(({ file, path, fault }) => `${file} ${path}: ${fault}`);

describe('catalogueFaults', () => {
	it('a catalogue whose parts fit together has none', () => {
		expect(faults({})).toEqual([]);
	});

	it('an id stands once', () => {
		const twice = [indicator('online'), indicator('new'), indicator('online', { name: 'Khác' })];
		expect(faults({ indicators: twice })).toContain(
			'indicators indicators[2]: “online” stands already at indicators[0]'
		);
	});

	it('one spelling leads to one indicator, whatever its diacritics, case and punctuation', () => {
		const spelled = [
			indicator('online', { headings: ['Trực tiếp, bưu chính'] }),
			indicator('new', { headings: ['TRUC TIEP - BUU CHINH'] })
		];
		expect(faults({ indicators: spelled })).toEqual([
			'indicators indicators[1]: “truc tiep buu chinh” is also a spelling of “online”'
		]);
	});

	it('a short name is a spelling too', () => {
		const spelled = [
			indicator('online', { shortName: 'Mới' }),
			indicator('new', { headings: ['Mới'] })
		];
		expect(faults({ indicators: spelled })).toHaveLength(1);
	});

	it('a code of a form belongs to one indicator and to no group row', () => {
		const form = {
			id: 'bm3',
			name: 'Biểu mẫu 3',
			title: '',
			aliases: [],
			groups: [{ code: '3', label: 'Kết quả' }],
			basis: ''
		};
		const place = (code: string): Pick<Indicator, 'forms'> => ({
			forms: [{ form: 'bm3', code, label: '' }]
		});
		expect(
			faults({
				forms: [form],
				indicators: [
					indicator('online', place('3.3')),
					indicator('new', place('3.3')),
					indicator('late', place('3'))
				]
			})
		).toEqual([
			'indicators indicators[1].forms[0]: bm3 3.3 belongs to online',
			'indicators indicators[2].forms[0]: bm3 3 belongs to a group row'
		]);
	});

	it('a form must be known', () => {
		const stray = indicator('stray', { forms: [{ form: 'bm9', code: '1', label: '' }] });
		expect(faults({ indicators: [...entries().indicators, stray] })).toEqual([
			'indicators indicators[2].forms[0]: unknown form “bm9”'
		]);
	});

	it('flags have codes, rates are not added, only a rate states something', () => {
		const odd = [
			...entries().indicators,
			indicator('flag', { measure: 'flag', nature: 'flag', additive: false }),
			indicator('rate', { measure: 'percent' }),
			indicator('count', { states: { kpi: 'online_share' } })
		];
		expect(faults({ indicators: odd }).map((line) => line.split(':')[0])).toEqual([
			'indicators indicators[2].codes',
			'indicators indicators[3].additive',
			'indicators indicators[4].states'
		]);
	});

	it('a formula, a check and a target name what is there', () => {
		const check: Check = {
			kind: 'sum',
			id: 'parts',
			total: 'new',
			parts: ['online', 'direct'],
			words: '',
			basis: ''
		};
		const target = { kpi: 'gone', organisingCode: null, year: 2024, percent: 90, basis: '' };
		const bad: Kpi = {
			...kpi,
			formulas: [
				...kpi.formulas,
				{ numerator: { plus: ['none'] }, denominator: { plus: ['new'] }, words: '' }
			]
		};
		expect(faults({ kpis: [bad], checks: [check], targets: [target] })).toEqual([
			'kpis kpis[0].formulas[1].numerator.plus[0]: unknown indicator “none”',
			'checks checks[0].parts[1]: unknown indicator “direct”',
			'targets targets[0].kpi: unknown KPI “gone”'
		]);
	});

	it('a worked example is computed from its figures', () => {
		const example = { ...kpi.example, percent: 97.66 };
		expect(faults({ kpis: [{ ...kpi, example }] })).toEqual([
			'kpis kpis[0].example: 922/944 is 97.67 %, it says 97.66 %'
		]);
		const other = { ...kpi.example, numerator: 905 };
		expect(faults({ kpis: [{ ...kpi, example: other }] })).toEqual([
			'kpis kpis[0].example: its figures give 922/944, it says 905/944'
		]);
	});
});
