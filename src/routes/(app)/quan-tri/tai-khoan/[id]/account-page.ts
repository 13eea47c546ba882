// What the page of an account tells beside the account itself: what it has open, and what was done to it.
import { auditSentence } from '$lib/format/office/audit-text';
import { formatCount } from '$lib/format/number';
import { formatInstant } from '$lib/format/period';
import { TOKEN_SCOPE_NAMES } from '$lib/format/office/role-text';
import { agentText } from '$lib/format/office/sign-in-text';
import { auditLines } from '$lib/server/db/audit/audit-log';
import type { Reader } from '$lib/server/db/database';
import { sessionsOf } from '$lib/server/db/accounts/sessions';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { tokensOf } from '$lib/server/db/accounts/tokens';
import { namesFor } from '$lib/server/reports/basis/names';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { keptSince } from '$lib/server/jobs/retention';

/** Those that still open something: ended ones stay in their table for a while. */
export function sessionViews(db: Reader, accountId: number, now: string) {
	const { idleSince, openedBefore } = keptSince(officeSettings(db), now).sessions;
	return sessionsOf(db, accountId)
		.filter(
			({ createdAt, expiresAt, lastSeenAt }) =>
				expiresAt > now && lastSeenAt > idleSince && createdAt > openedBefore
		)
		.map(({ createdAt, lastSeenAt, address, agent }) => ({
			...{ address, browser: agentText(agent) },
			openedAt: formatInstant(createdAt),
			lastSeenAt: formatInstant(lastSeenAt)
		}));
}

export function tokenViews(db: Reader, accountId: number, now: string) {
	return tokensOf(db, accountId).map((token) => ({
		...{ id: token.id, name: token.name, start: token.start },
		scope: TOKEN_SCOPE_NAMES[token.scope],
		lastUsed: token.lastUsedAt === null ? null : formatInstant(token.lastUsedAt),
		state:
			token.revokedAt !== null
				? `thu hồi ${formatInstant(token.revokedAt)}`
				: `${token.expiresAt <= now ? 'hết hạn' : 'đến'} ${formatInstant(token.expiresAt)}`,
		isOpen: token.revokedAt === null && token.expiresAt > now
	}));
}

const LATEST = 12;

/** What happened to the account, newest first. */
export function latestLines(ctx: ReportContext, accountId: number) {
	const kpi = (id: string): string => ctx.catalogue.kpis.get(id)?.name ?? id;
	const names = { ...namesFor(ctx), kpi };
	const about = { subjects: [`account:${accountId}`] };
	return auditLines(ctx.db, about, { limit: LATEST, offset: 0 }).map((line) => ({
		id: line.id,
		text: auditSentence(line, names),
		reason: typeof line.detail['reason'] === 'string' ? line.detail['reason'] : '',
		at: formatInstant(line.at),
		by: line.actor.name,
		address: line.actor.address
	}));
}

const DONE: Readonly<Record<string, string>> = {
	sua: 'Đã lưu thay đổi.',
	'khong-doi': 'Không có gì thay đổi.',
	khoa: 'Đã khóa tài khoản: mọi phiên đăng nhập và mã truy cập đã kết thúc.',
	mo: 'Đã mở lại tài khoản. Mã truy cập đã thu hồi không trở lại.'
};
const COUNTED: Readonly<Record<string, readonly [string, string]>> = {
	'ket-thuc': ['Không có phiên nào đang mở.', 'phiên đăng nhập đã kết thúc.'],
	'thu-hoi': ['Không có mã truy cập nào còn dùng được.', 'mã truy cập đã thu hồi.']
};

/** What the last form did, from the address it led to. */
export function doneText(query: URLSearchParams): string | null {
	const done = query.get('da') ?? '';
	const counted = COUNTED[done];
	if (counted === undefined) return DONE[done] ?? null;
	const count = Number(query.get('so'));
	return Number.isInteger(count) && count > 0 ? `${formatCount(count)} ${counted[1]}` : counted[0];
}
