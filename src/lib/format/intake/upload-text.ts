// Words of the history: what became of an upload or a report, when, by whom and why.
import { formatCount } from '../number';
import { formatInstant } from '../period';

type SetAside = 'withdrawn' | 'sent_back';

/** Beside a figure or in a list. */
export const setAsideWord = (kind: SetAside): string =>
	kind === 'withdrawn' ? 'đã rút' : 'đã trả lại';

export interface DecisionTaken {
	readonly decision: SetAside | 'restored';
	readonly at: string;
	readonly by: string | null;
	readonly reason: string;
}
const DECISIONS: Readonly<Record<DecisionTaken['decision'], string>> = {
	withdrawn: 'Đã rút khỏi số liệu',
	sent_back: 'Đã trả lại đơn vị',
	restored: 'Đã khôi phục'
};

/** "Đã rút khỏi số liệu lúc 13:15 ngày 05/10/2026, bởi Lan: gửi nhầm kỳ" */
export function decisionText({ decision, at, by, reason }: DecisionTaken): string {
	return `${DECISIONS[decision]} lúc ${formatInstant(at)}${byText(by)}: ${reason}`;
}

/** "Đã hoàn tác lúc 13:15 ngày 05/10/2026, bởi Lan: nhầm tệp" */
export function undoneText({
	at,
	by,
	reason
}: {
	readonly at: string;
	readonly by: string | null;
	readonly reason: string;
}): string {
	return `Đã hoàn tác lúc ${formatInstant(at)}${byText(by)}: ${reason}`;
}

const byText = (by: string | null): string => (by === null || by === '' ? '' : `, bởi ${by}`);

/** Who brought it, where nobody was named. */
export const personText = (name: string | null): string => name ?? 'không ghi';

interface Counted {
	readonly reports: number;
	readonly withdrawn: number;
	readonly sentBack: number;
}

/** "đang tính", "đã rút", "2 trong 12 báo cáo đã rút; 1 đã trả lại" of an upload that stands. */
export function uploadStanding({ reports, withdrawn, sentBack }: Counted): string {
	if (withdrawn + sentBack === 0) return 'đang tính';
	if (withdrawn === reports) return 'đã rút';
	if (sentBack === reports) return 'đã trả lại';
	const parts = [
		withdrawn === 0 ? [] : [`${formatCount(withdrawn)} đã rút`],
		sentBack === 0 ? [] : [`${formatCount(sentBack)} đã trả lại`]
	].flat();
	return `${parts.join(', ')} trong ${formatCount(reports)} báo cáo`;
}
