// The pages of administration with their present state, and what must be looked at first.
import { isCommuneKind, isValid } from '$lib/domain/unit/unit';
import { settingValueText } from '$lib/format/office/setting-text';
import { formatCount } from '$lib/format/number';
import { formatSize } from '$lib/format/size';
import { databaseFacts, officeCounts, type OfficeCounts } from '$lib/server/db/figures/census';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { diskOf, packagesOf } from '$lib/server/web/installation';
import type { BackupStanding, Warning } from './backup-standing';
import type { ExaminationView } from './examination-view';

interface HubLine {
	readonly href: string;
	readonly name: string;
	readonly about: string;
	readonly state: string;
}
interface Standing {
	readonly backup: BackupStanding;
	readonly examination: ExaminationView | null;
}

export function hubLines(locals: App.Locals, standing: Standing): HubLine[] {
	const counts = officeCounts(locals.db, locals.clock.today());
	return [...peopleAndUnits(locals, counts), ...operation(locals, counts, standing)];
}

function peopleAndUnits(locals: App.Locals, counts: OfficeCounts): HubLine[] {
	const { communes, offices } = unitCounts(locals);
	return [
		{
			href: '/quan-tri/tai-khoan',
			name: 'Tài khoản',
			about: 'Tạo, đổi vai trò, đặt lại mật khẩu, khóa.',
			state: `${formatCount(counts.usableAccounts)} dùng được, ${formatCount(counts.neverSignedIn)} chưa đăng nhập lần nào`
		},
		{
			href: '/quan-tri/don-vi',
			name: 'Đơn vị',
			about: 'Đổi tên, sáp nhập, chia tách, tên gọi khác, nạp danh sách.',
			state: `${formatCount(communes)} xã, phường, thị trấn có hiệu lực hôm nay`
		},
		{
			href: '/quan-tri/co-quan',
			name: 'Cơ quan tổng hợp',
			about: 'Cơ quan nào gồm những đơn vị nào, từ ngày nào.',
			state: `${formatCount(offices)} cơ quan có hiệu lực hôm nay`
		},
		{
			href: '/quan-tri/chi-tieu',
			name: 'Chỉ tiêu giao',
			about: 'Mức phải đạt của từng chỉ số theo năm, kèm văn bản giao.',
			state:
				counts.targets === 0
					? 'dùng chỉ tiêu kèm theo chương trình'
					: `${formatCount(counts.targets)} chỉ tiêu do đơn vị đặt`
		},
		{
			href: '/dot-bao-cao',
			name: 'Đợt báo cáo',
			about: 'Mở đợt, đổi hạn, khóa kỳ, nhắc đơn vị.',
			state: `${formatCount(counts.campaigns)} đợt, ${formatCount(counts.openCampaigns)} chưa đến hạn`
		}
	];
}

function unitCounts({ reports, clock }: App.Locals): { communes: number; offices: number } {
	const today = clock.today();
	const valid = registerOf(reports).versions.filter((version) => isValid(version, today));
	const communes = new Set<number>();
	const offices = new Set<number>();
	for (const { unitId, kind } of valid) (isCommuneKind(kind) ? communes : offices).add(unitId);
	return { communes: communes.size, offices: offices.size };
}

function operation(
	{ db, clock }: App.Locals,
	counts: OfficeCounts,
	{ backup, examination }: Standing
): HubLine[] {
	const settings = officeSettings(db);
	const facts = databaseFacts(db, clock.now());
	const guests = settingValueText('guests.allowed', settings['guests.allowed']);
	const idle = settingValueText('session.idle_hours', settings['session.idle_hours']);
	return [
		{
			href: '/quan-tri/cai-dat',
			name: 'Cài đặt',
			about: 'Khách, phiên đăng nhập, thời hạn lưu giữ, lịch sao lưu.',
			state: `khách xem: ${guests}; tự đăng xuất sau ${idle}`
		},
		{
			href: '/quan-tri/sao-luu',
			name: 'Sao lưu',
			about: 'Các bản đã có, sao lưu ngay, cách phục hồi.',
			state:
				backup.newest === null
					? 'chưa có bản nào'
					: `gần nhất ${backup.newest.at}, đã kiểm tra; tiếp theo ${backup.nextAt ?? 'chưa hẹn'}`
		},
		{
			href: '/quan-tri/nhat-ky',
			name: 'Nhật ký',
			about: 'Ai làm gì, lúc nào, từ đâu, số cũ và số mới.',
			state: `${formatCount(counts.auditLines)} dòng; ${examination?.audit?.title ?? 'chưa kiểm tra chuỗi'}`
		},
		{
			href: '/quan-tri/gioi-thieu',
			name: 'Giới thiệu',
			about: 'Phiên bản, dung lượng, toàn vẹn, phần mềm đã dùng.',
			state: `phiên bản ${packagesOf().own.version}, cơ sở dữ liệu ${formatSize(facts.bytes)}`
		}
	];
}

/** What cannot wait first. */
export function hubWarnings(
	locals: App.Locals,
	{ backup, examination }: Standing
): readonly Warning[] {
	return [
		...soundness(examination),
		...disk(locals),
		...backup.warnings,
		...demonstration(officeCounts(locals.db, locals.clock.today()))
	];
}

function soundness(examination: ExaminationView | null): Warning[] {
	const about = { href: '/quan-tri/gioi-thieu', link: 'Xem kết quả kiểm tra' } as const;
	return [
		...(examination?.isWhole === false
			? [
					{
						kind: 'error' as const,
						text: `Cơ sở dữ liệu có chỗ hỏng: ${examination.damage}.`,
						...about
					}
				]
			: []),
		...(examination?.audit?.isIntact === false
			? [{ kind: 'error' as const, text: `${examination.audit.title}.`, ...about }]
			: [])
	];
}

/** Room for the database once more, for its log and a copy; never less than this. */
const LEAST_FREE = 512 * 1024 * 1024;

function disk({ db, clock }: App.Locals): Warning[] {
	const { path, bytes } = databaseFacts(db, clock.now());
	const free = diskOf(path)?.freeBytes;
	const needed = Math.max(LEAST_FREE, 2 * bytes);
	if (free === undefined || free >= needed) return [];
	return [
		{
			kind: 'error',
			text: `Ổ đĩa chứa cơ sở dữ liệu chỉ còn ${formatSize(free)}, cần ít nhất ${formatSize(needed)} để nhập và sao lưu an toàn.`,
			...{ href: '/quan-tri/gioi-thieu', link: 'Xem dung lượng' }
		}
	];
}

function demonstration({ demonstrationAccounts: count }: OfficeCounts): Warning[] {
	if (count === 0) return [];
	return [
		{
			kind: 'warn',
			text: `${formatCount(count)} tài khoản minh họa còn dùng được: khóa trước khi nhập số liệu thật.`,
			...{ href: '/quan-tri/tai-khoan?tim=minh-hoa', link: 'Xem tài khoản' }
		}
	];
}
