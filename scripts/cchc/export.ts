// `export ranking`: the same file as the page's button.
import { tableCsv } from '../../src/lib/server/export/csv';
import { tableXlsx } from '../../src/lib/server/export/xlsx';
import { readArguments, UsageError } from './arguments';
import { pathGiven } from './files';
import { withOffice } from './office';
import { printLines } from './output';
import { rankingGiven } from './ranking';
import { writeExport } from './write-export';

const EXPECTED = {
	usage: 'export ranking --kpi CHỈ-SỐ --period KỲ [--of CƠ-QUAN] --format csv|xlsx --out TỆP',
	values: ['kpi', 'period', 'of', 'format', 'out']
};

export function exportTable(words: readonly string[]): Promise<number> {
	const given = readArguments(words, EXPECTED);
	if (given.words.length !== 1 || given.words[0] !== 'ranking')
		throw new UsageError(`Chỉ có bảng xếp hạng.\nCách dùng: cchc ${EXPECTED.usage}`);
	const format = given.needed('format');
	const out = pathGiven(given.needed('out'));
	if (format === 'docx')
		throw new UsageError('Tệp Word chưa có ở phiên bản này; dùng csv hoặc xlsx.');
	if (format !== 'csv' && format !== 'xlsx') throw new UsageError('--format là csv hoặc xlsx.');
	return withOffice(async (office) => {
		const { table } = rankingGiven(office, given);
		const createdAt = office.clock.now();
		const content =
			format === 'csv'
				? tableCsv(table, 'excel')
				: await tableXlsx(table, { sheetName: 'Xếp hạng', createdAt });
		writeExport(office, { what: 'ranking', format, out, content });
		printLines([`Đã ghi ${out}`]);
		return 0;
	});
}
