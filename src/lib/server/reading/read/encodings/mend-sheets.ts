// Cells that a program stored in the wrong characters ("ThÞ trÊn Lai C¸ch") → Unicode, and what was done to them.
import { columnLetter } from '../../../../domain/figures/column-letter';
import type { Issue } from '../../../../domain/checks/issue';
import type { MendedSheets, Sheet, SheetRow } from '../../table/sheet';
import type { Conversion } from './conversions';
import { convertedIssue, type Sample } from './issues';
import { isRight, Readings, type Fix, type Decoding } from './readings';
import { isBeyondAscii, wordsOf } from './words';

const SAMPLES = 3;
/** A damaged file has the same fault everywhere: so many cells are named. */
const NAMED_CELLS = 20;
const LOST_LETTER = '\ufffd';

/** Right Unicode is left alone; a cell is converted only when its own text, or its whole column, proves what it is. */
export function mendSheets(sheets: readonly Sheet[]): MendedSheets {
	const readings = new Readings();
	const lost: Issue[] = [];
	for (const sheet of sheets) collect(sheet, readings, lost);
	if (lost.length > 0) return { sheets, issues: lost };
	const proven = readings.proven();
	if (proven.length === 0) return { sheets, issues: [] };
	const used = new Map<string, Sample[]>();
	const mended = sheets.map((sheet) => {
		const fixes = fixesOf(sheet, readings, proven);
		return withFixes(sheet, fixes, (text, fix) => note(used, text, fix));
	});
	const issues = [...used].map(([name, samples]) =>
		convertedIssue(name as Conversion['name'], 'text', samples)
	);
	return { sheets: mended, issues };
}

function collect(sheet: Sheet, readings: Readings, lost: Issue[]): void {
	for (const row of sheet.rows) {
		row.cells.forEach((cell, column) => {
			if (!isBeyondAscii(cell)) return;
			if (!cell.includes(LOST_LETTER)) readings.of(cell);
			else if (lost.length < NAMED_CELLS) lost.push(lostLetters(sheet, row, column));
		});
	}
}

function lostLetters(sheet: Sheet, row: SheetRow, column: number): Issue {
	const quote = (row.cells[column] ?? '').replaceAll(LOST_LETTER, '?').slice(0, 120);
	const place = {
		...(sheet.name === undefined ? {} : { sheet: sheet.name }),
		row: row.number,
		letter: columnLetter(column),
		quote
	};
	return { code: 'unreadable_file', severity: 'error', place, detail: 'encoding', found: quote };
}

/** Which text of which column is to be replaced. */
type Fixes = ReadonlyMap<number, ReadonlyMap<string, Fix>>;

function fixesOf(sheet: Sheet, readings: Readings, proven: readonly Conversion[]): Fixes {
	const columns = columnsOf(sheet, readings);
	const everywhere = verdict([...columns.values()].flat(), proven, readings);
	return new Map(
		[...columns].map(([column, texts]) => {
			const own = verdict(texts, proven, readings);
			const open = own.isSure || own.isRightSomewhere ? own : everywhere;
			return [column, new Map(texts.flatMap((text) => fixOf(text, open)))];
		})
	);

	function fixOf(reading: Decoding, open: Verdict): [string, Fix][] {
		const { conversion, isSure } = open;
		const fix = !isRight(reading)
			? readings.certain(reading, proven)
			: isSure && conversion !== undefined
				? readings.either(reading, conversion)
				: undefined;
		return fix === undefined ? [] : [[reading.text, fix]];
	}
}

interface Verdict {
	/** Old text is there and no right one: what could be either is old too. */
	readonly isSure: boolean;
	readonly isRightSomewhere: boolean;
	readonly conversion?: Conversion;
}

function verdict(
	texts: readonly Decoding[],
	proven: readonly Conversion[],
	readings: Readings
): Verdict {
	const votes = new Map<Conversion, number>();
	for (const reading of texts) {
		const certain = isRight(reading) ? undefined : readings.certain(reading, proven)?.conversion;
		if (certain !== undefined) votes.set(certain, (votes.get(certain) ?? 0) + 1);
	}
	const [most] = [...votes].toSorted(([, a], [, b]) => b - a);
	const conversion = most?.[0];
	const asked = conversion === undefined ? proven : [conversion];
	const isRightSomewhere = texts.some(
		(reading) =>
			reading.before.words > 0 &&
			isRight(reading) &&
			asked.every((other) => readings.either(reading, other) === undefined)
	);
	return {
		isSure: conversion !== undefined && !isRightSomewhere,
		isRightSomewhere,
		...(conversion === undefined ? {} : { conversion })
	};
}

function columnsOf(sheet: Sheet, readings: Readings): Map<number, Decoding[]> {
	const columns = new Map<number, Set<Decoding>>();
	for (const { cells } of sheet.rows) {
		cells.forEach((cell, column) => {
			if (!isBeyondAscii(cell)) return;
			const texts = columns.get(column) ?? new Set();
			columns.set(column, texts.add(readings.of(cell)));
		});
	}
	return new Map([...columns].map(([column, texts]) => [column, [...texts]]));
}

function withFixes(sheet: Sheet, fixes: Fixes, told: (text: string, fix: Fix) => void): Sheet {
	const rows = sheet.rows.map((row) => {
		let isMended = false;
		const cells = row.cells.map((cell, column) => {
			const fix = isBeyondAscii(cell) ? fixes.get(column)?.get(cell) : undefined;
			if (fix === undefined) return cell;
			isMended = true;
			told(cell, fix);
			return fix.text;
		});
		return isMended ? { ...row, cells } : row;
	});
	return { ...sheet, rows };
}

/** The first few words of each encoding, as they were and as they are now. */
function note(used: Map<string, Sample[]>, text: string, { conversion }: Fix): void {
	const samples = used.get(conversion.name) ?? [];
	used.set(conversion.name, samples);
	if (samples.length === SAMPLES) return;
	for (const before of wordsOf(text)) {
		const after = conversion.convert(before);
		const isNew = samples.length < SAMPLES && !samples.some((sample) => sample.before === before);
		if (isNew && after !== undefined && after !== before) samples.push({ before, after });
	}
}
