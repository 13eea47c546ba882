import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { sourceFileFor } from '../../src/lib/server/db/submissions/files';
import { openIssues } from '../../src/lib/server/db/submissions/issues';
import {
	rebuiltCurrentFigures,
	storedCurrentFigures
} from '../../src/lib/server/db/figures/current-figures';
import { observationsFor } from '../../src/lib/server/db/figures/observations';
import {
	statedFigures,
	submissionHeads
} from '../../src/lib/server/db/submissions/submission-heads';
import { submissionsFor } from '../../src/lib/server/db/submissions/submissions';
import { logicalDump, openOffice, receiveText } from './office';

const HEAD = 'Đơn vị,Kỳ báo cáo,Mới tiếp nhận,Trực tuyến,"Trực tiếp, bưu chính"\n';
const CLEAN = `${HEAD}Xã Minh Đức,Quý I/2023,100,90,10\n`;
const CORRECTED = `${HEAD}Xã Minh Đức,Quý I/2023,100,80,20\n`;
const CONTRADICTING = `${HEAD}Xã Minh Đức,Quý I/2023,100,90,11\n`;

let db: Db;
beforeEach(() => {
	db = openOffice();
});
afterEach(() => closeDatabase(db));

const values = (): Record<string, unknown> =>
	Object.fromEntries(
		observationsFor(db, {}).map(({ period, indicator, quantity }) => [
			`${period} ${indicator}`,
			quantity.kind === 'exact' ? quantity.value : quantity.kind
		])
	);

describe('a clean report', () => {
	test('is stored with its file and the place of every figure', () => {
		const receipt = receiveText(db, CLEAN, { name: 'q1.csv' });
		expect(receipt).toMatchObject({
			outcome: 'stored',
			layout: 'wide',
			counts: { added: 3, changed: 0, unchanged: 0, skipped: 0 },
			submissions: [{ code: '11128', name: 'Xã Minh Đức', period: '2023-q1' }],
			newWarnings: 0
		});
		const [online] = observationsFor(db, { indicators: ['dossiers_received_online'] });
		expect(online).toMatchObject({ text: '90', place: { row: 2, column: 'Trực tuyến' } });
		const [submission] = submissionsFor(db);
		const file = sourceFileFor(db, submission?.file.id ?? 0);
		expect(new TextDecoder().decode(file?.bytes)).toBe(CLEAN);
	});

	test('sent again changes nothing at all', () => {
		receiveText(db, CLEAN);
		const before = logicalDump(db);
		const again = receiveText(db, CLEAN, { receivedAt: '2024-01-01T00:00:00.000Z' });
		expect(again).toMatchObject({ outcome: 'unchanged', counts: { added: 0, unchanged: 3 } });
		expect(logicalDump(db)).toBe(before);
	});

	test('in another layout with the same figures changes nothing either', () => {
		receiveText(db, CLEAN);
		const long = `Đơn vị,Kỳ báo cáo,Chỉ tiêu,Giá trị\n11128,2023-q1,Trực tuyến,90\n`;
		expect(receiveText(db, long).outcome).toBe('unchanged');
	});
});

describe('a corrected report', () => {
	test('supersedes figure by figure; the old ones stay readable with their file', () => {
		receiveText(db, CLEAN, { name: 'lan-1.csv' });
		const receipt = receiveText(db, CORRECTED, { name: 'lan-2.csv' });
		expect(receipt.counts).toMatchObject({ added: 0, changed: 2, unchanged: 1 });
		expect(values()['2023-q1 dossiers_received_online']).toBe(80);
		const [online] = observationsFor(db, { indicators: ['dossiers_received_online'] });
		if (online === undefined) throw new Error('the figure is lost');
		const files = new Map(submissionHeads(db, {}).map(({ id, file }) => [id, file.name]));
		const history = statedFigures(db, online.unitId, online.period)
			.filter(({ indicator }) => indicator === online.indicator)
			.map(({ text, submissionId }) => [text, files.get(submissionId ?? 0)]);
		expect(history).toEqual([
			['80', 'lan-2.csv'],
			['90', 'lan-1.csv']
		]);
		expect(online.text).toBe('80');
	});

	test('the current figures are always what the history says they are', () => {
		receiveText(db, CLEAN);
		receiveText(db, CORRECTED);
		receiveText(db, CONTRADICTING, { confirmReason: 'theo báo cáo giấy' });
		expect(storedCurrentFigures(db)).toEqual(rebuiltCurrentFigures(db));
		expect(storedCurrentFigures(db)).toHaveLength(3);
	});

	test('of some figures removes no others', () => {
		receiveText(db, CLEAN);
		receiveText(db, 'Đơn vị,Kỳ báo cáo,Chỉ tiêu,Giá trị\n11128,2023-q1,Đã giải quyết,95\n');
		expect(Object.keys(values())).toHaveLength(4);
	});
});

describe('contradicting figures', () => {
	test('are not stored without a reason, and are with one, as the commune stated them', () => {
		const before = logicalDump(db);
		const refused = receiveText(db, CONTRADICTING);
		expect(refused).toMatchObject({ outcome: 'needs_confirmation', newWarnings: 1 });
		expect(refused.observations).toHaveLength(3);
		expect(logicalDump(db)).toBe(before);
		const stored = receiveText(db, CONTRADICTING, { confirmReason: ' theo báo cáo giấy ' });
		expect(stored.outcome).toBe('stored');
		expect(openIssues(db)).toMatchObject([
			{ reason: 'theo báo cáo giấy', issue: { code: 'sum_mismatch', severity: 'warning' } }
		]);
	});

	test('a reason of blanks is none', () => {
		const receipt = receiveText(db, CONTRADICTING, { confirmReason: '  ' });
		expect(receipt.outcome).toBe('needs_confirmation');
	});

	test('once confirmed are asked about no more, and are told as known', () => {
		receiveText(db, CONTRADICTING, { confirmReason: 'theo báo cáo giấy' });
		const more = 'Đơn vị,Kỳ báo cáo,Chỉ tiêu,Giá trị\n11128,2023-q1,Đã giải quyết,95\n';
		expect(receiveText(db, more)).toMatchObject({
			outcome: 'stored',
			newWarnings: 0,
			issues: [{ code: 'sum_mismatch' }],
			newIssues: []
		});
		expect(receiveText(db, CONTRADICTING)).toMatchObject({
			outcome: 'unchanged',
			issues: [{ code: 'sum_mismatch' }]
		});
	});

	test('are closed by the report that mends them', () => {
		receiveText(db, CONTRADICTING, { confirmReason: 'theo báo cáo giấy' });
		expect(receiveText(db, CLEAN)).toMatchObject({ outcome: 'stored', newWarnings: 0, issues: [] });
		expect(openIssues(db)).toEqual([]);
	});

	test('between two periods are found whichever comes in last', () => {
		const q1 = `Đơn vị,Kỳ báo cáo,Đang giải quyết\nXã Minh Đức,Quý I/2023,6\n`;
		const q2 = `Đơn vị,Kỳ báo cáo,Kỳ trước chuyển qua\nXã Minh Đức,Quý II/2023,9\n`;
		expect(receiveText(db, q1).newWarnings).toBe(0);
		expect(receiveText(db, q2).newWarnings).toBe(1);
		expect(receiveText(db, q2, { confirmReason: 'chờ đối chiếu' }).outcome).toBe('stored');
		const other = openOffice();
		expect(receiveText(other, q2).newWarnings).toBe(0);
		expect(receiveText(other, q1)).toMatchObject({
			outcome: 'needs_confirmation',
			newIssues: [{ code: 'carried_over_mismatch', period: '2023-q2' }]
		});
		closeDatabase(other);
	});
});

describe('an empty cell', () => {
	const blank = `${HEAD}Xã Minh Đức,Quý I/2023,100,,\n`;

	test('is kept as missing, never as 0', () => {
		receiveText(db, blank);
		expect(values()['2023-q1 dossiers_received_online']).toBe('missing');
	});

	test('takes the place of a stored figure only with a reason', () => {
		receiveText(db, CLEAN);
		const receipt = receiveText(db, blank);
		expect(receipt.outcome).toBe('needs_confirmation');
		expect(receipt.newIssues.map(({ code }) => code)).toEqual([
			'blank_over_value',
			'blank_over_value'
		]);
		expect(receiveText(db, blank, { confirmReason: 'rút số liệu' }).outcome).toBe('stored');
		expect(values()['2023-q1 dossiers_received_online']).toBe('missing');
	});
});

describe('a file that was corrected since', () => {
	const wrong = CLEAN.replace(
		/(\d+),(\d+)\n$/,
		(_all, online, direct) => `${Number(online) - 1},${Number(direct) + 1}\n`
	);

	test('takes the correction back only with a reason', () => {
		receiveText(db, wrong);
		expect(receiveText(db, CLEAN)).toMatchObject({ outcome: 'stored', newWarnings: 0 });
		const again = receiveText(db, wrong);
		expect(again.outcome).toBe('needs_confirmation');
		expect(new Set(again.newIssues.map(({ code }) => code))).toEqual(new Set(['corrected_before']));
		expect(receiveText(db, wrong, { confirmReason: 'số đầu mới đúng' }).outcome).toBe('stored');
		expect(openIssues(db)).toEqual([]);
	});
});

describe('a dry run', () => {
	test('is the import rolled back: the same answer, and nothing is left of it', () => {
		const before = logicalDump(db);
		const dry = receiveText(db, CLEAN, { dryRun: true });
		expect(dry.outcome).toBe('would_store');
		expect(logicalDump(db)).toBe(before);
		const { uploadId, ...real } = receiveText(db, CLEAN);
		expect(uploadId).toBeDefined();
		expect({ ...dry, outcome: 'stored', submissions: [] }).toEqual({ ...real, submissions: [] });
	});

	test('leaves no gap in the numbers of what is stored after it', () => {
		receiveText(db, CLEAN, { dryRun: true });
		receiveText(db, CLEAN);
		const other = openOffice();
		receiveText(other, CLEAN);
		expect(logicalDump(db)).toBe(logicalDump(other));
		closeDatabase(other);
	});

	test('of what must be mended or confirmed says so too', () => {
		expect(receiveText(db, CONTRADICTING, { dryRun: true }).outcome).toBe('needs_confirmation');
		expect(receiveText(db, `${HEAD}Xã X,Quý I/2023,1,1,0\n`, { dryRun: true }).outcome).toBe(
			'must_fix'
		);
	});
});

test('one wrong cell stops the whole file', () => {
	const before = logicalDump(db);
	const receipt = receiveText(db, `${CLEAN}Xã Quang Khải,Quý I/2023,nhiều,1,1\n`);
	expect(receipt.outcome).toBe('must_fix');
	expect(logicalDump(db)).toBe(before);
});

test('a figure keeps its own window inside its report', () => {
	const head = 'Đơn vị,Kỳ báo cáo,Chỉ tiêu,Giá trị,Từ ngày,Đến ngày\n';
	const report = ['Mới tiếp nhận,944', 'Trực tuyến,922', 'Đã giải quyết,922'];
	receiveText(
		db,
		head +
			report.map((row) => `11239,2023-q3,${row},10/6/2023,09/9/2023\n`).join('') +
			'11239,2023-q3,linked_received_total,49,13/7/2023,31/8/2023\n'
	);
	const [submission] = submissionsFor(db);
	expect(submission?.window).toEqual({ from: '2023-06-10', to: '2023-09-09' });
	const [linked] = observationsFor(db, { indicators: ['linked_received_total'] });
	expect(linked?.window).toEqual({ from: '2023-07-13', to: '2023-08-31' });
	const own = db.$client.prepare('SELECT count(window_from_on) FROM observation').pluck().get();
	expect(own).toBe(1);
});

test('a total row that does not add up is kept under the office until a right one comes', () => {
	const table = (total: number): string =>
		`Đơn vị,Kỳ báo cáo,Đã giải quyết\nXã Minh Đức,2023-q1,${total}\nXã Quang Khải,2023-q1,10\nTổng cộng,,30\n`;
	expect(receiveText(db, table(19)).outcome).toBe('needs_confirmation');
	receiveText(db, table(19), { confirmReason: 'tổng của huyện' });
	const [open] = openIssues(db);
	expect(open).toMatchObject({ issue: { code: 'sum_mismatch', check: 'total_row' } });
	expect(receiveText(db, table(20)).outcome).toBe('stored');
	expect(openIssues(db)).toEqual([]);
});
