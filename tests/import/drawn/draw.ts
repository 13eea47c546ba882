// A table from a seed: its layout, file kind, signs and decorations, and what is true in it.
import type { Catalogue } from '../../../src/lib/domain/kpi/catalogue';
import { chanceFrom } from './chance';
import type { Asked, Desk, Layout } from './drawing';
import { figuresOf, Truth, type Figures, type Office } from './facts';
import type { Grid } from './grid';
import {
	fields,
	needsSheets,
	sheetPerCommune,
	sheetPerPeriod,
	sideBySide,
	stacked
} from './several';
import { form, periodGroups, periodsAcross, periodsInHeadings, unitsAcross, years } from './turned';
import { flat, grouped, long, wide } from './wide';
import {
	FILE_KINDS,
	fileOf,
	holdsOneSheet,
	type DrawnFile,
	type FileKind,
	type Signs
} from './write';

/** How often each is drawn: the ordinary ones most. */
const LAYOUTS: readonly (readonly [name: string, layout: Layout, weight: number])[] = [
	['wide', wide, 6],
	['grouped', grouped, 3],
	['flat', flat, 2],
	['long', long, 2],
	['unitsAcross', unitsAcross, 2],
	['periodsAcross', periodsAcross, 2],
	['form', form, 3],
	['periodGroups', periodGroups, 1],
	['periodsInHeadings', periodsInHeadings, 1],
	['years', years, 1],
	['stacked', stacked, 2],
	['sideBySide', sideBySide, 1],
	['sheetPerCommune', sheetPerCommune, 1],
	['sheetPerPeriod', sheetPerPeriod, 1],
	['fields', fields, 2]
];

export interface DrawnTable {
	readonly seed: number;
	readonly layout: string;
	readonly kind: FileKind;
	readonly signs: Signs;
	readonly decorations: readonly string[];
	readonly grids: readonly Grid[];
	readonly asked: Asked;
	readonly truth: Truth;
}

export function drawTable(
	seed: number,
	of: { readonly office: Office; readonly catalogue: Catalogue }
): DrawnTable {
	const chance = chanceFrom(seed * 7919 + 17);
	const [name, layout] = chance.pick(
		LAYOUTS.flatMap((entry) => Array.from({ length: entry[2] }, () => entry))
	);
	const kinds = needsSheets(layout)
		? FILE_KINDS.filter((kind) => !holdsOneSheet(kind))
		: FILE_KINDS;
	const kind = chance.pick(kinds);
	const signs = chance.pick(['plain', 'plain', 'vi', 'en'] as const);
	const drawn = new Map<string, Figures>();
	const truth = new Truth();
	const desk: Desk = {
		...of,
		chance,
		kind,
		signs,
		truth,
		decorations: [],
		figures(commune, period) {
			const key = `${commune.code} ${period}`;
			const quarter = Number(period.slice(-1));
			const before = quarter > 1 ? `${commune.code} ${period.slice(0, -1)}${quarter - 1}` : '';
			const pending = drawn.get(before)?.['dossiers_pending_total'];
			const known = drawn.get(key) ?? figuresOf(chance, pending);
			drawn.set(key, known);
			return known;
		}
	};
	const { grids, asked } = layout(desk);
	return { seed, layout: name, kind, signs, decorations: desk.decorations, grids, asked, truth };
}

export const drawnFile = ({ grids, kind, signs }: DrawnTable): DrawnFile =>
	fileOf(grids, kind, signs);
