// What may be sent, in the words of a page and of a file dialog. Files are recognised by content; this is a courtesy.
export const FILE_KINDS =
	'Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods, .fods), CSV, TSV, JSON, hoặc ZIP gồm nhiều tệp như vậy';

export const ACCEPTED = [
	'.xlsx',
	'.xls',
	'.xlsb',
	'.ods',
	'.fods',
	'.xml',
	'.csv',
	'.tsv',
	'.txt',
	'.json',
	'.zip',
	'.htm',
	'.html',
	'text/csv',
	'text/tab-separated-values',
	'application/json',
	'application/zip',
	'application/vnd.ms-excel',
	'application/vnd.ms-excel.sheet.binary.macroenabled.12',
	'application/vnd.oasis.opendocument.spreadsheet',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
].join(',');
