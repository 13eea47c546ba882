// Each file below tests/fixtures/import/<format>/{ok,warn,bad} is a test; beside it stands what must come of it.
// `UPDATE_EXPECTED=1 npx vitest run tests/import/formats.test.ts` writes that anew, to be read before it is committed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileIssueCode, Issue } from '../../src/lib/domain/checks/issue';
import type { Observation } from '../../src/lib/domain/figures/observation';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { unitVersions } from '../../src/lib/server/db/units/units';
import type { Receipt } from '../../src/lib/server/intake/receive';
import { logicalDump, openOffice, receiveFile } from './office';

const FOLDER = 'tests/fixtures/import';
const OUTCOMES = { ok: 'stored', warn: 'needs_confirmation', bad: 'must_fix' } as const;
interface Asked {
	readonly of?: string;
	readonly unit?: string;
	readonly period?: string;
}

const codes = new Set<string>();
const formats = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name: format } of formats) {
	for (const [kind, outcome] of Object.entries(OUTCOMES)) {
		const folder = join(FOLDER, format, kind);
		const names = existsSync(folder) ? readdirSync(folder) : [];
		const files = names.filter((name) => !name.endsWith('.expected.json'));
		if (files.length === 0) continue;
		describe(`${format}: ${kind}`, () => {
			test.each(files)('%s', (name) => {
				const path = join(folder, name);
				const expectedPath = path.replace(/\.\w+$/, '.expected.json');
				const expected = existsSync(expectedPath)
					? (JSON.parse(readFileSync(expectedPath, 'utf8')) as { request?: Asked })
					: {};
				const db = openOffice();
				const before = logicalDump(db);
				const receipt = receiveFile(db, path, requestOf(db, expected.request ?? {}));
				const found = described(receipt, expected.request);
				if (process.env['UPDATE_EXPECTED'])
					writeFileSync(expectedPath, `${JSON.stringify(found, null, '\t')}\n`);
				else expect(found).toEqual(expected);
				for (const { code, severity } of receipt.issues) if (severity === 'error') codes.add(code);
				expect(receipt.outcome).toBe(outcome);
				if (kind !== 'ok') expect(logicalDump(db)).toBe(before);
				if (kind === 'ok') expect(receipt.newWarnings).toBe(0);
				closeDatabase(db);
			});
		});
	}
}

test('every fault that a file can have has a file that has it', () => {
	const elsewhere = [
		'too_many_rows',
		'empty_cell',
		'unknown_kind',
		'code_taken',
		'renamed_or_new',
		'unit_change_refused',
		'ambiguous_indicator',
		'not_your_unit'
	];
	const notes = ['number_reading', 'rows_left_out'];
	const missing = ALL.filter((code) => ![...codes, ...elsewhere, ...notes].includes(code));
	expect(missing).toEqual([]);
});

function requestOf(db: Db, { of, unit, period }: Asked) {
	const id = (code: string): number =>
		unitVersions(db).find((version) => version.code === code)?.unitId ?? -1;
	return {
		...(of === undefined ? {} : { organisingId: id(of) }),
		...(unit === undefined ? {} : { unitId: id(unit) }),
		...(period === undefined ? {} : { period })
	};
}

function described(receipt: Receipt, request: Asked | undefined) {
	const { layout, counts, submissions, observations, issues } = receipt;
	return {
		...(request === undefined ? {} : { request }),
		layout,
		counts,
		submissions: submissions.map(({ code, name, period }) => `${code} ${name} ${period}`),
		figures: observations.map(figureText),
		issues: issues.map(issueLine)
	};
}

function figureText({
	indicator,
	field,
	source,
	quantity,
	window,
	place,
	note
}: Observation): string {
	const { kind, ...value } = quantity;
	const at = [place.row ?? place.line, place.column].filter((part) => part !== undefined);
	const parts = [
		field === '' ? indicator : `${indicator}/${field}`,
		`${kind} ${Object.values(value).join('–')}`,
		source,
		window === null ? 'no window' : `${window.from}…${window.to}`,
		at.join(' ')
	];
	return [...parts, ...(note === undefined ? [] : [note])].join(' | ');
}

function issueLine(issue: Issue): string {
	const { code, severity, place, ...rest } = issue;
	const told = ['parts', 'total', 'numerator', 'unitId', 'period'];
	const facts = Object.entries(rest).filter(([key]) => !told.includes(key));
	const at = Object.values(place).join(' ');
	return `${severity} ${code} @ ${at} ${JSON.stringify(Object.fromEntries(facts)).slice(0, 300)}`;
}

const ALL: readonly FileIssueCode[] = [
	'empty_file',
	'unreadable_file',
	'unclosed_quote',
	'uneven_row',
	'too_many_columns',
	'too_many_rows',
	'bad_json',
	'duplicate_json_key',
	'wrong_json_shape',
	'unknown_layout',
	'missing_column',
	'unknown_column',
	'repeated_heading',
	'no_figures',
	'unknown_unit',
	'ambiguous_unit',
	'unit_not_named',
	'unit_not_valid',
	'unknown_period',
	'period_not_named',
	'unknown_indicator',
	'ambiguous_indicator',
	'unknown_field',
	'not_a_number',
	'not_a_whole_number',
	'negative_number',
	'ambiguous_number',
	'unknown_code',
	'bad_date',
	'window_reversed',
	'duplicate_figure',
	'other_unit_named',
	'not_your_unit',
	'other_period_named',
	'empty_cell',
	'unknown_kind',
	'code_taken',
	'unit_change_refused',
	'number_reading',
	'rows_left_out'
];
