// What an upload did is taken back exactly, and whatever is done in whatever order the figures that count are right.
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueFingerprint } from '../../src/lib/domain/checks/issue-fingerprint';
import type { Observation } from '../../src/lib/domain/figures/observation';
import { comparePeriods, type PeriodId } from '../../src/lib/domain/figures/period';
import { runRules } from '../../src/lib/domain/checks/rules/stages';
import {
	rebuiltCurrentFigures,
	storedCurrentFigures
} from '../../src/lib/server/db/figures/current-figures';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { openIssues } from '../../src/lib/server/db/submissions/issues';
import { observationsFor } from '../../src/lib/server/db/figures/observations';
import { submissionMarks } from '../../src/lib/server/db/submissions/submission-decisions';
import { keptUpload, undoneUploadFor } from '../../src/lib/server/db/submissions/undone-uploads';
import { unitVersions } from '../../src/lib/server/db/units/units';
import type { Receipt } from '../../src/lib/server/intake/receive';
import { undoUpload, type UndoResult } from '../../src/lib/server/ledger/undo';
import { decideSubmission } from '../../src/lib/server/ledger/withdraw';
import { catalogue, logicalDump, openOffice, receiveFile, receiveText } from './office';
import { OFFICER } from '../support/actor';

/** What an undoing may leave behind: its own record, the file, and numbers that are not used again. */
const LEFT = ['undone_upload', 'source_file', 'sqlite_sequence', 'audit_event'];
const dump = (db: Db): string =>
	logicalDump(db)
		.split('\n\n')
		.map((table) => table.trim())
		.filter((table) => !LEFT.includes(table.split('\n')[0] ?? ''))
		.join('\n\n');

let clock = Date.parse('2023-12-20T02:00:00.000Z');
const now = (): string => new Date((clock += 3_600_000)).toISOString();
const undo = (db: Db, uploadId: number): UndoResult =>
	undoUpload(db, catalogue, {
		...{ uploadId, at: now(), by: 'Lan', reason: 'nhầm tệp' },
		actor: OFFICER
	});

interface Accepted {
	readonly path: string;
	readonly request: { readonly of?: string; readonly unit?: string; readonly period?: string };
}
const SAMPLES = 'data/samples';
const FIXTURES = 'tests/fixtures/import';

function acceptedFiles(): Accepted[] {
	const samples = readdirSync(SAMPLES)
		.filter((name) => !name.endsWith('.md'))
		.map((name) => ({ path: join(SAMPLES, name), request: {} }));
	const folders = readdirSync(FIXTURES, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) => ['ok', 'warn'].map((kind) => join(FIXTURES, name, kind)))
		.filter(existsSync);
	const fixtures = folders.flatMap((folder) =>
		readdirSync(folder)
			.filter((name) => !name.endsWith('.expected.json'))
			.map((name) => {
				const path = join(folder, name);
				const beside = path.replace(/\.\w+$/, '.expected.json');
				const expected = existsSync(beside)
					? (JSON.parse(readFileSync(beside, 'utf8')) as { request?: Accepted['request'] })
					: {};
				return { path, request: expected.request ?? {} };
			})
	);
	return [...samples, ...fixtures];
}

function store(db: Db, { path, request }: Accepted): Receipt {
	const id = (code: string): number =>
		unitVersions(db).find((version) => version.code === code)?.unitId ?? -1;
	const { of, unit, period } = request;
	return receiveFile(db, path, {
		...(of === undefined ? {} : { organisingId: id(of) }),
		...(unit === undefined ? {} : { unitId: id(unit) }),
		...(period === undefined ? {} : { period }),
		confirmReason: 'Giữ nguyên như báo cáo.',
		receivedAt: now()
	});
}

describe('an upload that is undone', () => {
	const files = acceptedFiles();

	test.each(files)('leaves nothing behind: $path', (file) => {
		const db = openOffice();
		const before = dump(db);
		const { outcome, uploadId = 0 } = store(db, file);
		expect(outcome).toBe('stored');
		const stored = dump(db);
		expect(store(db, file)).toMatchObject({
			outcome: 'unchanged',
			counts: { added: 0, changed: 0 }
		});
		expect(dump(db)).toBe(stored);
		expect(undo(db, uploadId)).toMatchObject({ outcome: 'undone' });
		expect(dump(db)).toBe(before);
		closeDatabase(db);
	});

	test('and all before it, the last one first, lead back step by step', () => {
		const db = openOffice();
		const steps = files.flatMap((file) => {
			const before = dump(db);
			const { outcome, uploadId } = store(db, file);
			return outcome === 'stored' && uploadId !== undefined ? [{ before, uploadId }] : [];
		});
		expect(steps.length).toBeGreaterThan(10);
		for (const { before, uploadId } of steps.reverse()) {
			expect(undo(db, uploadId)).toMatchObject({ outcome: 'undone' });
			expect(dump(db)).toBe(before);
		}
		closeDatabase(db);
	}, 60_000);

	test('is kept whole, and its file can be stored again', () => {
		const db = openOffice();
		const [file] = files;
		if (file === undefined) throw new Error('no sample');
		const first = store(db, file);
		const after = dump(db);
		undo(db, first.uploadId ?? 0);
		expect(undoneUploadFor(db, first.uploadId ?? 0)).toMatchObject({
			undoneBy: 'Lan',
			reason: 'nhầm tệp'
		});
		const kept = keptUpload(db, first.uploadId ?? 0);
		expect(kept?.observation.rows).toHaveLength(first.counts.added);
		expect(kept?.submission.columns).toContain('unit_id');
		expect(undo(db, first.uploadId ?? 0)).toEqual({ outcome: 'already_undone' });
		expect(undo(db, 999)).toEqual({ outcome: 'unknown' });
		const again = store(db, file);
		expect(again).toMatchObject({ outcome: 'stored', counts: first.counts });
		expect(again.uploadId).not.toBe(first.uploadId);
		expect(dump(db)).not.toBe(after);
		closeDatabase(db);
	});
});

const UNITS = ['Thị trấn Lai Cách', 'Xã Liên Mạc', 'Xã Minh Đức'] as const;
const PERIODS = ['2023-q1', '2023-q2', '2023-h1', '2023-q3', '2023-m9'] as const;
const INDICATORS = [
	'dossiers_received_total',
	'dossiers_received_new',
	'dossiers_carried_over',
	'dossiers_pending_total',
	'dossiers_resolved_total',
	'dossiers_resolved_late'
] as const;
/** Some windows end after the first uploads came: in the future then, and not any more. */
const WINDOWS = [';', '2023-01-01;2023-03-31', '2023-01-01;2024-01-15'] as const;

interface Figure {
	readonly unit: number;
	readonly period: number;
	readonly indicator: number;
	readonly value: number | '';
}
interface FileDrawn {
	readonly figures: readonly Figure[];
	readonly window: number;
}

function csv({ figures, window }: FileDrawn): string {
	const once = new Map(
		figures.map(({ unit, period, indicator, value }) => [
			`${UNITS[unit]};${PERIODS[period]};${INDICATORS[indicator]}`,
			value
		])
	);
	const lines = [...once].map(([key, value]) => `${key};${value};${WINDOWS[window]}`);
	return ['Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị;Từ ngày;Đến ngày', ...lines].join('\n');
}

const figure = fc.record({
	unit: fc.nat(UNITS.length - 1),
	period: fc.nat(PERIODS.length - 1),
	indicator: fc.nat(INDICATORS.length - 1),
	value: fc.oneof(
		{ weight: 9, arbitrary: fc.nat(4) },
		{ weight: 1, arbitrary: fc.constant('' as const) }
	)
});
const file = fc.record({
	figures: fc.array(figure, { minLength: 1, maxLength: 14 }),
	window: fc.nat(WINDOWS.length - 1)
});
const step = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ does: fc.constant('store' as const), file }) },
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constantFrom('undo', 'withdrawn', 'sent_back', 'restored'),
			which: fc.nat(20)
		})
	}
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function take(db: Db, drawn: Step): void {
	if (drawn.does === 'store') {
		receiveText(db, csv(drawn.file), { confirmReason: 'đúng như báo cáo', receivedAt: now() });
		return;
	}
	const ids = (sql: string): number[] => db.$client.prepare(sql).pluck().all() as number[];
	const all = ids(drawn.does === 'undo' ? 'SELECT id FROM upload' : 'SELECT id FROM submission');
	const id = all[drawn.which % Math.max(1, all.length)];
	if (id === undefined) return;
	if (drawn.does === 'undo') undo(db, id);
	else {
		const { does: decision } = drawn;
		decideSubmission(db, catalogue, {
			submissionId: id,
			decision,
			at: now(),
			by: null,
			reason: 'xem lại',
			actor: OFFICER
		});
	}
}

/** What the rules find in the figures that count, on the day of the last report each period was looked at with. */
function found(db: Db): string[] {
	const units = new Set(observationsFor(db, {}).map(({ unitId }) => unitId));
	return [...units]
		.flatMap((unitId) => {
			const figures = new Map<PeriodId, Observation[]>();
			for (const figure of observationsFor(db, { unitIds: [unitId] }))
				figures.set(figure.period, [...(figures.get(figure.period) ?? []), figure]);
			const reports = submissionMarks(db, [unitId]);
			return [...figures].flatMap(([period, observations]) => {
				const last = reports.findLast((one) => comparePeriods(one.period, period) <= 0);
				const otherPeriods = new Map([...figures].filter(([other]) => other !== period));
				const today = last?.receivedAt.slice(0, 10) ?? '';
				return runRules({ catalogue, unitId, period, observations, otherPeriods, today });
			});
		})
		.map(issueFingerprint)
		.sort();
}

describe('whatever is stored, undone, withdrawn and restored in whatever order', () => {
	const open = (db: Db): string[] =>
		openIssues(db)
			.map(({ fingerprint }) => fingerprint)
			.sort();

	test('the figures that count are the latest ones that stand, and the open issues are theirs', () => {
		const db = openOffice();
		const clean = logicalDump(db);
		fc.assert(
			fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), (steps) => {
				db.$client.exec('SAVEPOINT start');
				for (const drawn of steps) {
					take(db, drawn);
					expect(storedCurrentFigures(db)).toEqual(rebuiltCurrentFigures(db));
					expect(open(db)).toEqual(found(db));
				}
				expect(db.$client.pragma('foreign_key_check')).toEqual([]);
				db.$client.exec('ROLLBACK TO start; RELEASE start');
			}),
			{ seed: 2023, numRuns: 60 }
		);
		expect(logicalDump(db)).toBe(clean);
		closeDatabase(db);
	}, 120_000);

	test('undoing the last upload leads back to the state before it', () => {
		const db = openOffice();
		fc.assert(
			fc.property(fc.array(step, { maxLength: 10 }), file, (steps, last) => {
				db.$client.exec('SAVEPOINT start');
				for (const drawn of steps) take(db, drawn);
				const before = dump(db);
				const { uploadId } = receiveText(db, csv(last), {
					confirmReason: 'đúng như báo cáo',
					receivedAt: now()
				});
				if (uploadId !== undefined) {
					expect(undo(db, uploadId)).toMatchObject({ outcome: 'undone' });
					expect(dump(db)).toBe(before);
				}
				db.$client.exec('ROLLBACK TO start; RELEASE start');
			}),
			{ seed: 2024, numRuns: 80 }
		);
		closeDatabase(db);
	}, 120_000);

	test('undoing all of it, the latest first, leaves an empty office', () => {
		const db = openOffice();
		const empty = dump(db);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
				db.$client.exec('SAVEPOINT start');
				for (const drawn of steps) take(db, drawn);
				const ids = db.$client.prepare('SELECT id FROM upload ORDER BY id DESC').pluck().all();
				for (const id of ids as number[]) expect(undo(db, id)).toMatchObject({ outcome: 'undone' });
				expect(dump(db)).toBe(empty);
				db.$client.exec('ROLLBACK TO start; RELEASE start');
			}),
			{ seed: 2025, numRuns: 40 }
		);
		closeDatabase(db);
	}, 120_000);
});
