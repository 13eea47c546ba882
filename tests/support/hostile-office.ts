// An office whose every name, note and file was written by somebody who means harm.
import { openSession } from '../../src/lib/server/auth/sessions';
import { recordAudit } from '../../src/lib/server/db/audit/audit';
import { write, type Db } from '../../src/lib/server/db/database';
import { receiveText, saveOffice } from './report-database';
import { signedIn } from './signed-in';

/** Runs where it is not escaped: in text, in an attribute, in a script. */
export const HOSTILE = `"'></title></script><img src=x onerror="window.__ran=1">{{a}}`;
/** Runs where a spreadsheet opens it. */
export const FORMULA = '=HYPERLINK("http://evil.example";"x")';
const COMMUNES = [
	{ code: 'X1', name: `An ${HOSTILE}` },
	{ code: 'X2', name: FORMULA },
	{ code: 'X3', name: `Bình <svg onload=window.__ran=1>` }
];
const PERIODS = ['Quý I/2025', 'Quý II/2025', 'Quý III/2025'];

/** As written in CSV. */
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function report(code: string, period: string, resolved: number): string[] {
	const line = (indicator: string, value: string, field = '') =>
		[code, period, indicator, value, field, HOSTILE, FORMULA].map(cell).join(';');
	return [
		line('dossiers_resolved_total', String(resolved)),
		line('dossiers_resolved_early_or_on_time', String(resolved - 7)),
		// More than there are: a contradiction that is told with what the file says.
		line('dossiers_resolved_late', String(resolved)),
		line('dossiers_received_new', '200'),
		line('dossiers_received_online', '150'),
		line('dossiers_received_new', '20', 'Đất đai')
	];
}

export const HOSTILE_NAME = `bao-cao ${HOSTILE}.csv`;

interface HostileOffice {
	readonly officeId: number;
	/** Session of its administrator. */
	readonly cookie: string;
}

export function fillHostileOffice(db: Db): HostileOffice {
	const ids = saveOffice(db, COMMUNES);
	const officeId = ids.get('TN') ?? 0;
	const { account, actor } = signedIn(db, { name: `quan-tri${HOSTILE}` });
	const headings = 'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị;Lĩnh vực;Nguồn;Ghi chú';
	PERIODS.forEach((period, index) => {
		const lines = COMMUNES.flatMap(({ code }, at) => report(code, period, 90 + 10 * at + index));
		const said = { submittedBy: HOSTILE, note: HOSTILE, confirmReason: HOSTILE, actor };
		const text = [headings, ...lines].join('\n');
		const receipt = receiveText(db, HOSTILE_NAME, text, { organisingId: officeId, ...said });
		if (receipt.outcome !== 'stored')
			throw new Error(JSON.stringify(receipt.issues).slice(0, 1000));
	});
	const now = new Date().toISOString();
	const cookie = write(db, (writer) => {
		recordAudit(writer, actor, {
			action: 'setting.changed',
			subject: `setting:${HOSTILE}`,
			detail: { before: HOSTILE, after: FORMULA },
			at: now
		});
		return openSession(writer, account, { now, address: HOSTILE, agent: HOSTILE });
	});
	return { officeId, cookie };
}
