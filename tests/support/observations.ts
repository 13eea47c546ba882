// Figures and catalogues made by hand, for tests of the trade.
import type {
	Catalogue,
	Check,
	Form,
	Formula,
	Indicator,
	IndicatorId,
	Kpi,
	KpiId
} from '../../src/lib/domain/kpi/catalogue';
import type { KpiContext, KpiResult } from '../../src/lib/domain/kpi/kpi';
import type { Observation, Quantity } from '../../src/lib/domain/figures/observation';
import type { PeriodId } from '../../src/lib/domain/figures/period';
import { reportWindowOf } from '../../src/lib/domain/figures/report-window';
import type { RuleContext } from '../../src/lib/domain/checks/rules/stages';

/** A number is exact, null is a blank cell. */
export type Stated = number | null | Quantity;

export function figure(
	indicator: IndicatorId,
	stated: Stated,
	details: Partial<Observation> = {}
): Observation {
	const quantity = quantityOf(stated);
	const text = quantity.kind === 'exact' ? String(quantity.value) : '';
	return {
		unitId: 1,
		period: '2023-q3',
		indicator,
		field: '',
		source: 'Báo cáo',
		window: null,
		quantity,
		text,
		decimals: (text.split('.')[1] ?? '').length,
		place: {},
		...details
	};
}

/** Several figures that share their details. */
export const figures = (
	stated: Readonly<Record<IndicatorId, Stated>>,
	details: Partial<Observation> = {}
): Observation[] =>
	Object.entries(stated).map(([indicator, value]) => figure(indicator, value, details));

/** The figures of one indicator by field ("lĩnh vực"). */
export const byField = (
	indicator: IndicatorId,
	stated: Readonly<Record<string, Stated>>,
	details: Partial<Observation> = {}
): Observation[] =>
	Object.entries(stated).map(([field, value]) => figure(indicator, value, { ...details, field }));

function quantityOf(stated: Stated): Quantity {
	if (stated === null) return { kind: 'missing', reason: 'blank' };
	return typeof stated === 'number' ? { kind: 'exact', value: stated } : stated;
}

export const indicator = (id: IndicatorId, details: Partial<Indicator> = {}): Indicator => ({
	id,
	name: id,
	unit: 'hồ sơ',
	measure: 'count',
	nature: 'flow',
	additive: true,
	forms: [],
	headings: [],
	basis: 'test',
	...details
});

/** A stated rate: of a KPI, or numerator over denominator. */
export const rate = (id: IndicatorId, states: NonNullable<Indicator['states']>): Indicator =>
	indicator(id, { unit: '%', measure: 'percent', additive: false, states });

export const formula = (
	numerator: string,
	denominator: string,
	details: Partial<Formula> = {}
): Formula => ({
	numerator: { plus: numerator.split(' + ') },
	denominator: { plus: denominator.split(' + ') },
	words: `${numerator} / ${denominator}`,
	...details
});

export const kpi = (id: KpiId, formulas: Kpi['formulas'], details: Partial<Kpi> = {}): Kpi => ({
	id,
	name: id,
	shortName: id,
	direction: 'higher',
	decimals: 2,
	minimumDenominator: 30,
	formulas,
	unit: 'hồ sơ',
	meaning: id,
	variants: [],
	basis: 'test',
	headline: true,
	example: { figures: {}, numerator: 0, denominator: 1, percent: 0, source: 'test' },
	...details
});

export const onlineShare = kpi('online_share', [
	formula('dossiers_received_online', 'dossiers_received_new'),
	formula('dossiers_received_online', 'dossiers_received_total', {
		flag: 'fallback_denominator',
		onlyWithout: ['dossiers_received_new', 'dossiers_carried_over']
	})
]);
export const timelyRate = kpi('timely_rate', [
	formula('dossiers_resolved_early + dossiers_resolved_on_time', 'dossiers_resolved_total'),
	formula('dossiers_resolved_early_or_on_time', 'dossiers_resolved_total', {
		flag: 'combined_figure'
	})
]);
export const paymentRate = kpi('online_payment_rate', [
	formula('dossiers_paid_online', 'dossiers_fee_bearing')
]);
export const overdueRate = kpi(
	'overdue_rate',
	[formula('dossiers_resolved_late', 'dossiers_resolved_total')],
	{ direction: 'lower' }
);

const FORMS = ['Biểu mẫu 1', 'Biểu mẫu 3', 'Biểu mẫu 7'].map((name): Form => ({
	id: name,
	name,
	title: name,
	aliases: [],
	basis: 'test'
}));
const COUNTS = [
	'dossiers_received_new',
	'dossiers_received_online',
	'dossiers_received_direct',
	'dossiers_received_direct_postal',
	'dossiers_resolved_total',
	'dossiers_resolved_early',
	'dossiers_resolved_on_time',
	'dossiers_resolved_early_or_on_time',
	'dossiers_resolved_late',
	'dossiers_fee_bearing',
	'dossiers_paid_online'
].map((id) => indicator(id));
const STOCKS = [
	'dossiers_carried_over',
	'dossiers_pending_total',
	'dossiers_pending_in_time',
	'dossiers_pending_overdue'
].map((id) => indicator(id, { nature: 'stock' }));
const RATES = [onlineShare, timelyRate, paymentRate].map(({ id }) => rate(id, { kpi: id }));

export const sumCheck = (
	total: IndicatorId,
	parts: readonly IndicatorId[],
	details: Partial<Extract<Check, { kind: 'sum' }>> = {}
): Check => ({
	kind: 'sum',
	id: `${total}_sum`,
	total,
	parts,
	words: 'tổng bằng các thành phần',
	basis: 'test',
	...details
});
export const atMostCheck = (parts: readonly IndicatorId[], whole: IndicatorId): Check => ({
	kind: 'at_most',
	id: `${parts.join('_')}_at_most_${whole}`,
	parts,
	whole,
	words: 'thành phần không lớn hơn tổng',
	basis: 'test'
});

export const DOSSIER_CHECKS: readonly Check[] = [
	sumCheck('dossiers_received_total', ['dossiers_received_new', 'dossiers_carried_over']),
	sumCheck('dossiers_received_total', ['dossiers_received_online', 'dossiers_received_direct'], {
		id: 'received_channels',
		onlyWithout: ['dossiers_received_new', 'dossiers_carried_over']
	}),
	sumCheck('dossiers_received_new', [
		'dossiers_received_online',
		'dossiers_received_direct_postal'
	]),
	sumCheck('dossiers_received_total', ['dossiers_resolved_total', 'dossiers_pending_total'], {
		id: 'received_resolved_pending'
	}),
	sumCheck('dossiers_resolved_total', ['dossiers_resolved_early'], {
		optionalParts: ['dossiers_resolved_on_time', 'dossiers_resolved_late']
	}),
	sumCheck('dossiers_pending_total', ['dossiers_pending_in_time', 'dossiers_pending_overdue']),
	{
		kind: 'sum_of_fields',
		id: 'new_by_field',
		total: 'dossiers_received_new',
		words: 'tổng các lĩnh vực',
		basis: 'test'
	},
	atMostCheck(['dossiers_paid_online'], 'dossiers_fee_bearing')
];

/** The dossier indicators, KPIs and checks; more can be added, the checks replaced. */
export function aCatalogue(
	details: {
		readonly indicators?: readonly Indicator[];
		readonly kpis?: readonly Kpi[];
		readonly checks?: readonly Check[];
	} = {}
): Catalogue {
	const total = indicator('dossiers_received_total', { additive: false });
	const indicators = [total, ...COUNTS, ...STOCKS, ...RATES, ...(details.indicators ?? [])];
	const kpis = [onlineShare, timelyRate, paymentRate, overdueRate, ...(details.kpis ?? [])];
	return {
		forms: FORMS,
		fields: [],
		indicators: new Map(indicators.map((entry) => [entry.id, entry])),
		kpis: new Map(kpis.map((entry) => [entry.id, entry])),
		checks: details.checks ?? DOSSIER_CHECKS,
		targets: []
	};
}

export function kpiContext(
	observations: readonly Observation[],
	details: Partial<KpiContext> = {}
): KpiContext {
	return {
		catalogue: aCatalogue(),
		unitId: 1,
		period: '2023-q3',
		observations,
		unverified: new Set(),
		reportWindow: reportWindowOf(observations),
		...details
	};
}

/** `past`: figures of other periods, each with its own period. */
export function ruleContext(
	observations: readonly Observation[],
	{ past = [], ...details }: Partial<RuleContext> & { past?: readonly Observation[] } = {}
): RuleContext {
	const otherPeriods = new Map<PeriodId, Observation[]>();
	for (const observation of past) {
		const stated = otherPeriods.get(observation.period) ?? [];
		otherPeriods.set(observation.period, [...stated, observation]);
	}
	const period = observations[0]?.period ?? '2023-q3';
	return {
		catalogue: aCatalogue(),
		unitId: 1,
		period,
		observations,
		otherPeriods,
		today: '2024-01-31',
		...details
	};
}

/** A KPI result with only the parts that ranking, totals and trend look at. */
export function result(
	unitId: number,
	fraction: readonly [number, number] | null,
	details: Partial<KpiResult> = {}
): KpiResult {
	const [numerator, denominator] = fraction ?? [null, null];
	return {
		kpi: 'online_share',
		unitId,
		period: '2023-q3',
		state: fraction ? 'value' : 'missing',
		reason: fraction ? null : 'not_reported',
		numerator,
		denominator,
		value: fraction ? (100 * fraction[0]) / fraction[1] : null,
		formula: fraction ? 0 : null,
		figures: { numerator: [], denominator: [] },
		sources: [],
		window: null,
		stated: [],
		others: [],
		lacking: [],
		flags: [],
		...details
	};
}
