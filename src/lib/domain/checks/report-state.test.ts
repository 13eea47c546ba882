import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissing, reportStanding, type ReportEvent } from './report-state';

const at = (day: string) => ({ at: `${day}T02:00:00.000Z`, on: day });
const received = (day: string, submissionId: number, changed = 0): ReportEvent => ({
	...at(day),
	kind: 'received',
	submissionId,
	fileName: 'bao-cao.xlsx',
	changed
});
const checked = (
	day: string,
	outcome: 'must_fix' | 'needs_confirmation' | 'would_store',
	isOpen = true
): ReportEvent => ({
	...at(day),
	kind: 'checked',
	outcome,
	fileName: 'bao-cao.xlsx',
	errors: outcome === 'must_fix' ? 3 : 0,
	firstIssue: null,
	isOpen,
	isOwn: true
});
const decided = (
	day: string,
	kind: 'withdrawn' | 'sent_back' | 'restored',
	submissionId: number
): ReportEvent => ({ ...at(day), kind, submissionId, reason: 'thiếu biểu 3' });
const due = { dueOn: '2023-10-05', isLocked: false };
const stateOf = (events: readonly ReportEvent[], isLocked = false) =>
	reportStanding(events, { ...due, isLocked }).state;

describe('the state of a report', () => {
	test.each([
		['nothing came', [], 'not_submitted'],
		['a file with errors was checked', [checked('2023-10-01', 'must_fix')], 'has_errors'],
		[
			'a file waits to be confirmed',
			[checked('2023-10-01', 'needs_confirmation')],
			'awaiting_confirmation'
		],
		[
			'a file was never confirmed and is gone',
			[checked('2023-10-01', 'would_store', false)],
			'not_submitted'
		],
		[
			'errors were mended and stored',
			[checked('2023-10-01', 'must_fix'), received('2023-10-02', 1)],
			'received'
		],
		['the last day is in time', [received('2023-10-05', 1)], 'received'],
		['a day after', [received('2023-10-06', 1)], 'late'],
		[
			'figures were changed',
			[received('2023-10-01', 1), received('2023-10-09', 2, 4)],
			'corrected'
		],
		['figures were added only', [received('2023-10-01', 1), received('2023-10-09', 2)], 'received'],
		[
			'the office sent it back',
			[received('2023-10-01', 1), decided('2023-10-02', 'sent_back', 1)],
			'sent_back'
		],
		[
			'a new report after it was sent back',
			[received('2023-10-01', 1), decided('2023-10-02', 'sent_back', 1), received('2023-10-04', 2)],
			'received'
		],
		[
			'the only report was withdrawn',
			[received('2023-10-01', 1), decided('2023-10-02', 'withdrawn', 1)],
			'not_submitted'
		],
		[
			'a withdrawn report was restored',
			[
				received('2023-10-01', 1),
				decided('2023-10-02', 'withdrawn', 1),
				decided('2023-10-03', 'restored', 1)
			],
			'received'
		]
	] as const)('%s', (_, events, state) => {
		expect(stateOf(events)).toBe(state);
	});

	test('of a locked campaign is locked for reports that came, and missing for the others', () => {
		expect(stateOf([received('2023-10-01', 1)], true)).toBe('locked');
		expect(stateOf([], true)).toBe('not_submitted');
	});

	test('a correction does not make the first report late, and a late first report stays late', () => {
		const late = reportStanding([received('2023-10-08', 1), received('2023-10-09', 2, 1)], due);
		expect(late).toMatchObject({ state: 'corrected', daysLate: 3, corrections: 1 });
		const inTime = reportStanding([received('2023-10-05', 1), received('2023-10-30', 2, 1)], due);
		expect(inTime).toMatchObject({ state: 'corrected', daysLate: null });
	});

	test('without a due date nothing is late', () => {
		const standing = reportStanding([received('2023-12-31', 1)], { dueOn: null, isLocked: false });
		expect(standing).toMatchObject({ state: 'received', daysLate: null });
	});

	test('keeps the last fault until a report comes', () => {
		const fault = reportStanding([checked('2023-10-01', 'must_fix')], due);
		expect(fault.lastFault).toMatchObject({ errors: 3 });
		const mended = reportStanding(
			[checked('2023-10-01', 'must_fix'), received('2023-10-02', 1)],
			due
		);
		expect(mended.lastFault).toBeNull();
	});
});

test('replaying the events in whatever order they are read gives the same board', () => {
	const days = Array.from({ length: 9 }, (_, index) => `2023-10-0${index + 1}`);
	const event = fc.record({
		kind: fc.constantFrom('received', 'checked', 'withdrawn', 'sent_back', 'restored'),
		id: fc.integer({ min: 1, max: 3 })
	});
	fc.assert(
		fc.property(fc.array(event, { maxLength: 9 }), fc.infiniteStream(fc.nat()), (drawn, keys) => {
			const events = drawn.map(({ kind, id }, index): ReportEvent => {
				const day = days[index] ?? '2023-10-01';
				if (kind === 'received') return received(day, index + 1, id - 1);
				if (kind === 'checked') return checked(day, 'must_fix');
				return decided(day, kind, id);
			});
			const shuffled = events
				.map((each) => ({ each, key: keys.next().value as number }))
				.sort((a, b) => a.key - b.key)
				.map(({ each }) => each);
			const standing = reportStanding(events, due);
			expect(reportStanding(shuffled, due)).toEqual(standing);
			expect(isMissing(standing.state)).toBe(standing.submissionId === null);
		}),
		{ seed: 2023, numRuns: 300 }
	);
});
