// What a command prints: one JSON document, or lines and aligned columns for a person.

export function printJson(document: object): void {
	process.stdout.write(`${JSON.stringify(document, null, '\t')}\n`);
}

export function printLines(lines: readonly string[]): void {
	process.stdout.write(`${lines.join('\n')}\n`);
}

export interface TextColumn {
	readonly heading: string;
	readonly align?: 'end';
}

/** Columns padded to their longest cell; an empty table says so. */
export function alignedTable(
	columns: readonly TextColumn[],
	rows: readonly (readonly string[])[]
): string[] {
	if (rows.length === 0) return ['(không có dòng nào)'];
	const widths = columns.map(({ heading }, index) =>
		Math.max(width(heading), ...rows.map((row) => width(row[index] ?? '')))
	);
	const line = (cells: readonly string[]): string =>
		columns
			.map(({ align }, index) => {
				const cell = cells[index] ?? '';
				const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(cell)));
				return align === 'end' ? space + cell : cell + space;
			})
			.join('  ')
			.trimEnd();
	const headings = columns.map(({ heading }) => heading);
	return [line(headings), widths.map((size) => '─'.repeat(size)).join('  '), ...rows.map(line)];
}

/** Letters on the screen: a combining mark takes no room. */
const width = (text: string): number => [...text.normalize('NFC')].length;
