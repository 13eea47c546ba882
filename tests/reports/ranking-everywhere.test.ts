// One ranking on the page, in the API, in both CSVs and in the XLSX, compared cell by cell.
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ranking } from '../../src/lib/domain/kpi/ranking';
import { roundHalfUp } from '../../src/lib/domain/figures/measured';
import { GET as download } from '../../src/routes/(app)/xep-hang/tai-ve/+server';
import { load } from '../../src/routes/(app)/xep-hang/+page.server';
import Page from '../../src/routes/(app)/xep-hang/+page.svelte';
import { GET as api } from '../../src/routes/api/v1/ranking/+server';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import { demonstrationDatabase, type TestOffice } from '../support/report-database';
import { eventFor } from '../support/route-event';

const KPIS = ['online_share', 'linked_rate', 'overdue_rate', 'disbursement_rate'];

/** In the order of the files. */
const COLUMNS = [
	...['rank', 'name', 'value', 'numerator', 'denominator'],
	...['value_change', 'rank_change', 'value_change_last_year'],
	...['rank_range', 'interval_low', 'interval_high', 'band', 'code', 'note']
];

let office: TestOffice;
beforeAll(() => {
	office = demonstrationDatabase();
});
afterAll(() => office.close());

const query = (kpi: string) => `ky=2026-q3&chi-so=${kpi}`;
const ask = (path: string) => eventFor(office, path);

/** Texts of the page's cells, row by row in the order of the page. */
async function pageCells(kpi: string): Promise<string[][]> {
	const event = ask(`/xep-hang?${query(kpi)}`);
	const scope = scopeFor(office.ctx(), { period: '2026-q3' });
	const data = await load({ ...event, parent: () => Promise.resolve({ scope }) } as never);
	const { body } = render(Page, { props: { data: { ...data, scope } as never } });
	const rows = body.match(/<tr[^>]*data-row=[\s\S]*?<\/tr>/g) ?? [];
	return rows.map((row) => {
		const cells = new Map(
			row
				.split(/data-cell="/)
				.slice(1)
				.map((part) => [part.slice(0, part.indexOf('"')), textOf(part)])
		);
		// A cell that the page leaves out has to be empty in the files.
		return COLUMNS.map((key) => cells.get(key) ?? '');
	});
}

/** The text of the element whose attributes begin the part, up to its own closing tag. */
function textOf(part: string): string {
	const inner = part.slice(part.indexOf('>') + 1);
	let depth = 1;
	let text = '';
	for (const [token = ''] of inner.matchAll(/<!--[\s\S]*?-->|<\/?[^>]+>|[^<]+/g)) {
		if (token.startsWith('<!--')) continue;
		if (token.startsWith('</')) depth -= 1;
		else if (token.startsWith('<')) depth += 1;
		else text += token;
		if (depth === 0) break;
	}
	return text
		.replace(/&lt;/g, '<')
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&')
		.trim();
}

async function csvCells(kpi: string, style: string): Promise<string[][]> {
	const response = await download(ask(`/xep-hang/tai-ve?${query(kpi)}${style}`) as never);
	const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(await response.arrayBuffer());
	return Papa.parse<string[]>(text.trimEnd()).data.slice(1);
}

/** Each cell as the spreadsheet shows it, by value and number format. */
async function xlsxCells(kpi: string): Promise<string[][]> {
	const response = await download(ask(`/xep-hang/tai-ve?${query(kpi)}&dinh-dang=xlsx`) as never);
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(await response.arrayBuffer());
	const [sheet] = workbook.worksheets;
	if (sheet === undefined) throw new Error('no sheet');
	const rows: string[][] = [];
	let inTable = false;
	sheet.eachRow((row) => {
		const cells = Array.from({ length: COLUMNS.length }, (_, i) => shownIn(row.getCell(i + 1)));
		const isNote = row.getCell(2).isMerged;
		if (inTable && !isNote) rows.push(cells);
		if (cells[0] === 'Hạng') inTable = true;
	});
	return rows;
}

function shownIn(cell: ExcelJS.Cell): string {
	const { value, numFmt } = cell;
	if (typeof value !== 'number') {
		return cell.isMerged && cell.master !== cell ? '' : cell.text;
	}
	const sign = numFmt.startsWith('+') && value > 0 ? '+' : '';
	const tie = numFmt.endsWith('"="') ? '=' : '';
	return sign + vietnamese(value, /\.(0+)/.exec(numFmt)?.[1]?.length ?? 0) + tie;
}

/** As a spreadsheet with Vietnamese settings prints it. */
function vietnamese(value: number, decimals: number): string {
	const rounded = roundHalfUp(value, decimals);
	return new Intl.NumberFormat('de-DE', {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	}).format(rounded);
}

async function apiRanking(kpi: string): Promise<Ranking> {
	const response = api(ask(`/api/v1/ranking?period=2026-q3&kpi=${kpi}`));
	return (await response.json()) as Ranking;
}

const ungrouped = (rows: readonly (readonly string[])[]) =>
	rows.map((row) =>
		row.map((text) => (/^[+-]?[\d.]+(,\d+)?=?$/.test(text) ? text.replaceAll('.', '') : text))
	);

describe.each(KPIS)('the ranking by %s', (kpi) => {
	test('has every commune of the office on the page', async () => {
		const page = await pageCells(kpi);
		expect(page).toHaveLength(19);
		expect(page.filter(([, name, , , , , , , , , , , code]) => name === '' || code === '')).toEqual(
			[]
		);
	});

	test('is the same in the CSV for Excel', async () => {
		expect(await csvCells(kpi, '&dinh-dang=csv')).toEqual(ungrouped(await pageCells(kpi)));
	});

	test('is the same in the plain CSV, with decimal points', async () => {
		const page = ungrouped(await pageCells(kpi)).map((row) =>
			row.map((text) =>
				/^[+-]?\d+(,\d+)?=?$/.test(text) ? text.replace(/[+=]/g, '').replace(',', '.') : text
			)
		);
		expect(await csvCells(kpi, '&kieu=thuan')).toEqual(page);
	});

	test('is the same in the workbook, as numbers', async () => {
		expect(await xlsxCells(kpi)).toEqual(await pageCells(kpi));
	});

	test('is the same in the API, with full precision', async () => {
		const { rows, unranked, total, decimals, of } = await apiRanking(kpi);
		const page = await pageCells(kpi);
		const number = (text: string | undefined) =>
			text === undefined || text === ''
				? null
				: Number(text.replace(/[.=+]/g, '').replace(',', '.'));
		const rounded = (value: number | null) =>
			value === null ? null : roundHalfUp(value, decimals);
		const shown = page.map(
			([rank, name, value, numerator, denominator, change, moved, year, , , , , code]) => ({
				...{ rank: number(rank), tied: rank?.endsWith('=') ?? false, name, code },
				...{ value: number(value), numerator: number(numerator), denominator: number(denominator) },
				...{ change: number(change), moved: number(moved), year: number(year) }
			})
		);
		const none = { rank: null, tied: false, moved: null, year: null };
		const answered = [
			...rows.map((row) => ({
				...{ rank: row.rank, tied: row.tied, name: row.name, code: row.code },
				...{ value: rounded(row.value), numerator: row.numerator, denominator: row.denominator },
				...{ change: row.valueChange, moved: row.rankChange, year: row.valueChangeLastYear }
			})),
			{
				...{ ...none, name: of.name, code: of.code, value: rounded(total.value) },
				...{ numerator: total.numerator, denominator: total.denominator }
			},
			...unranked.map(({ name, code, state, few }) => ({
				...{ ...none, name, code, change: null },
				value: rounded(few?.value ?? null),
				numerator: few?.numerator ?? null,
				denominator: few?.denominator ?? (state === 'zero_denominator' ? 0 : null)
			}))
		];
		expect(shown).toMatchObject(answered);
	});
});
