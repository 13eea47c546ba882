// An office with one officer, and many files that it is going to import.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { closeDatabase } from '../../src/lib/server/db/database';
import { removeWithLog } from '../../src/lib/server/db/file/leftovers';
import { longCsv, quarters } from '../bench/made-up';
import { openOffice } from '../bench/office';
import { signedInCookie } from '../bench/signed-in';

export interface CrashWork {
	/** Put back before each round. */
	readonly base: string;
	/** What is imported into. */
	readonly path: string;
	readonly files: readonly string[];
	/** Stored together or not at all, where files are confirmed by the handful. */
	readonly groups: readonly (readonly string[])[];
	/** Of each file. */
	readonly reports: number;
	readonly figures: number;
	/** Signs the officer in. */
	readonly cookie: string;
}

const FIGURES_OF_A_REPORT = 12;
const FIRST_YEAR = new Date(0).getUTCFullYear() + 40;
const OF_A_GROUP = 3;
export const OFFICER = {
	accountId: null,
	name: 'Cán bộ thử',
	role: 'command',
	address: ''
} as const;
export const MAY = EVERYTHING;

export function madeWork(
	folder: string,
	{ communes, files }: { readonly communes: number; readonly files: number }
): CrashWork {
	const { db } = openOffice(folder, communes);
	const cookie = signedInCookie(db);
	// As the start leaves it where nobody wants the demonstration.
	db.$client.pragma('user_version = 2');
	const base = db.$client.name;
	closeDatabase(db);
	const inbox = join(folder, 'tep');
	mkdirSync(inbox);
	const paths = quarters(files, FIRST_YEAR).map((period, index) => {
		const path = join(inbox, `bao-cao-${String(index + 1).padStart(2, '0')}.csv`);
		writeFileSync(path, longCsv(communes, [period]));
		return path;
	});
	const names = paths.map((path) => basename(path));
	const groups = Array.from({ length: Math.ceil(files / OF_A_GROUP) }, (_, index) =>
		names.slice(index * OF_A_GROUP, (index + 1) * OF_A_GROUP)
	);
	const path = join(folder, 'office.db');
	return {
		...{ base, path, files: paths, groups, cookie },
		reports: communes,
		figures: communes * FIGURES_OF_A_REPORT
	};
}

/** As before any import. */
export function putBack({ base, path }: CrashWork): void {
	removeWithLog(path);
	copyFileSync(base, path);
}
