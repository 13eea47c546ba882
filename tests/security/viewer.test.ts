// Whatever a read model answers, a reader finds nothing in it of units that are not theirs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UnitScope } from '../../src/lib/domain/unit/unit-scope';
import { receive } from '../../src/lib/server/intake/receive';
import { boardReport, campaignReport } from '../../src/lib/server/reports/board/board';
import type { ReportContext } from '../../src/lib/server/reports/basis/context';
import { figuresReport } from '../../src/lib/server/reports/figures/figures';
import { indicatorList, indicatorReport } from '../../src/lib/server/reports/indicator/indicator';
import { issuesReport } from '../../src/lib/server/reports/issues/issues';
import { kpisReport } from '../../src/lib/server/reports/figures/kpis';
import { unitNamed } from '../../src/lib/server/reports/basis/named-unit';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { officeChoices } from '../../src/lib/server/reports/basis/offices';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import { periodGroups } from '../../src/lib/server/reports/basis/period-choices';
import { periodList } from '../../src/lib/server/reports/register/period-list';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import {
	submissionReport,
	submissionsReport
} from '../../src/lib/server/reports/submissions/submissions';
import { trendReport } from '../../src/lib/server/reports/trend/trend';
import { unitList } from '../../src/lib/server/reports/register/unit-list';
import { unitReport } from '../../src/lib/server/reports/unit/unit';
import {
	changesOfUpload,
	undoingOf
} from '../../src/lib/server/reports/submissions/upload-changes';
import {
	periodsOfUploads,
	uploadReport,
	uploadsNamed,
	uploadsReport
} from '../../src/lib/server/reports/submissions/uploads';
import { OFFICER } from '../support/actor';
import { catalogue } from '../support/report-database';
import {
	FIGURES,
	PERIOD,
	reportOf,
	twoOffices,
	UNITS,
	type Code,
	type TwoOffices
} from '../support/two-offices';

let office: TwoOffices;
beforeAll(() => {
	office = twoOffices();
});
afterAll(() => office.close());

const TODAY = '2025-10-20';
const KPI = 'online_share';
const CODES = Object.keys(UNITS) as Code[];
const OFFICES = ['T', 'OA', 'OB'] as const;
const SUBMISSIONS = Array.from({ length: 20 }, (_, index) => index);

const seenBy = (viewer: UnitScope): ReportContext => ({ ...office.ctx(TODAY), viewer });

type Model = (ctx: ReportContext) => unknown;
const of = (codes: readonly Code[], ask: (unitId: number) => unknown) =>
	codes.map((code) => ask(office.id(code)));

const MODELS: Readonly<Record<string, Model>> = {
	scope: (ctx) => [
		scopeFor(ctx, {}),
		...of(OFFICES, (id) => scopeFor(ctx, { office: String(id), period: PERIOD }))
	],
	offices: officeChoices,
	units: (ctx) => [
		unitList(ctx, {}),
		...of(OFFICES, (organisingId) => unitList(ctx, { organisingId }))
	],
	periods: (ctx) => [
		periodList(ctx, {}),
		periodGroups(ctx, CODES.map(office.id)),
		periodsOfUploads(ctx)
	],
	figures: (ctx) => [
		figuresReport(ctx, { period: PERIOD }),
		figuresReport(ctx, { period: PERIOD, unitIds: CODES.map(office.id) }),
		...of(OFFICES, (organisingId) => figuresReport(ctx, { period: PERIOD, organisingId }))
	],
	kpis: (ctx) => [
		kpisReport(ctx, { period: PERIOD }),
		kpisReport(ctx, { period: PERIOD, unitIds: CODES.map(office.id) }),
		...of(OFFICES, (organisingId) => kpisReport(ctx, { period: PERIOD, organisingId }))
	],
	issues: (ctx) => [
		issuesReport(ctx, {}),
		...of(OFFICES, (organisingId) => issuesReport(ctx, { organisingId })),
		...of(CODES, (unitId) => issuesReport(ctx, { unitId }))
	],
	submissions: (ctx) => [
		submissionsReport(ctx, {}),
		...of(OFFICES, (organisingId) => submissionsReport(ctx, { organisingId })),
		...of(CODES, (unitId) => submissionsReport(ctx, { unitId })),
		...SUBMISSIONS.map((id) => submissionReport(ctx, id))
	],
	uploads: (ctx) => [
		uploadsReport(ctx, {}),
		...of(OFFICES, (organisingId) => uploadsReport(ctx, { organisingId })),
		...of(CODES, (unitId) => uploadsReport(ctx, { unitId })),
		uploadsReport(ctx, { text: UNITS.A2 }),
		uploadsNamed(ctx, office.uploads),
		...office.uploads.map((id) => uploadReport(ctx, id))
	],
	changes: (ctx) => [
		...office.uploads.map((id) => changesOfUpload(ctx, id)),
		...office.uploads.map((id) => undoingOf(ctx, id))
	],
	unit: (ctx) => of(CODES, (unitId) => unitReport(ctx, { unitId, period: PERIOD })),
	names: (ctx) => [
		of(CODES, (unitId) => namesFor(ctx).unit(unitId).replace(/^\d+$/, '')),
		...CODES.map((code) => unitNamed(ctx, `Xã ${UNITS[code]}`, { role: 'commune' })),
		unitNamed(ctx, 'Xã Ngô Tim', { role: 'commune' }),
		...OFFICES.map((code) => unitNamed(ctx, `Cụm ${UNITS[code]}`, { role: 'organising' }))
	],
	board: (ctx) => [
		...of(OFFICES, (organisingId) => boardReport(ctx, { organisingId })),
		...of(OFFICES, (organisingId) => campaignReport(ctx, { organisingId, period: PERIOD }))
	],
	indicators: (ctx) => [
		...of(OFFICES, (organisingId) => indicatorList(ctx, { organisingId, period: PERIOD })),
		...of(OFFICES, (organisingId) =>
			indicatorReport(ctx, { kpi: KPI, organisingId, period: PERIOD })
		)
	],
	comparisons: (ctx) =>
		of(OFFICES, (organisingId) => [
			orRefused(() => overviewReport(ctx, { organisingId, period: PERIOD })),
			orRefused(() => rankingReport(ctx, { organisingId, period: PERIOD, kpi: KPI })),
			orRefused(() => trendReport(ctx, { organisingId, kpi: KPI, kind: 'quarter' }))
		])
};

/** What compares a whole office is not answered at all to who may not see all of it. */
function orRefused(ask: () => unknown): unknown {
	try {
		return ask();
	} catch {
		return 'refused';
	}
}

const written = (answer: unknown): string =>
	JSON.stringify(answer, (_, value: unknown) =>
		value instanceof Map || value instanceof Set ? [...value] : value
	);

/** Names, numbers and figures of a unit as they would stand in an answer. */
function tracesOf(code: Code): string[] {
	const figures = (FIGURES[code] ?? []).flatMap((figure) => [figure, figure + 30]);
	return [
		UNITS[code],
		`"unitId":${office.id(code)},`,
		`"unitId":${office.id(code)}}`,
		...figures.map(String)
	];
}
/** A figure is a number of its own, not a part of another. */
const stands = (text: string, trace: string): boolean =>
	/^\d+$/.test(trace) ? new RegExp(`(?<![\\d.])${trace}(?!\\d)`).test(text) : text.includes(trace);
const found = (text: string, codes: readonly Code[]): string[] =>
	codes.flatMap(tracesOf).filter((trace) => stands(text, trace));

interface Reader {
	readonly who: string;
	readonly viewer: () => UnitScope;
	readonly foreign: readonly Code[];
	readonly own: Code | null;
}
const READERS: readonly Reader[] = [
	{
		who: 'a commune',
		viewer: () => ({ kind: 'unit', unitId: office.id('A1') }),
		foreign: ['A2', 'A3', 'OB', 'B1', 'B2'],
		own: 'A1'
	},
	{
		who: 'an office',
		viewer: () => ({ kind: 'office', unitId: office.id('OA') }),
		foreign: ['OB', 'B1', 'B2'],
		own: 'A2'
	},
	{ who: 'nobody', viewer: () => ({ kind: 'none' }), foreign: CODES, own: null }
];

describe.each(READERS)('$who', ({ viewer, foreign }) => {
	test.each(Object.entries(MODELS))('finds nothing of others in %s', (_, model) => {
		expect(found(written(model(seenBy(viewer()))), foreign)).toEqual([]);
	});
});

describe.each(READERS.filter(({ own }) => own !== null))('$who', ({ viewer, own }) => {
	test.each(['figures', 'submissions', 'uploads', 'unit', 'issues'])(
		'finds its own in %s',
		(name) => {
			const text = written(MODELS[name]?.(seenBy(viewer())));
			expect(own === null ? [] : found(text, [own])).not.toEqual([]);
		}
	);
});

test.each(Object.entries(MODELS))('%s would show others to who may see them', (name, model) => {
	const text = written(model(seenBy({ kind: 'all' })));
	const silent = name === 'periods';
	if (!silent) expect(found(text, ['B1', 'OB'])).not.toEqual([]);
	else expect(text).toContain('"reported":5');
});

const kpiOf = (code: Code, viewer: UnitScope) =>
	unitReport(seenBy(viewer), { unitId: office.id(code), period: PERIOD })?.kpis.find(
		({ kpi }) => kpi.id === KPI
	);

describe('the place of a commune among the others', () => {
	test('is told to the commune as everybody else sees it, never 1/1', () => {
		const own = kpiOf('A1', { kind: 'unit', unitId: office.id('A1') });
		const seen = kpiOf('A1', { kind: 'all' });
		expect(own).toMatchObject({ rank: 3, ranked: 3, target: seen?.target });
		expect(own).toEqual(seen);
	});

	test('is told without a total from which a single other commune could be read', () => {
		const own = kpiOf('B1', { kind: 'unit', unitId: office.id('B1') });
		expect(own).toMatchObject({ rank: 2, ranked: 2, total: { value: null, numerator: null } });
		expect(kpiOf('B1', { kind: 'all' })?.total.numerator).toBe(8404 + 8705);
	});
});

describe('an upload that others are in as well', () => {
	const commune = (): ReportContext => seenBy({ kind: 'unit', unitId: office.id('A1') });

	test('is told to a commune as far as it is its own, without file, note and what was read', () => {
		const [all, undone, own] = office.uploads.map((id) => uploadReport(commune(), id));
		expect(all).toMatchObject({ reports: 1, units: 1, added: 3, isWhole: false, note: null });
		expect(all).toMatchObject({ notes: [], reading: {}, list: [{ submission: { changed: 0 } }] });
		expect(undone).toMatchObject({ reports: 1, changed: 2, isWhole: false, note: null });
		expect(own).toMatchObject({ reports: 1, isWhole: true, note: 'của xã' });
	});

	test('counts its own changes only', () => {
		const [all, undone] = office.uploads.map((id) => changesOfUpload(commune(), id));
		expect(all).toMatchObject({ total: 3, alone: 3 });
		expect(undone).toMatchObject({ total: 2, alone: 0 });
	});
});

describe('a file that a commune brings', () => {
	const brought = (text: string, dryRun = true) =>
		receive(office.db, catalogue, {
			file: { name: 'x.csv', bytes: new TextEncoder().encode(text) },
			dryRun,
			actor: OFFICER,
			receivedAt: '2025-10-10T02:00:00.000Z',
			unitId: office.id('A1'),
			mayReportFor: { kind: 'unit', unitId: office.id('A1') }
		});

	test('with figures of another unit is refused before these are compared with anything', () => {
		const receipt = brought(reportOf(['A2'], 5), false);
		expect(receipt).toMatchObject({ outcome: 'must_fix', changes: [], concerns: [] });
		expect(receipt.issues).toMatchObject([
			{ code: 'not_your_unit', found: 'Xã Ngô Tím', expected: 'Xã Lúa Vàng', reach: 'unit' }
		]);
		expect(written(receipt)).not.toContain('9202');
	});

	test('with a misspelt name is told no name of others', () => {
		const receipt = brought(reportOf(['A2']).replaceAll('Ngô Tím', 'Ngô Tin'));
		expect(receipt.issues.map(({ code }) => code)).toEqual(['unknown_unit']);
		expect(written(receipt)).not.toContain('Ngô Tím');
	});

	test('with its own figures alone is taken', () => {
		expect(brought(reportOf(['A1'], 1)).outcome).toBe('unchanged');
	});
});
