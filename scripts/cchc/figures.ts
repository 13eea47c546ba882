// `figures`: stored figures of one period.
import { formatPlace } from '../../src/lib/format/place';
import { formatPeriod, formatWindow } from '../../src/lib/format/period';
import { figuresReport } from '../../src/lib/server/reports/figures/figures';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { readArguments } from './arguments';
import { withOffice } from './office';
import { alignedTable, printJson, printLines } from './output';
import { unitsAndPeriod } from './questions';

export function figures(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage: 'figures --period KỲ [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--json]',
		values: ['period', 'unit', 'of'],
		flags: ['json']
	});
	return withOffice((office) => {
		const report = figuresReport(office.reports, unitsAndPeriod(office, given));
		if (given.flag('json')) printJson(report);
		else {
			const names = namesFor(office.reports);
			const rows = report.rows.map((row) => [
				row.name,
				names.indicator(row.indicator) + (row.field === '' ? '' : ` – ${names.field(row.field)}`),
				row.text === '' ? '(trống)' : row.text,
				row.source,
				row.window === null ? '' : formatWindow(row.window),
				row.derived ? 'suy ra' : formatPlace(row.place)
			]);
			printLines([`Số liệu ${formatPeriod(report.period)}`, '', ...alignedTable(COLUMNS, rows)]);
		}
		return 0;
	});
}

const COLUMNS = [
	{ heading: 'Đơn vị' },
	{ heading: 'Chỉ tiêu' },
	{ heading: 'Giá trị', align: 'end' },
	{ heading: 'Nguồn' },
	{ heading: 'Thời gian số liệu' },
	{ heading: 'Chỗ trong tệp' }
] as const;
