// Runs the measurements one after the other. Budgets are told, not asserted: a test must not depend on a machine's mood.
import { importBench } from './import';
import { print } from './measure';
import { pageBench } from './page';
import { rankingBench } from './ranking';

const PERIOD = 'Quý III/2025';
const A_PROVINCE = 1_200;
const A_COUNTRY = 10_600;

/** `npm run bench -- 3000` measures another number of communes. */
export async function bench(words: readonly string[]): Promise<void> {
	const asked = Number(words[0]);
	const province = asked > 0 ? asked : A_PROVINCE;
	const country = asked > 0 ? asked : A_COUNTRY;
	print('Import of a wide table', importBench(province, PERIOD));
	print('Ranking', rankingBench(country, PERIOD));
	print('Pages of the demonstration', await pageBench());
}
