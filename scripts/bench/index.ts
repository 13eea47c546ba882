// Runs the measurements one after the other. Budgets are told, not asserted: a test must not depend on a machine's mood.
import { backupBench } from './backup';
import { importBench } from './import';
import { print } from './measure';
import { pageBench } from './page';
import { rankingBench } from './ranking';
import { servingBench } from './serving';
import { workbookBench } from './workbook';

const PERIOD = 'Quý III/2025';
const A_PROVINCE = 1_200;
const A_COUNTRY = 10_600;
const A_WORKBOOK = 10_000;
const A_LARGE_FILE_MB = 500;
/** Twelve figures of every commune of a province: a hundred thousand. */
const QUARTERS = [
	...['Quý I/2024', 'Quý II/2024', 'Quý III/2024', 'Quý IV/2024'],
	...['Quý I/2025', 'Quý II/2025', 'Quý III/2025']
];

/** `npm run bench -- 3000` measures another number of communes. */
export async function bench(words: readonly string[]): Promise<void> {
	const asked = Number(words[0]);
	const province = asked > 0 ? asked : A_PROVINCE;
	const country = asked > 0 ? asked : A_COUNTRY;
	print('Import of a wide table', importBench(province, PERIOD));
	print('Import of a workbook', await workbookBench(asked > 0 ? asked : A_WORKBOOK, PERIOD));
	print('Ranking', rankingBench(country, PERIOD));
	print('Pages of the demonstration', await pageBench());
	print('Pages while a long table is imported', await servingBench(province, QUARTERS));
	print('A copy of a large database', await backupBench(A_LARGE_FILE_MB));
}
