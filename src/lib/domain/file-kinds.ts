// The kinds of files that are read. A new one has its entry here, its module in the room that reads and its line in
// that room's dispatch, which the compiler asks for.

interface Kind {
	/** Whose file it is, where pages name it by program and ending: "Excel (.xlsx)". */
	readonly program?: string;
	/** What pages call it otherwise; neither: it is read, but not asked for. */
	readonly words?: readonly string[];
	/** Endings of its names; a file is recognised by its content all the same. */
	readonly endings: readonly string[];
	readonly media?: readonly string[];
	/** First bytes, where they tell. */
	readonly begins?: readonly (readonly number[])[];
	/** The parts inside tell it. */
	readonly isZip?: true;
}

export const FILE_KINDS = {
	xlsx: {
		program: 'Excel',
		endings: ['.xlsx'],
		media: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		isZip: true
	},
	/** The container of old office programs, or of an encrypted new one. */
	ole: {
		program: 'Excel',
		endings: ['.xls'],
		media: ['application/vnd.ms-excel'],
		begins: [[0xd0, 0xcf, 0x11, 0xe0]]
	},
	/** A legacy workbook without a container, as small export scripts write it. */
	bare_xls: {
		endings: ['.xls'],
		begins: [
			[0x09, 0x08, 0x08, 0x00],
			[0x09, 0x08, 0x10, 0x00]
		]
	},
	xlsb: {
		program: 'Excel',
		endings: ['.xlsb'],
		media: ['application/vnd.ms-excel.sheet.binary.macroenabled.12'],
		isZip: true
	},
	/** Excel 2003's "XML Spreadsheet". */
	xml_workbook: { endings: ['.xml'] },
	ods: {
		program: 'OpenDocument',
		endings: ['.ods'],
		media: ['application/vnd.oasis.opendocument.spreadsheet'],
		isZip: true
	},
	/** LibreOffice's sheets as one XML file. */
	flat_ods: { program: 'OpenDocument', endings: ['.fods'] },
	/** A web page or a part of one with a table, as one-stop software saves it under .xls. */
	html: { endings: ['.htm', '.html'] },
	/** Any text that is none of the others: CSV, TSV, "Unicode Text". */
	csv: {
		words: ['CSV', 'TSV'],
		endings: ['.csv', '.tsv', '.txt'],
		media: ['text/csv', 'text/tab-separated-values']
	},
	json: { words: ['JSON'], endings: ['.json'], media: ['application/json'] },
	/** Several files in one. */
	archive: { endings: ['.zip'], media: ['application/zip'], isZip: true }
} as const satisfies Readonly<Record<string, Kind>>;

export type FileKind = keyof typeof FILE_KINDS;
export type ZippedKind = {
	[Id in FileKind]: (typeof FILE_KINDS)[Id] extends { readonly isZip: true } ? Id : never;
}[FileKind];

export const FILE_KIND_IDS = Object.keys(FILE_KINDS) as readonly FileKind[];

export const fileKindOf = (id: FileKind): Kind => FILE_KINDS[id];
