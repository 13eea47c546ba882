// Reads the catalogue of indicators, KPIs, checks and targets once per process; a fault stops the start.
import { join, resolve } from 'node:path';
import type { Catalogue } from '../../domain/kpi/catalogue';
import { catalogueFaults, type CatalogueFile } from '../../domain/kpi/catalogue-faults';
import { checksFile, indicatorsFile, kpisFile, targetsFile } from './catalogue-schema';
import { readJsonFile, ReviewedFileError } from './json-file';

/** The folder of reviewed data: `data` below the working directory, or DATA_PATH. */
export const dataPath = (): string => resolve(process.env['DATA_PATH'] ?? 'data');

const loaded = new Map<string, Catalogue>();

export function loadCatalogue(path: string): Catalogue {
	const known = loaded.get(path);
	if (known !== undefined) return known;
	const catalogue = readCatalogue(path);
	loaded.set(path, catalogue);
	return catalogue;
}

function readCatalogue(path: string): Catalogue {
	const places: Readonly<Record<CatalogueFile, string>> = {
		indicators: join(path, 'catalogue', 'indicators.json'),
		kpis: join(path, 'catalogue', 'kpis.json'),
		checks: join(path, 'catalogue', 'checks.json'),
		targets: join(path, 'targets.json')
	};
	const entries = {
		...readJsonFile(places.indicators, indicatorsFile),
		...readJsonFile(places.kpis, kpisFile),
		...readJsonFile(places.checks, checksFile),
		...readJsonFile(places.targets, targetsFile)
	};
	const faults = catalogueFaults(entries);
	const first = faults[0];
	if (first !== undefined) {
		const sameFile = faults.filter(({ file }) => file === first.file);
		throw new ReviewedFileError(
			places[first.file],
			sameFile.map(({ path: place, fault }) => `${place}: ${fault}`)
		);
	}
	return {
		forms: entries.forms,
		fields: entries.fields,
		indicators: new Map(entries.indicators.map((indicator) => [indicator.id, indicator])),
		kpis: new Map(entries.kpis.map((kpi) => [kpi.id, kpi])),
		checks: entries.checks,
		targets: entries.targets
	};
}
