// "Huyện" and "Xã" in two columns: the office tells namesakes apart; an empty cell repeats the one above it.
import type { Table } from './columns';
import type { SheetRow } from '../sheet';

export function withOfficesFilledDown(table: Table): Table {
	const [office, unit] = [table.column('office'), table.column('unit')];
	if (office === undefined || unit === undefined) return table;
	let last = '';
	const body = table.body.map((row) => {
		const own = (row.cells[office] ?? '').trim();
		if (own !== '') last = own;
		const isUnits = (row.cells[unit] ?? '').trim() !== '';
		return own === '' && last !== '' && isUnits ? withCell(row, office, last) : row;
	});
	return { ...table, body };
}

function withCell(row: SheetRow, index: number, text: string): SheetRow {
	const cells = [...row.cells];
	while (cells.length <= index) cells.push('');
	cells[index] = text;
	return { ...row, cells };
}
