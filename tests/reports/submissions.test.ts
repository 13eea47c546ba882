import { expect, test } from 'vitest';
import {
	submissionReport,
	submissionsReport
} from '../../src/lib/server/reports/submissions/submissions';
import { dueOn } from '../support/report-database';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

test('reports stand latest first, with what each added and how late it was', () => {
	dueOn(six().office.db, six().organisingId, '2025-q3', '2025-10-05');
	six().store(online('An', '2025-q3', [90, 100]), '2025-10-04T02:00:00.000Z');
	six().store(online('Bình', '2025-q3', [90, 100]), '2025-10-08T02:00:00.000Z');
	const { rows, total } = submissionsReport(six().ctx(), { organisingId: six().organisingId });
	expect(total).toBe(2);
	expect(rows).toMatchObject([
		{ unit: { code: 'B' }, layout: 'long', added: 2, changed: 0, daysLate: 3, setAside: null },
		{ unit: { code: 'A' }, layout: 'long', added: 2, changed: 0, daysLate: null }
	]);
});

test('a report shows which of its figures a later one states again', () => {
	six().store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
	six().store(online('An', '2025-q3', [91, 100]), '2025-10-02T02:00:00.000Z');
	const first = submissionsReport(six().ctx(), {}).rows.at(-1);
	const report = submissionReport(six().ctx(), first?.submissionId ?? -1);
	const current = report?.figures.map(({ indicator, current: counts }) => [indicator, counts]);
	expect(Object.fromEntries(current ?? [])).toEqual({
		dossiers_received_new: true,
		dossiers_received_online: false
	});
	expect(report?.others).toHaveLength(1);
	expect(report?.office?.code).toBe('TN');
});

test('there is none of a number that was never given', () => {
	expect(submissionReport(six().ctx(), 999)).toBeUndefined();
});
