// A report that is set aside: as if it had not come, until it is restored; and what undoing one upload does to others.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveCampaign, saveCampaignEvent } from '../../src/lib/server/db/campaigns/campaigns';
import { closeDatabase, write, type Db } from '../../src/lib/server/db/database';
import { openIssues } from '../../src/lib/server/db/submissions/issues';
import { observationsFor, periodsWithFigures } from '../../src/lib/server/db/figures/observations';
import { receivedReports, reportedUnits } from '../../src/lib/server/db/figures/received';
import type { Decision } from '../../src/lib/server/db/submissions/submission-decisions';
import { submissionHeads } from '../../src/lib/server/db/submissions/submission-heads';
import { unitVersions } from '../../src/lib/server/db/units/units';
import { undoUpload } from '../../src/lib/server/ledger/undo';
import { decideSubmission, type DecideResult } from '../../src/lib/server/ledger/withdraw';
import { catalogue, openOffice, receiveFile, receiveText } from './office';
import { OFFICER } from '../support/actor';

let db: Db;
let days = 0;
beforeEach(() => {
	db = openOffice();
	days = 0;
});
afterEach(() => closeDatabase(db));

const now = (): string =>
	new Date(Date.parse('2023-07-01T02:00:00.000Z') + (days += 1) * 86_400_000).toISOString();

interface Figures {
	readonly [indicator: string]: number;
}
function store(figures: Figures, more: { readonly period?: string; readonly unit?: string } = {}) {
	const { period = '2023-q2', unit = 'Xã Minh Đức' } = more;
	const lines = Object.entries(figures).map(([name, value]) =>
		[unit, period, name, value].join(';')
	);
	const text = ['Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị', ...lines].join('\n');
	return receiveText(db, text, {
		confirmReason: 'đúng như báo cáo',
		receivedAt: now(),
		name: `tep-${days}.csv`
	});
}
const decide = (submissionId: number, decision: Decision): DecideResult =>
	decideSubmission(db, catalogue, {
		submissionId,
		decision,
		at: now(),
		by: 'Lan',
		reason: 'rà lại',
		actor: OFFICER
	});
const undo = (uploadId: number) =>
	undoUpload(db, catalogue, {
		...{ uploadId, at: now(), by: null, reason: 'nhầm' },
		actor: OFFICER
	});
const value = (indicator: string): number | undefined => {
	const [figure] = observationsFor(db, { indicators: [indicator] });
	return figure?.quantity.kind === 'exact' ? figure.quantity.value : undefined;
};
const open = (code?: string) =>
	openIssues(db).filter(({ issue }) => code === undefined || issue.code === code);
const unitId = (): number => unitVersions(db).find(({ code }) => code === '11128')?.unitId ?? 0;

describe('a report that is withdrawn', () => {
	test('has not come: not received, no period, no figure, and the next one is the first', () => {
		store({ dossiers_received_new: 5 });
		expect(decide(1, 'withdrawn')).toEqual({ outcome: 'done', figuresMoved: 1 });
		expect(value('dossiers_received_new')).toBeUndefined();
		expect(periodsWithFigures(db)).toEqual([]);
		expect(reportedUnits(db, '2023-q2').size).toBe(0);
		const asked = { unitIds: [unitId()], periods: ['2023-q2'] };
		expect(receivedReports(db, asked)).toEqual([]);
		store({ dossiers_received_new: 6 });
		expect(receivedReports(db, asked)).toMatchObject([{ firstAt: '2023-07-04T02:00:00.000Z' }]);
		expect(submissionHeads(db, {})).toMatchObject([
			{ id: 2, isFirst: true, setAside: null, added: 1, changed: 0 },
			{ id: 1, setAside: 'withdrawn' }
		]);
	});

	test('gives way to the report before it, and counts again when it is restored', () => {
		store({ dossiers_received_new: 5, dossiers_received_online: 3 });
		store({ dossiers_received_new: 6 });
		decide(2, 'withdrawn');
		expect(value('dossiers_received_new')).toBe(5);
		expect(decide(2, 'withdrawn')).toEqual({ outcome: 'as_it_is' });
		expect(decide(2, 'sent_back')).toEqual({ outcome: 'done', figuresMoved: 0 });
		expect(decide(2, 'restored')).toEqual({ outcome: 'done', figuresMoved: 1 });
		expect(value('dossiers_received_new')).toBe(6);
		expect(value('dossiers_received_online')).toBe(3);
		expect(decide(2, 'restored')).toEqual({ outcome: 'as_it_is' });
		expect(decide(99, 'withdrawn')).toEqual({ outcome: 'unknown' });
	});

	test('leaves a later report whole, also what that one only said again', () => {
		store({ dossiers_received_new: 5, dossiers_received_online: 3 });
		expect(store({ dossiers_received_new: 5, dossiers_received_online: 4 }).counts).toMatchObject({
			changed: 1,
			unchanged: 1
		});
		decide(1, 'withdrawn');
		expect(value('dossiers_received_new')).toBe(5);
		expect(value('dossiers_received_online')).toBe(4);
	});

	test('does not come back over what was stated while it was away', () => {
		store({ dossiers_received_new: 5, dossiers_received_online: 3 });
		store({ dossiers_received_new: 6 });
		decide(2, 'withdrawn');
		store({ dossiers_received_new: 5, dossiers_received_online: 4 });
		decide(2, 'restored');
		expect(value('dossiers_received_new')).toBe(5);
	});

	test('can be sent again without being asked about', () => {
		const text = { dossiers_received_new: 5 };
		store(text);
		store({ dossiers_received_new: 6 });
		decide(2, 'sent_back');
		const again = store({ dossiers_received_new: 6 });
		expect(again).toMatchObject({ outcome: 'stored', newWarnings: 0, counts: { changed: 1 } });
	});
});

describe('contradictions', () => {
	const wrong = { dossiers_received_new: 5, dossiers_received_online: 9 };

	test('of a withdrawn report are closed, and open again as they were when it is restored', () => {
		store(wrong);
		const [before] = open('part_exceeds_total');
		expect(before).toMatchObject({ reason: 'đúng như báo cáo' });
		decide(1, 'withdrawn');
		expect(open()).toEqual([]);
		decide(1, 'restored');
		expect(open('part_exceeds_total')).toEqual([before]);
	});

	test('that a report had mended come back with its withdrawal', () => {
		store(wrong);
		const [before] = open('part_exceeds_total');
		store({ dossiers_received_online: 4 });
		expect(open()).toEqual([]);
		decide(2, 'withdrawn');
		expect(open('part_exceeds_total')).toEqual([before]);
	});

	test('of a later period are looked at again when the period before it is undone', () => {
		const { uploadId = 0 } = store({ dossiers_pending_total: 7 }, { period: '2023-q1' });
		store({ dossiers_carried_over: 9 });
		expect(open('carried_over_mismatch')).toHaveLength(1);
		expect(undo(uploadId)).toMatchObject({ outcome: 'undone', reports: 1 });
		expect(open()).toEqual([]);
		expect(value('dossiers_carried_over')).toBe(9);
	});

	test("of a file's own totals hold as long as one of its reports counts", () => {
		const path = 'tests/fixtures/import/wide/warn/total-row-does-not-add-up.csv';
		receiveFile(db, path, { confirmReason: 'đúng như báo cáo' });
		const [total] = open('sum_mismatch');
		expect(total).toBeDefined();
		decide(1, 'withdrawn');
		expect(open('sum_mismatch')).toEqual([total]);
		decide(2, 'sent_back');
		expect(open('sum_mismatch')).toEqual([]);
		decide(1, 'restored');
		expect(open('sum_mismatch')).toEqual([total]);
	});
});

describe('an upload with a later one in its way', () => {
	test('is not undone: the later ones are named, the latest first', () => {
		const first = store({ dossiers_received_new: 5 }).uploadId ?? 0;
		const second = store({ dossiers_received_new: 6 }).uploadId ?? 0;
		const third = store({ dossiers_received_online: 4 }).uploadId ?? 0;
		store({ dossiers_received_new: 5 }, { unit: 'Xã Liên Mạc' });
		const reports = [{ unitId: unitId(), period: '2023-q2' }];
		expect(undo(first)).toMatchObject({
			outcome: 'later_uploads',
			later: [
				{ uploadId: third, fileName: 'tep-3.csv', reports },
				{ uploadId: second, fileName: 'tep-2.csv', reports }
			]
		});
		expect(value('dossiers_received_online')).toBe(4);
		for (const id of [third, second, first]) expect(undo(id)).toMatchObject({ outcome: 'undone' });
		expect(observationsFor(db, { unitIds: [unitId()] })).toEqual([]);
	});

	test('of another unit or period is undone alone', () => {
		const first = store({ dossiers_received_new: 5 }).uploadId ?? 0;
		store({ dossiers_received_new: 6 }, { period: '2023-h1' });
		store({ dossiers_received_new: 7 }, { unit: 'Xã Liên Mạc' });
		expect(undo(first)).toMatchObject({ outcome: 'undone' });
		expect(observationsFor(db, {})).toHaveLength(2);
	});
});

test('nothing of a locked campaign is undone or set aside', () => {
	const { uploadId = 0 } = store({ dossiers_received_new: 5 });
	const parent = unitVersions(db).find(({ unitId: id }) => id === unitId())?.parentId ?? 0;
	const key = { organisingId: parent, period: '2023-q2' };
	write(db, (writer) => {
		saveCampaign(writer, { ...key, window: null, dueOn: '2023-07-05' });
		saveCampaignEvent(writer, key, { kind: 'locked', at: now(), by: null, reason: 'đã công bố' });
	});
	const refused = { outcome: 'locked', issues: [{ code: 'period_locked', unitId: unitId() }] };
	expect(undo(uploadId)).toMatchObject(refused);
	expect(decide(1, 'withdrawn')).toMatchObject(refused);
	expect(value('dossiers_received_new')).toBe(5);
});

test('storing tells how far it is, up to the end', () => {
	const told: number[] = [];
	receiveFile(db, 'data/samples/003-minh-duc-2023-h1.csv', {
		confirmReason: 'đúng như báo cáo',
		progress: (stage, done, total) => {
			if (stage === 'storing') told.push(done / total);
		}
	});
	expect(told.at(-1)).toBe(1);
	expect(told).toEqual([...told].sort((a, b) => a - b));
});

test('a file with cells typed over, sent again with them, changes nothing', () => {
	const text = 'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\nXã Minh Đức;2023-q2;dossiers_received_new;1O5';
	const mends = [{ row: 2, letter: 'D', was: '1O5', now: '105' }];
	const send = () => receiveText(db, text, { reading: { mends }, receivedAt: now() });
	expect(send()).toMatchObject({ outcome: 'stored', counts: { added: 1 } });
	expect(send()).toMatchObject({
		outcome: 'unchanged',
		counts: { added: 0, changed: 0, unchanged: 1 }
	});
	expect(value('dossiers_received_new')).toBe(105);
});
