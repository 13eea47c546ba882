// An office with drafts of any size, and jobs in a real process on its database.
import { setPatience, write } from '../../src/lib/server/db/database';
import { saveDraft } from '../../src/lib/server/db/submissions/drafts';
import { ProcessJobs, type JobsSetting } from '../../src/lib/server/jobs/process-jobs';
import { sourceProgram } from '../../src/lib/server/jobs/start-process';
import { emptyDatabase, longCsv, saveOffice, type TestOffice } from '../support/report-database';

export const TODAY = '2026-10-01';
const RECEIVED_AT = `${TODAY}T02:00:00.000Z`;

export interface JobsOffice extends TestOffice {
	readonly jobs: ProcessJobs;
	/** Causes that were told to the log. */
	readonly log: string[];
	draft(id: string, csv: string): string;
	end(): Promise<void>;
}

export function jobsOffice(
	communes: number,
	setting: Partial<Pick<JobsSetting, 'idleMs' | 'taskMs'>> & {
		readonly memoryMb?: number;
		/** Takes what a process says at its end, where a test wants that end. */
		readonly show?: (text: string) => void;
	} = {}
): JobsOffice {
	const office = emptyDatabase();
	saveOffice(
		office.db,
		Array.from({ length: communes }, (_, index) => ({ code: code(index), name: `Mới ${index}` }))
	);
	// As the server has it.
	setPatience(office.db, 50);
	const log: string[] = [];
	const { memoryMb = 512, show, ...times } = setting;
	const environment = { ...process.env, DATABASE_PATH: office.db.$client.name, CCHC_TODAY: TODAY };
	const jobs = new ProcessJobs({
		db: office.db,
		program: sourceProgram({
			...{ environment, memoryMb },
			...(show === undefined ? {} : { show })
		}),
		log: (id, cause) => log.push(`[${id}] ${cause}`),
		...times
	});
	return {
		...office,
		jobs,
		log,
		draft: (id, csv) => {
			const file = { name: `${id}.csv`, bytes: new TextEncoder().encode(csv) };
			write(office.db, (writer) =>
				saveDraft(writer, {
					id,
					file: { ...file, receivedAt: RECEIVED_AT },
					choices: {},
					accountId: null,
					dropped: []
				})
			);
			return id;
		},
		end: async () => {
			await jobs.close();
			office.close();
		}
	};
}

const code = (index: number): string => String(index + 1).padStart(5, '0');

const INDICATORS = ['dossiers_received_new', 'dossiers_carried_over', 'dossiers_received_online'];

/** So many figures: every commune reports the same three for one quarter after another. */
export function reportsCsv(communes: number, quarters: number): string {
	const rows = Array.from({ length: quarters }, (_, quarter) => periodOf(quarter)).flatMap(
		(period) =>
			Array.from({ length: communes }, (_, index) =>
				INDICATORS.map(
					(indicator, order) => [code(index), period, indicator, 100 - order * 10] as const
				)
			).flat()
	);
	return longCsv(rows);
}

const periodOf = (quarter: number): string =>
	`${2020 + Math.floor(quarter / 4)}-q${(quarter % 4) + 1}`;

/** Every row of every table, as text. */
export function dump({ db }: TestOffice): string {
	const tables = db.$client
		.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
		.pluck()
		.all() as string[];
	const rows = tables.map((table) => [table, db.$client.prepare(`SELECT * FROM "${table}"`).all()]);
	return JSON.stringify(rows);
}
