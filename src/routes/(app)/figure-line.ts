// A figure of a read model as the line that tables show.
import { figureAnchor, type FigureLine, type FileLink } from '$lib/components/figures/figure-line';
import type { Window } from '$lib/domain/figures/period';
import { setAsideWord } from '$lib/format/intake/upload-text';
import { formatQuantity } from '$lib/format/number';
import { formatInstant, formatPeriod, formatWindow } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import type { FigureVersion, FigureView } from '$lib/server/reports/submissions/figure-view';

/** `current` false: a later submission stated it again. */
type ShownFigure = FigureView & { readonly current?: boolean };

export function figureLine(view: ShownFigure, reportWindow: Window | null): FigureLine {
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

function cellOf(version: FigureVersion) {
	return {
		written: version.text,
		read: formatQuantity(version.quantity),
		place: formatPlace(version.place),
		file: fileLink(version)
	};
}

function fileLink(version: FigureVersion): FileLink | null {
	if (version.file === null || version.submissionId === null) return null;
	return { name: version.file.name, href: `/bao-cao/${version.submissionId}` };
}

function sameWindow(a: Window | null, b: Window | null): boolean {
	return a?.from === b?.from && a?.to === b?.to;
}
