// The log vouches for the figures: whoever alters them with another program is found out.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastLine } from '../../src/lib/server/db/audit/audit';
import { verifyFigures } from '../../src/lib/server/db/audit/audit-figures';
import { verifyAudit } from '../../src/lib/server/db/audit/audit-verdict';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { undoUpload } from '../../src/lib/server/ledger/undo';
import { decideSubmission } from '../../src/lib/server/ledger/withdraw';
import { catalogue, openOffice, receiveFile, receiveText } from '../import/office';
import { OFFICER } from '../support/actor';

const AT = '2023-12-21T02:00:00.000Z';
const HEADING = 'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị;Ghi chú\n';
const text = (value: number) =>
	`${HEADING}Xã Minh Đức;2023-q2;dossiers_received_new;${value};\nXã Minh Đức;2023-q2;dossiers_received_online;3;"a\u001fb"\n`;

let db: Db;
beforeAll(() => {
	db = openOffice();
	receiveText(db, text(5), { name: 'mot.csv' });
	receiveText(db, text(6), { name: 'hai.csv', receivedAt: AT });
	receiveFile(db, 'data/samples/003-minh-duc-2023-h1.csv', { confirmReason: 'báo cáo gốc' });
	receiveText(db, text(9).replaceAll('q2', 'q3'), { name: 'ba.csv' });
	undoUpload(db, catalogue, { uploadId: 4, at: AT, by: null, reason: 'nhầm', actor: OFFICER });
	decideSubmission(db, catalogue, {
		...{ submissionId: 2, decision: 'withdrawn', at: AT, by: null, reason: 'rà lại' },
		actor: OFFICER
	});
});
afterAll(() => closeDatabase(db));

/** With another program, and taken back. */
function after(...statements: readonly string[]) {
	db.$client.pragma('foreign_keys = OFF');
	db.$client.exec('SAVEPOINT other');
	try {
		for (const sql of statements) expect(db.$client.prepare(sql).run().changes).toBeGreaterThan(0);
		return verifyFigures(db).findings;
	} finally {
		db.$client.exec('ROLLBACK TO other; RELEASE other');
		db.$client.pragma('foreign_keys = ON');
	}
}

test('figures that nobody touched are those of the log, undone and withdrawn ones too', () => {
	expect(verifyAudit(db)).toMatchObject({
		chain: { intact: true, head: lastLine(db) },
		figures: { uploads: 4, findings: [] }
	});
});

describe('with another program', () => {
	test.each([
		['a value', `UPDATE observation SET value = 7 WHERE id = 1`, 'altered', 1],
		['a written text', `UPDATE observation SET text = '7' WHERE id = 3`, 'altered', 2],
		['a cell', `UPDATE observation SET place = '{}' WHERE id = 3`, 'altered', 2],
		['a figure removed', `DELETE FROM observation WHERE id = 1`, 'altered', 1],
		[
			'the period of a report',
			`UPDATE submission SET period_code = '2023-q4' WHERE id = 1`,
			'altered',
			1
		],
		[
			'the unit of a report',
			`UPDATE submission SET unit_id = unit_id + 1 WHERE id = 3`,
			'altered',
			3
		],
		['a whole upload removed', `DELETE FROM submission WHERE upload_id = 1`, 'removed', 1],
		['a file', `UPDATE source_file SET content = x'00' WHERE name = 'mot.csv'`, 'file', 1],
		['a decision', `UPDATE submission SET set_aside_code = NULL WHERE id = 2`, 'decided', 2],
		[
			'a withdrawal',
			`UPDATE submission SET set_aside_code = 'withdrawn' WHERE id = 1`,
			'decided',
			1
		],
		['what counts', `DELETE FROM current_figure WHERE observation_id = 1`, 'miscounted', 1],
		[
			'a figure of an undone upload',
			`UPDATE undone_upload SET body = replace(body, '"exact",9,', '"exact",8,')`,
			'altered',
			4
		],
		['an undone upload forgotten', `DELETE FROM undone_upload`, 'removed', 4],
		[
			'an upload of nobody',
			`INSERT INTO upload (source_file_id, received_at) VALUES (1, '${AT}')`,
			'unrecorded',
			5
		]
	])('%s shows', (_, sql, fault, uploadId) => {
		expect(after(sql)).toContainEqual({ fault, uploadId });
	});

	test('a figure added beside those of an upload shows', () => {
		const columns = `submission_id, indicator_code, field_code, source_name, kind_code, value, decimals, text, place`;
		const added = `INSERT INTO observation (${columns})
			SELECT submission_id, 'dossiers_carried_over', field_code, source_name, kind_code, value, decimals, text, place
			FROM observation WHERE id = 1`;
		expect(after(added)).toContainEqual({ fault: 'altered', uploadId: 1 });
	});
});

test('a text that is no text is stored and vouched for as the same', () => {
	const other = openOffice();
	const file = JSON.stringify([
		{
			unit: 'Xã Minh Đức',
			period: '2023-q2',
			figures: { dossiers_received_new: { value: 5, note: 'nửa chữ \ud83d' } }
		}
	]);
	expect(receiveText(other, file, { name: 'mot.json' }).outcome).toBe('stored');
	expect(verifyFigures(other).findings).toEqual([]);
	closeDatabase(other);
});

test('the line of an upload names the file by its hash', () => {
	const sha256 = createHash('sha256').update(text(5)).digest('hex');
	const detail = db.$client
		.prepare(`SELECT detail ->> '$.file' FROM audit_event WHERE subject = 'upload:1'`)
		.pluck()
		.get() as string;
	expect(JSON.parse(detail)).toEqual({ name: 'mot.csv', sha256 });
});
