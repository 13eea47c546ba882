// Reports in which everything agrees say nothing, however their rates are rounded and written; a fault is always told.
import { expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db/database';
import { receive, type Receipt } from '../../src/lib/server/intake/receive';
import { OFFICER } from '../support/actor';
import {
	drawnCounts,
	regimeOf,
	statedRates,
	writtenReport,
	type Counts,
	type Layout,
	type RateWriting,
	type Rounding,
	type Row,
	type Style
} from '../support/consistent-report';
import { catalogue, openOffice, RECEIVED_AT } from './office';

const UNITS = ['Xã Minh Đức', 'Xã Quang Khải', 'Xã Liên Mạc'];
const LAYOUTS: readonly Layout[] = ['wide', 'long', 'json', 'workbook'];
const WRITINGS: readonly RateWriting[] = ['percent_heading', 'sign', 'share', 'plain_heading'];
const ROUNDINGS: readonly Rounding[] = [
	{ how: 'full', decimals: 9 },
	...[0, 1, 2, 3].flatMap((decimals): Rounding[] => [
		{ how: 'half_up', decimals },
		{ how: 'cut_off', decimals }
	])
];
const REPORTS = 60;

const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const styleOf = (index: number): Style => ({
	layout: of(LAYOUTS, index),
	writing: of(WRITINGS, Math.floor(index / LAYOUTS.length)),
	rounding: of(ROUNDINGS, index)
});

/** Three communes in one regime, so that a whole column may lie below one per cent. */
function rowsOf(index: number): Row[] {
	const { rounding } = styleOf(index);
	return UNITS.map((unit, at) => {
		const counts = drawnCounts(1000 * index + at, regimeOf(Math.floor(index / 3)));
		return { unit, counts, rates: statedRates(counts, rounding) };
	});
}

function received(rows: readonly Row[], style: Style): Receipt {
	const db = openOffice();
	const file = writtenReport(rows, style);
	const receipt = receive(db, catalogue, {
		file,
		dryRun: false,
		receivedAt: RECEIVED_AT,
		actor: OFFICER
	});
	closeDatabase(db);
	return receipt;
}

const alarmsOf = ({ issues }: Receipt): string[] =>
	issues
		.filter(({ severity }) => severity !== 'info')
		.map((issue) => `${issue.severity} ${issue.code} ${JSON.stringify(issue.place)}`);

function figuresOf({ observations, submissions }: Receipt, unit: string): Counts {
	const id = submissions.find(({ name }) => name === unit)?.unitId;
	return Object.fromEntries(
		observations
			.filter(({ unitId }) => unitId === id)
			.map(({ indicator, quantity }) => [
				indicator,
				quantity.kind === 'exact' ? quantity.value : Number.NaN
			])
	);
}

test.each(Array.from({ length: REPORTS }, (_, index) => [index, styleOf(index)] as const))(
	'report %i is stored as stated: %o',
	(index, style) => {
		const rows = rowsOf(index);
		const receipt = received(rows, style);
		expect(alarmsOf(receipt)).toEqual([]);
		expect(receipt.outcome).toBe('stored');
		for (const { unit, counts, rates } of rows) {
			const stored = figuresOf(receipt, unit);
			expect(stored).toMatchObject(counts);
			for (const [id, rate] of Object.entries(rates)) expect(stored[id]).toBeCloseTo(rate, 6);
		}
	}
);

const D = 'dossiers_';
const changed = (row: Row, change: (counts: Counts) => Counts): Row => ({
	...row,
	counts: { ...row.counts, ...change(row.counts) }
});
const without = (row: Row, ...ids: readonly string[]): Row => ({
	...row,
	counts: Object.fromEntries(Object.entries(row.counts).filter(([id]) => !ids.includes(id)))
});
const count = (counts: Counts, id: string): number => counts[`${D}${id}`] ?? 0;

/** What may be wrong in the middle row; the others stay as they are. */
const FAULTS: Readonly<Record<string, (row: Row) => Row>> = {
	'a total that is one too many': (row) =>
		changed(row, (counts) => ({ [`${D}resolved_total`]: count(counts, 'resolved_total') + 1 })),
	'two counts that changed places': (row) =>
		changed(row, (counts) => ({
			[`${D}received_new`]: count(counts, 'received_online'),
			[`${D}received_online`]: count(counts, 'received_new') + 1
		})),
	'a part above its whole': (row) =>
		changed(row, (counts) => ({ [`${D}paid_online`]: count(counts, 'fee_bearing') + 3 })),
	'parts above their whole, one of them not stated': (row) =>
		without(
			changed(row, (counts) => ({
				[`${D}resolved_early`]: count(counts, 'resolved_total'),
				[`${D}resolved_late`]: 32
			})),
			`${D}resolved_on_time`
		),
	'more resolved and pending than received': (row) =>
		changed(row, (counts) => ({ [`${D}pending_total`]: count(counts, 'pending_total') + 40 })),
	'a rate of other counts': (row) => ({
		...row,
		rates: { ...row.rates, resolution_rate: (row.rates['resolution_rate'] ?? 0) / 2 }
	}),
	'a rate ten times too high': (row) => ({
		...row,
		rates: { ...row.rates, overdue_rate: 10 * (row.rates['overdue_rate'] ?? 0) + 7 }
	})
};

test.each(
	Object.entries(FAULTS).flatMap(([name, fault]) =>
		LAYOUTS.map((layout) => [name, layout, fault] as const)
	)
)('%s is told in a %s report', (name, layout, fault) => {
	const style: Style = {
		layout,
		writing: 'percent_heading',
		rounding: { how: 'half_up', decimals: 2 }
	};
	const isShort = name.includes('not stated');
	const rows = UNITS.map((unit, at): Row => {
		const counts = drawnCounts(77 + at, 'usual');
		const row = { unit, counts, rates: statedRates(counts, style.rounding) };
		if (at === 1) return fault(row);
		return isShort ? without(row, `${D}resolved_on_time`) : row;
	});
	const receipt = received(rows, style);
	expect(['needs_confirmation', 'must_fix']).toContain(receipt.outcome);
	const [first] = receipt.issues.filter(({ severity }) => severity !== 'info');
	const faulty = receipt.submissions.find(({ name }) => name === UNITS[1])?.unitId;
	expect(first?.unitId).toBe(faulty);
});
