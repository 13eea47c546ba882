// A figure as tables show it: everything already text, so that a page carries no more than what it prints.
import type { Place, Quantity } from '$lib/domain/figures/observation';
import type { Window } from '$lib/domain/figures/period';
import { formatQuantity } from '$lib/format/number';
import { formatInstant, formatPeriod, formatWindow } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import { setAsideWord } from '$lib/format/intake/upload-text';

interface Version {
	readonly quantity: Quantity;
	readonly text: string;
	readonly place: Place;
	readonly window: Window | null;
	readonly note: string | null;
	readonly submissionId: number | null;
	readonly file: { readonly name: string } | null;
	readonly receivedAt: string | null;
	readonly setAside: 'withdrawn' | 'sent_back' | null;
}
interface View extends Version {
	readonly indicator: string;
	readonly indicatorName: string;
	readonly unitOfMeasure: string;
	readonly field: string;
	readonly fieldName: string;
	readonly source: string;
	readonly period: string;
	readonly unverified: boolean;
	readonly derivedFrom: readonly View[];
	readonly earlier: readonly Version[];
	readonly current?: boolean;
}

export interface FileLink {
	readonly name: string;
	readonly href: string;
}
export interface FigureLine {
	/** Fragment by which other pages point at it. */
	readonly anchor: string;
	readonly indicator: string;
	readonly unit: string;
	readonly field: string;
	readonly source: string;
	/** As it stands in the cell. */
	readonly written: string;
	/** As it was understood. */
	readonly read: string;
	readonly blank: boolean;
	readonly place: string;
	readonly quote: string | null;
	/** What the file says where the cell was typed over. */
	readonly was: string | null;
	/** Its own window, when it differs from that of the report. */
	readonly window: string | null;
	readonly note: string | null;
	readonly file: FileLink | null;
	readonly unverified: boolean;
	/** false: a later submission stated it again. */
	readonly current: boolean;
	/** "Quý I/2023: 551" of the two cumulative figures. */
	readonly derivedFrom: readonly string[];
	readonly earlier: readonly {
		readonly written: string;
		readonly read: string;
		readonly at: string | null;
		readonly file: FileLink | null;
		readonly place: string;
		/** "đã rút", where its report does not count. */
		readonly standing: string;
	}[];
}

/** The same for every table and for every link that leads to it. */
export function figureAnchor(indicator: string, field: string): string {
	return field === '' ? `so-${indicator}` : `so-${indicator}.${field}`;
}

export function figureLine(view: View, reportWindow: Window | null): FigureLine {
	return {
		anchor: figureAnchor(view.indicator, view.field),
		indicator: view.indicatorName,
		unit: view.unitOfMeasure,
		field: view.fieldName,
		source: view.source,
		...cellOf(view),
		blank: view.quantity.kind === 'missing',
		quote: view.place.quote ?? null,
		was: view.place.was ?? null,
		window: sameWindow(view.window, reportWindow) ? null : formatWindow(view.window),
		note: view.note,
		unverified: view.unverified,
		current: view.current ?? true,
		derivedFrom: view.derivedFrom.map(
			(part) => `${formatPeriod(part.period)}: ${formatQuantity(part.quantity)}`
		),
		earlier: view.earlier.map((version) => ({
			...cellOf(version),
			at: version.receivedAt === null ? null : formatInstant(version.receivedAt),
			standing: version.setAside === null ? '' : setAsideWord(version.setAside)
		}))
	};
}

function cellOf(version: Version) {
	return {
		written: version.text,
		read: formatQuantity(version.quantity),
		place: formatPlace(version.place),
		file: fileLink(version)
	};
}

function fileLink(version: Version): FileLink | null {
	if (version.file === null || version.submissionId === null) return null;
	return { name: version.file.name, href: `/bao-cao/${version.submissionId}` };
}

function sameWindow(a: Window | null, b: Window | null): boolean {
	return a?.from === b?.from && a?.to === b?.to;
}
