// The files of the demonstration in the order in which they arrive, with what is late, missing, wrong and corrected.
import type { Catalogue } from '../../src/lib/domain/kpi/catalogue';
import type { PeriodId } from '../../src/lib/domain/figures/period';
import { truncate } from '../../src/lib/domain/figures/measured';
import { formatNumber } from '../../src/lib/format/number';
import { dueOn, instantAfter, quarterOf, quartersOf, windowOfQuarters, yearOf } from './calendar';
import type { Figures } from './figures';
import { accumulate, drawHistory, type History } from './history';
import { jsonFile, longFile, wideFile, type LongRow, type ReportedUnit } from './layouts';
import type { DemonstrationCommune, DemonstrationPlan, Planted } from './plan';

export interface DemonstrationFile {
	readonly name: string;
	readonly text: string;
	readonly receivedAt: string;
	/** Given only for a file with planted contradictions; any other must come in without. */
	readonly confirmReason?: string;
}

const KIND_NAMES = {
	xa: 'Xã',
	phuong: 'Phường',
	'thi-tran': 'Thị trấn',
	'dac-khu': 'Đặc khu'
} as const;
const unitOf = (commune: DemonstrationCommune): string =>
	`${KIND_NAMES[commune.kind]} ${commune.name}`;

interface Scene {
	readonly plan: DemonstrationPlan;
	readonly catalogue: Catalogue;
	readonly history: History;
}

export function demonstrationFiles(
	plan: DemonstrationPlan,
	catalogue: Catalogue
): DemonstrationFile[] {
	const scene: Scene = { plan, catalogue, history: drawHistory(plan) };
	const files = quartersOf(plan).flatMap((period) => [
		...quarterFiles(scene, period),
		...(quarterOf(period) === 4 ? yearFiles(scene, yearOf(period)) : [])
	]);
	return files.sort((a, b) =>
		a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0
	);
}

function quarterFiles(scene: Scene, period: PeriodId): DemonstrationFile[] {
	const { plan, history } = scene;
	const together: ReportedUnit[] = [];
	const apart: DemonstrationFile[] = [];
	for (const commune of plan.communes) {
		const figures = history.get(commune.code)?.get(period);
		if (!figures || isAmong(plan.notSubmitted, commune, period)) continue;
		const report = reportOf(scene, { commune, period, figures });
		const half = plan.halfYearInsteadOfQuarter.find(
			(one) => one.code === commune.code && one.period === period
		);
		if (half) {
			apart.push(halfYearFile(scene, { commune, half: half.half }));
			continue;
		}
		const planted = plan.planted.filter(
			(one) => one.code === commune.code && one.period === period
		);
		const late = plan.late.find((one) => one.code === commune.code && one.period === period);
		if (planted.length === 0 && !late) together.push(report);
		else apart.push(...apartFiles(scene, { commune, report, planted, days: late?.days ?? -1 }));
	}
	return [
		{
			name: `tong-hop-${period}.csv`,
			text: wideFile(scene.catalogue, together),
			receivedAt: received(plan, period, -2)
		},
		...apart
	];
}

const received = (plan: DemonstrationPlan, period: PeriodId, days: number): string =>
	instantAfter(dueOn(plan, yearOf(period), quarterOf(period)), days);
const isAmong = (
	list: readonly { code: string; period: PeriodId }[],
	commune: DemonstrationCommune,
	period: PeriodId
): boolean => list.some((one) => one.code === commune.code && one.period === period);

function reportOf(
	{ plan }: Scene,
	of: { commune: DemonstrationCommune; period: PeriodId; figures: Figures }
): ReportedUnit {
	const quarter = quarterOf(of.period);
	return {
		unit: unitOf(of.commune),
		period: of.period,
		window: windowOfQuarters(plan, { year: yearOf(of.period), from: quarter, to: quarter }),
		figures: of.figures
	};
}

function apartFiles(
	scene: Scene,
	of: {
		commune: DemonstrationCommune;
		report: ReportedUnit;
		planted: readonly Planted[];
		days: number;
	}
): DemonstrationFile[] {
	const { commune, report, planted } = of;
	const name = `${commune.code.toLowerCase()}-${report.period}`;
	const stated = planted.reduce((figures, one) => misstate(figures, one), report.figures);
	const reasons = planted.flatMap((one) =>
		'reason' in one && one.kind !== 'two_sources' && one.kind !== 'stated_rate' ? [one.reason] : []
	);
	const first: DemonstrationFile = {
		name: `${name}.csv`,
		text: wideFile(scene.catalogue, [{ ...report, figures: stated }]),
		receivedAt: received(scene.plan, report.period, of.days),
		...(reasons.length > 0 ? { confirmReason: reasons.join(' ') } : {})
	};
	return [
		first,
		...planted.flatMap((one) => secondFile(scene, { name, report, planted: one, days: of.days }))
	];
}

/** What the commune wrote instead of the truth. */
function misstate(figures: Figures, planted: Planted): Figures {
	const shifted = (changes: Readonly<Record<string, number>>): Figures => ({
		...figures,
		...Object.fromEntries(Object.entries(changes).map(([id, by]) => [id, (figures[id] ?? 0) + by]))
	});
	switch (planted.kind) {
		case 'channels':
			return shifted({ dossiers_received_online: -planted.off });
		case 'paid_exceeds':
			return {
				...figures,
				dossiers_paid_online: (figures['dossiers_fee_bearing'] ?? 0) + planted.off
			};
		case 'carried_over':
			return shifted({
				dossiers_carried_over: planted.off,
				dossiers_received_total: planted.off,
				dossiers_pending_total: planted.off,
				dossiers_pending_in_time: planted.off
			});
		case 'correction':
			return shifted({
				dossiers_received_online: -planted.off,
				dossiers_received_direct_postal: planted.off
			});
		case 'jump':
		case 'stated_rate':
		case 'truncated_rate':
		case 'two_sources':
			return figures;
	}
}

interface SecondFile {
	readonly name: string;
	readonly report: ReportedUnit;
	readonly planted: Planted;
	readonly days: number;
}

/** What follows the report: a stated rate, the same figure from a form, a corrected report. */
function secondFile(scene: Scene, of: SecondFile): DemonstrationFile[] {
	const { report, planted } = of;
	const { figures } = report;
	switch (planted.kind) {
		case 'stated_rate': {
			const share = percent(figures, 'dossiers_received_online', 'dossiers_received_new');
			const value = `${formatNumber(share + planted.off, 2)}%`;
			return [oneFigure(scene, of, { indicator: 'online_share', value, source: 'Báo cáo' })];
		}
		case 'truncated_rate': {
			const rate = percent(figures, 'dossiers_paid_online', 'dossiers_fee_bearing');
			const value = `${formatNumber(truncate(rate, 2), 2)}%`;
			return [oneFigure(scene, of, { indicator: 'online_payment_rate', value, source: 'Báo cáo' })];
		}
		case 'two_sources': {
			const indicator = 'dossiers_received_online';
			const value = String((figures[indicator] ?? 0) - planted.off);
			return [oneFigure(scene, of, { indicator, value, source: 'Biểu mẫu 7' })];
		}
		case 'correction':
			return [
				{
					name: `${of.name}-dinh-chinh.csv`,
					text: wideFile(scene.catalogue, [report]),
					receivedAt: received(scene.plan, report.period, planted.days)
				}
			];
		default:
			return [];
	}
}

function oneFigure(scene: Scene, of: SecondFile, row: LongRow): DemonstrationFile {
	return {
		name: `${of.name}-bo-sung.csv`,
		text: longFile(scene.catalogue, of.report, [row]),
		receivedAt: received(scene.plan, of.report.period, of.days + 1),
		...('reason' in of.planted ? { confirmReason: of.planted.reason } : {})
	};
}

const percent = (figures: Figures, numerator: string, denominator: string): number =>
	(100 * (figures[numerator] ?? 0)) / (figures[denominator] ?? 1);

function halfYearFile(
	scene: Scene,
	of: { commune: DemonstrationCommune; half: PeriodId }
): DemonstrationFile {
	const year = yearOf(of.half);
	const quarters = figuresOf(scene, of.commune, [`${year}-q1`, `${year}-q2`]);
	const report: ReportedUnit = {
		unit: unitOf(of.commune),
		period: of.half,
		window: windowOfQuarters(scene.plan, { year, from: 1, to: 2 }),
		figures: accumulate(quarters)
	};
	return {
		name: `${of.commune.code.toLowerCase()}-${of.half}.json`,
		text: jsonFile([report]),
		receivedAt: received(scene.plan, `${year}-q2`, -1)
	};
}

function figuresOf(
	scene: Scene,
	commune: DemonstrationCommune,
	periods: readonly PeriodId[]
): Figures[] {
	const own = scene.history.get(commune.code);
	return periods.map((period) => own?.get(period)).filter((figures) => figures !== undefined);
}

/** The yearly reports of all communes that stand at the end of a year covered from its first quarter, in one file. */
function yearFiles(scene: Scene, year: number): DemonstrationFile[] {
	const periods = [1, 2, 3, 4].map((quarter) => `${year}-q${quarter}`);
	if (!periods.every((period) => quartersOf(scene.plan).includes(period))) return [];
	const reports = scene.plan.communes.flatMap((commune) => {
		const own = periods.filter((period) => scene.history.get(commune.code)?.has(period));
		if (!own.includes(`${year}-q4`)) return [];
		const from = quarterOf(own[0] ?? `${year}-q1`);
		return [
			{
				unit: unitOf(commune),
				period: `${year}-y`,
				window: windowOfQuarters(scene.plan, { year, from, to: 4 }),
				figures: accumulate(figuresOf(scene, commune, own))
			}
		];
	});
	return [
		{
			name: `ca-nam-${year}.json`,
			text: jsonFile(reports),
			receivedAt: received(scene.plan, `${year}-q4`, 3)
		}
	];
}
