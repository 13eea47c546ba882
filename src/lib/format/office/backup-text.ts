// Copies of the database in words: why one was not made, and how far it is.
import { formatSize } from '../size';

/** The faults of `server/db/faults`, said of the place where copies lie. */
type BackupFault =
	'disk_full' | 'write_failed' | 'read_only' | 'busy' | 'corrupted' | 'missing' | 'killed';

const FAULTS: Readonly<Record<BackupFault, (folder: string) => string>> = {
	disk_full: (folder) =>
		`Ổ đĩa chứa ${folder} đã đầy: giải phóng chỗ trống, hoặc đặt BACKUP_FOLDER sang ổ khác.`,
	write_failed: (folder) =>
		`Ổ đĩa chứa ${folder} báo lỗi khi ghi: kiểm tra ổ đĩa, hoặc đặt BACKUP_FOLDER sang ổ khác.`,
	read_only: (folder) =>
		`Không ghi được vào ${folder}: cấp quyền ghi cho tài khoản chạy ứng dụng, hoặc đặt BACKUP_FOLDER sang nơi ghi được.`,
	busy: () => 'Một chương trình khác giữ cơ sở dữ liệu quá lâu: sao lưu lại sau ít phút.',
	corrupted: () =>
		'Cơ sở dữ liệu có chỗ bị hỏng: ngừng nhập số liệu, giữ các bản sao cũ và phục hồi từ bản gần nhất.',
	missing: (folder) => `Không vào được ${folder}: tạo thư mục hoặc gắn lại ổ đĩa.`,
	killed: () => 'Việc sao lưu bị dừng giữa chừng vì máy chủ khởi động lại hoặc thiếu tài nguyên.'
};

export const backupFaultText = (fault: BackupFault, folder: string): string =>
	`Chưa tạo được bản sao lưu. ${FAULTS[fault](folder)}`;

/** Told before anything is written, so that the copy does not fill the disk that reports are stored on. */
export const noRoomText = (
	folder: string,
	{ needed, free }: { readonly needed: number; readonly free: number }
): string =>
	`Chưa tạo được bản sao lưu. Ổ đĩa chứa ${folder} còn ${formatSize(free)}, bản sao cần ${formatSize(needed)}: giải phóng chỗ trống, hoặc đặt BACKUP_FOLDER sang ổ khác.`;

export const notRecordedText = (path: string): string =>
	`Bản sao ${path} đã tạo và kiểm tra xong nhưng chưa ghi được vào sổ sao lưu; tệp được giữ.`;

export const otherFaultText = (detail: string): string => `Chưa tạo được bản sao lưu. ${detail}`;
