import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { issueText } from '../../src/lib/format/issues/issue-text';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { openIssues } from '../../src/lib/server/db/submissions/issues';
import {
	rebuiltCurrentFigures,
	storedCurrentFigures
} from '../../src/lib/server/db/figures/current-figures';
import type { Receipt } from '../../src/lib/server/intake/receive';
import { kpisReport } from '../../src/lib/server/reports/figures/kpis';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { catalogue, logicalDump, openOffice, receiveFile } from './office';

const FOLDER = 'data/samples';
const NAMES = readdirSync(FOLDER).filter((name) => /\.(csv|json)$/.test(name));
const PERIODS = ['2023-q1', '2023-q3', '2023-y', '2023-h1'];

interface Imported {
	readonly db: Db;
	readonly receipts: ReadonlyMap<string, Receipt>;
}
function importAll(names: readonly string[]): Imported {
	const db = openOffice();
	const receipts = names.map(
		(name) => [name, receiveFile(db, join(FOLDER, name), { confirmReason: 'báo cáo gốc' })] as const
	);
	return { db, receipts: new Map(receipts) };
}
const forward = importAll(NAMES);
const backward = importAll([...NAMES].reverse());
afterAll(() => {
	closeDatabase(forward.db);
	closeDatabase(backward.db);
});

const context = (db: Db) => ({ db, catalogue, today: '2026-11-21', viewer: EVERYTHING });
const told = ({ db }: Imported): string[] =>
	openIssues(db)
		.map(({ issue, period }) => {
			const { arithmetic, message } = issueText(issue, namesFor(context(db)));
			return `${period} ${issue.severity} ${issue.code} ${arithmetic ?? message}`;
		})
		.sort();

describe('the files of the five reports', () => {
	test('are recognised by their content and stored whole', () => {
		const layouts = [...forward.receipts].map(([name, { layout, outcome }]) => [
			name,
			layout,
			outcome
		]);
		expect(layouts).toEqual([
			['000-lai-cach-2023-q1-long.csv', 'long', 'stored'],
			['000-lai-cach-2023-q1.csv', 'wide', 'stored'],
			['001-thanh-mien-2023-q3-bieu-mau-1-7.csv', 'bieu_mau', 'stored'],
			['001-thanh-mien-2023-q3-long.csv', 'long', 'stored'],
			['002-lien-mac-2023-y.json', 'json', 'stored'],
			['003-minh-duc-2023-h1.csv', 'long', 'stored'],
			['004-lai-cach-2023-h1.csv', 'long', 'stored']
		]);
		for (const { counts, observations } of forward.receipts.values())
			expect(counts.added).toBe(observations.length);
	});

	test('have no fault that must be mended', () => {
		const errors = [...forward.receipts.values(), ...backward.receipts.values()].flatMap(
			({ issues }) => issues.filter(({ severity }) => severity === 'error')
		);
		expect(errors).toEqual([]);
	});

	test('say the same in whatever order they arrive', () => {
		expect(told(backward)).toEqual(told(forward));
		for (const period of PERIODS)
			expect(kpisReport(context(backward.db), { period })).toEqual(
				kpisReport(context(forward.db), { period })
			);
	});

	test('sent again change nothing', () => {
		const before = logicalDump(forward.db);
		const again = NAMES.map((name) => receiveFile(forward.db, join(FOLDER, name)).outcome);
		expect(again).toEqual(NAMES.map(() => 'unchanged'));
		expect(logicalDump(forward.db)).toBe(before);
		expect(storedCurrentFigures(forward.db)).toEqual(rebuiltCurrentFigures(forward.db));
	});

	test('need a reason exactly where their figures contradict each other', () => {
		const db = openOffice();
		const outcomes = NAMES.map((name) => receiveFile(db, join(FOLDER, name)).outcome);
		closeDatabase(db);
		expect(outcomes).toEqual([
			'needs_confirmation',
			'stored',
			'needs_confirmation',
			'needs_confirmation',
			'needs_confirmation',
			'needs_confirmation',
			'needs_confirmation'
		]);
	});
});

/** Every contradiction of the reports that their figures show, with the arithmetic that shows it. */
describe('the contradictions of the reports', () => {
	const warnings = told(forward).filter((line) => line.includes(' warning '));

	test.each([
		['procedures to review by field', '2023-q1', '= 33 ≠ 34'],
		['online dossiers of the text and of the form', '2023-q3', 'Biểu mẫu 7: 905 · Mục II.2: 922'],
		['received dossiers of the text and of the form', '2023-q3', 'Biểu mẫu 7: 922 · Mục II.2: 950'],
		['new dossiers by field', '2023-q3', '= 937 ≠ 944'],
		['tasks of the district', '2023-q3', 'Biểu mẫu 1: 62 · Mục I.5: 59'],
		['documents issued and outgoing', '2023-q3', '399 ≠ 339'],
		['procedures of the commune within its total', '2023-q3', '157 > 139'],
		['stated online rate of the form', '2023-q3', '905/922 = 98,1562'],
		['stated rate of full procedures', '2023-q3', '141/922 = 15,2928'],
		['stated rate of the satisfied', '2023-q3', '816/922 = 88,5033'],
		['disbursed amount in đồng and in triệu đồng', '2023-q3', '2.014'],
		['stated online rate of the year', '2023-y', '2.552/2.576 = 99,0683'],
		['procedures of the district level', '2023-y', '8 + 9 = 17 > 9'],
		['linked procedures of the district level', '2023-y', '17 > 9 '],
		['procedures of the province level', '2023-y', '2 + 10 + 13 = 25 > 15'],
		['digitised more than received', '2023-y', '2.588 > 2.583'],
		['a full rate over a half with a quarter short of it', '2023-h1', '526/551'],
		['channels of the half year', '2023-h1', '1.103 + 31 = 1.134 ≠ 1.144'],
		['stated online rate of the half year', '2023-h1', '1.103/1.144 = 96,4161']
	])('%s', (_name, period, arithmetic) => {
		const found = warnings.filter((line) => line.startsWith(period) && line.includes(arithmetic));
		expect(found, warnings.join('\n')).not.toEqual([]);
	});

	test('a rate that was cut off instead of rounded is a note, no contradiction', () => {
		const notes = told(forward).filter((line) => line.includes('rate_truncated'));
		expect(notes.map((line) => line.split(' ')[0])).toEqual(['2023-q3', '2023-y']);
	});
});
