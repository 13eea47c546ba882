// Settings from the environment and the one clock, read at the edges (hooks and the command line) and handed in from there.
import { z } from 'zod';

const Environment = z.object({
	DATABASE_PATH: z.string().trim().min(1).default('.local/dashboard.db'),
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
}

/** Empty variables count as not set, as a shell's `VAR=` means. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
	);
	const checked = Environment.safeParse(given);
	if (!checked.success) throw new Error(z.prettifyError(checked.error));
	return {
		databasePath: checked.data.DATABASE_PATH,
		clock: clockFixedOn(checked.data.CCHC_TODAY)
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
