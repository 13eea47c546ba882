// Settings from the environment and the one clock, read at the edges (hooks and the command line) and handed in from there.
import { dirname, join } from 'node:path';
import { z } from 'zod';

const MB = 1024 * 1024;
/** The most that Node's readers of whole files take. */
const MOST_MB = 2048;
const MOST_FILES = 50;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const megabytes = (usual: number) =>
	z.coerce
		.number(`phải là số MB, nguyên, từ 1 đến ${MOST_MB}`)
		.int(`phải là số MB nguyên`)
		.min(1, 'phải từ 1 MB')
		.max(MOST_MB, `nhiều nhất ${MOST_MB} MB`)
		.default(usual);

const Environment = z.object({
	DATABASE_PATH: z.string().trim().min(1).default('.local/dashboard.db'),
	/** Largest file, and all files of one upload together. */
	MAX_UPLOAD_MB: megabytes(50),
	MAX_REQUEST_MB: megabytes(200),
	/** Memory of the process that reads, checks and stores files. */
	IMPORT_MEMORY_MB: megabytes(1024),
	/** The name the application is reached by from other machines; none: from this machine only. */
	PUBLIC_ADDRESS: z
		.string()
		.trim()
		.regex(
			/^https?:\/\/[a-z0-9.:[\]-]+\/?$/i,
			'PUBLIC_ADDRESS phải có dạng https://TÊN-MÁY hoặc https://TÊN-MÁY:CỔNG'
		)
		.transform((address) => new URL(address).origin)
		.optional(),
	LOG_LEVEL: z
		.enum(LOG_LEVELS, `LOG_LEVEL phải là một trong: ${LOG_LEVELS.join(', ')}`)
		.default('info'),
	/** Where copies of the database are kept; beside the database unless another disk is named. */
	BACKUP_FOLDER: z.string().trim().min(1).optional(),
	/** Fixes today's date, for tests and demonstrations. */
	CCHC_TODAY: z.iso.date('CCHC_TODAY phải là một ngày dạng NĂM-THÁNG-NGÀY').optional()
});

export interface Clock {
	/** Today's date in Vietnam. */
	today(): string;
	/** This instant, ISO with milliseconds and Z. */
	now(): string;
}
export interface Settings {
	readonly databasePath: string;
	readonly clock: Clock;
	readonly limits: {
		readonly fileBytes: number;
		readonly requestBytes: number;
		readonly files: number;
	};
	readonly importMemoryMb: number;
	/** "https://cchc.example.gov.vn", without a last slash; null: reached from this machine only. */
	readonly publicAddress: string | null;
	readonly backupFolder: string;
	readonly logLevel: LogLevel;
}

/** Empty variables count as not set, as a shell's `VAR=` means. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
	);
	const checked = Environment.safeParse(given);
	if (!checked.success) throw new Error(z.prettifyError(checked.error));
	const { DATABASE_PATH, CCHC_TODAY, MAX_UPLOAD_MB, MAX_REQUEST_MB } = checked.data;
	return {
		databasePath: DATABASE_PATH,
		clock: clockFixedOn(CCHC_TODAY),
		limits: {
			fileBytes: MAX_UPLOAD_MB * MB,
			// One file of the largest size must fit.
			requestBytes: Math.max(MAX_UPLOAD_MB, MAX_REQUEST_MB) * MB,
			files: MOST_FILES
		},
		importMemoryMb: checked.data.IMPORT_MEMORY_MB,
		publicAddress: checked.data.PUBLIC_ADDRESS ?? null,
		backupFolder: checked.data.BACKUP_FOLDER ?? join(dirname(DATABASE_PATH), 'sao-luu'),
		logLevel: checked.data.LOG_LEVEL
	};
}

const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
const VIETNAM_DAY = new Intl.DateTimeFormat('sv-SE', ZONE);
const VIETNAM_TIME = new Intl.DateTimeFormat('sv-SE', { ...ZONE, timeStyle: 'medium' });

/** With a fixed day the time of day still runs, so that two imports stay in order. */
function clockFixedOn(day: string | undefined): Clock {
	return {
		today: () => day ?? VIETNAM_DAY.format(new Date()),
		now: () => {
			const real = new Date();
			const shown =
				day === undefined ? real : new Date(`${day}T${VIETNAM_TIME.format(real)}+07:00`);
			return shown.toISOString();
		}
	};
}
