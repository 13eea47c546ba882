import { describe, expect, it } from 'vitest';
import { issueFingerprint } from './issue-fingerprint';
import { figuresOf } from './issue-figures';
import type { Figure, FigureIssue } from './issue';

const figure = (indicator: string, value: number, details: Partial<Figure> = {}): Figure => ({
	indicator,
	field: '',
	source: 'Mục II.2',
	value,
	text: String(value),
	place: {},
	...details
});
const at = { severity: 'warning' as const, place: { row: 3 }, unitId: 1, period: '2023-q3' };
const twoSources: FigureIssue = {
	...at,
	code: 'two_sources',
	figures: [
		figure('dossiers_received_online', 922),
		figure('dossiers_received_online', 905, { source: 'Biểu mẫu 7' })
	]
};

describe('the fingerprint of a contradiction', () => {
	it('is the same wherever the cells stand, however they are written and in whatever order they are named', () => {
		const moved: FigureIssue = {
			...twoSources,
			place: { row: 9 },
			figures: [
				figure('dossiers_received_online', 905, { source: 'Biểu mẫu 7', place: { row: 8 } }),
				figure('dossiers_received_online', 922, { text: '0922' })
			]
		};
		expect(issueFingerprint(moved)).toBe(issueFingerprint(twoSources));
	});

	it('is another one for another value, source, unit or period', () => {
		const others: FigureIssue[] = [
			{ ...twoSources, unitId: 2 },
			{ ...twoSources, period: '2023-q2' },
			{
				...twoSources,
				figures: [
					figure('dossiers_received_online', 922),
					figure('dossiers_received_online', 906, { source: 'Biểu mẫu 7' })
				]
			},
			{
				...twoSources,
				figures: [
					figure('dossiers_received_online', 922),
					figure('dossiers_received_online', 905, { source: 'Mục II.6' })
				]
			}
		];
		const texts = [twoSources, ...others].map(issueFingerprint);
		expect(new Set(texts).size).toBe(texts.length);
	});

	it('tells checks and roles apart', () => {
		const [total, part] = [figure('a', 1), figure('b', 2)];
		const sum: FigureIssue = {
			...at,
			code: 'sum_mismatch',
			check: 'one',
			total,
			parts: [part],
			sum: 2
		};
		const texts = [sum, { ...sum, check: 'two' }, { ...sum, total: part, parts: [total] }].map(
			issueFingerprint
		);
		expect(new Set(texts).size).toBe(3);
	});

	it('of a sudden jump does not change when the history grows', () => {
		const jump: FigureIssue = {
			...at,
			code: 'sudden_jump',
			figure: figure('a', 5510),
			usual: 551,
			history: []
		};
		const later = { ...jump, usual: 540, history: [{ period: '2022-q1', value: 540 }] };
		expect(issueFingerprint(later)).toBe(issueFingerprint(jump));
	});

	it('of a fault in a file keeps its place', () => {
		const fault = { ...at, code: 'bad_date' as const, found: '06/02/023' };
		expect(issueFingerprint({ ...fault, place: { row: 4 } })).not.toBe(issueFingerprint(fault));
	});
});

describe('figures an issue makes doubtful', () => {
	it('are all that contradict each other', () => {
		expect(figuresOf(twoSources).map(({ value }) => value)).toEqual([922, 905]);
	});

	it('are not those of the other period it only compares with', () => {
		const carried: FigureIssue = {
			...at,
			code: 'carried_over_mismatch',
			carriedOver: figure('dossiers_carried_over', 6),
			pendingBefore: figure('dossiers_pending_total', 28),
			periodBefore: '2023-q2'
		};
		expect(figuresOf(carried).map(({ indicator }) => indicator)).toEqual(['dossiers_carried_over']);
	});

	it('are none for a fault of the file', () => {
		expect(figuresOf({ severity: 'error', place: {}, code: 'empty_file' })).toEqual([]);
	});
});
