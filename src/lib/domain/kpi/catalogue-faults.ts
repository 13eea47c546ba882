// What a catalogue must hold beyond its shape; the reader of the files stops on the first file with a fault.
import type { Check, Indicator, IndicatorId, Kpi, KpiId, Target } from './catalogue';
import type { CatalogueEntries, EntryFault } from './catalogue-entries';
import { formFaults, spellingFaults } from './catalogue-spellings';
import { exampleFault } from './kpi-example';

export type CatalogueFile = 'indicators' | 'kpis' | 'checks' | 'targets';
export interface CatalogueFault extends EntryFault {
	readonly file: CatalogueFile;
}

export function catalogueFaults(entries: CatalogueEntries): CatalogueFault[] {
	const inFile =
		(file: CatalogueFile) =>
		(fault: EntryFault): CatalogueFault => ({ file, ...fault });
	const known: Known = {
		indicators: new Set(entries.indicators.map(({ id }) => id)),
		kpis: new Set(entries.kpis.map(({ id }) => id))
	};
	return [
		...[
			...duplicates('forms', ids(entries.forms)),
			...duplicates('fields', ids(entries.fields)),
			...duplicates('indicators', ids(entries.indicators)),
			...formFaults(entries),
			...spellingFaults(entries),
			...entries.indicators.flatMap((indicator, index) =>
				indicatorFaults(indicator, `indicators[${index}]`, known)
			)
		].map(inFile('indicators')),
		...[
			...duplicates('kpis', ids(entries.kpis)),
			...entries.kpis.flatMap((kpi, index) => kpiFaults(kpi, `kpis[${index}]`, known))
		].map(inFile('kpis')),
		...[
			...duplicates('checks', ids(entries.checks)),
			...entries.checks.flatMap((check, index) => checkFaults(check, `checks[${index}]`, known))
		].map(inFile('checks')),
		...[
			...duplicates('targets', entries.targets.map(targetKey)),
			...entries.targets.flatMap(({ kpi }, index) =>
				unknownKpi(kpi, `targets[${index}].kpi`, known)
			)
		].map(inFile('targets'))
	];
}

interface Known {
	readonly indicators: ReadonlySet<IndicatorId>;
	readonly kpis: ReadonlySet<KpiId>;
}

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
const targetKey = (target: Target): string =>
	`${target.kpi} of ${target.organisingCode ?? 'all'} in ${target.year}`;

function duplicates(list: string, keys: readonly string[]): EntryFault[] {
	return keys.flatMap((key, index) => {
		const first = keys.indexOf(key);
		return first === index
			? []
			: [{ path: `${list}[${index}]`, fault: `“${key}” stands already at ${list}[${first}]` }];
	});
}

function unknownIndicators(
	list: readonly IndicatorId[] | undefined,
	path: string,
	known: Known
): EntryFault[] {
	return (list ?? []).flatMap((id, index) =>
		known.indicators.has(id)
			? []
			: [{ path: `${path}[${index}]`, fault: `unknown indicator “${id}”` }]
	);
}

function unknownKpi(id: KpiId, path: string, known: Known): EntryFault[] {
	return known.kpis.has(id) ? [] : [{ path, fault: `unknown KPI “${id}”` }];
}

function indicatorFaults(indicator: Indicator, path: string, known: Known): EntryFault[] {
	const faults: EntryFault[] = [];
	const { measure, nature, codes } = indicator;
	const isFlag = measure === 'flag';
	if (isFlag !== (nature === 'flag') || isFlag !== (codes !== undefined)) {
		faults.push({
			path: `${path}.codes`,
			fault: 'measure flag, nature flag and codes go together'
		});
	}
	if (indicator.additive && (isFlag || measure === 'percent')) {
		faults.push({ path: `${path}.additive`, fault: 'rates and flags cannot be added' });
	}
	faults.push(...statesFaults(indicator, `${path}.states`, known));
	if ((indicator.validFrom ?? '') > (indicator.validTo ?? '9999')) {
		faults.push({ path: `${path}.validTo`, fault: 'ends before it begins' });
	}
	return faults;
}

/** Only a percent states a rate: that of a KPI, or of two sums. */
function statesFaults({ measure, states }: Indicator, path: string, known: Known): EntryFault[] {
	if (states === undefined) return [];
	if (measure !== 'percent') return [{ path, fault: 'only a percent states a rate' }];
	if ('kpi' in states) return unknownKpi(states.kpi, `${path}.kpi`, known);
	return [
		...unknownIndicators(states.numerator, `${path}.numerator`, known),
		...unknownIndicators(states.denominator, `${path}.denominator`, known)
	];
}

function kpiFaults(kpi: Kpi, path: string, known: Known): EntryFault[] {
	const faults = kpi.formulas.flatMap((formula, index) => {
		const at = `${path}.formulas[${index}]`;
		return [
			...unknownIndicators(formula.numerator.plus, `${at}.numerator.plus`, known),
			...unknownIndicators(formula.numerator.minus, `${at}.numerator.minus`, known),
			...unknownIndicators(formula.denominator.plus, `${at}.denominator.plus`, known),
			...unknownIndicators(formula.denominator.minus, `${at}.denominator.minus`, known),
			...unknownIndicators(formula.onlyWithout, `${at}.onlyWithout`, known),
			...unknownIndicators(formula.onlyWith, `${at}.onlyWith`, known)
		];
	});
	if (kpi.formulas[0].flag !== undefined || kpi.formulas[0].onlyWithout !== undefined) {
		faults.push({
			path: `${path}.formulas[0]`,
			fault: 'the official formula has no flag and no condition'
		});
	}
	const example = exampleFault(kpi);
	if (example !== undefined) faults.push({ path: `${path}.example`, fault: example });
	return faults;
}

function checkFaults(check: Check, path: string, known: Known): EntryFault[] {
	const one = (id: IndicatorId, name: string): EntryFault[] =>
		known.indicators.has(id)
			? []
			: [{ path: `${path}.${name}`, fault: `unknown indicator “${id}”` }];
	switch (check.kind) {
		case 'sum':
			return [
				...one(check.total, 'total'),
				...unknownIndicators(check.parts, `${path}.parts`, known),
				...unknownIndicators(check.optionalParts, `${path}.optionalParts`, known),
				...unknownIndicators(check.looseParts, `${path}.looseParts`, known),
				...unknownIndicators(check.onlyWithout, `${path}.onlyWithout`, known)
			];
		case 'sum_of_fields':
			return [
				...one(check.total, 'total'),
				...(check.against === undefined ? [] : one(check.against, 'against'))
			];
		case 'at_most':
			return [
				...one(check.whole, 'whole'),
				...unknownIndicators(check.parts, `${path}.parts`, known),
				...unknownIndicators(check.onlyWithout, `${path}.onlyWithout`, known)
			];
		case 'equal':
			return [...one(check.left, 'left'), ...one(check.right, 'right')];
	}
}
