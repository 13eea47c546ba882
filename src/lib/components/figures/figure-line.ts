// A figure as tables show it: everything already text, so that a page carries no more than what it prints.

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
