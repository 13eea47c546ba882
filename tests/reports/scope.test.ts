import { describe, expect, test } from 'vitest';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

describe('the chosen office and period', () => {
	test('are none while nothing is stored', () => {
		expect(scopeFor(six().ctx(), {})).toMatchObject({
			state: 'empty',
			office: null,
			period: null
		});
	});

	test('without a wish are the office with data and its latest quarter', () => {
		six().store([...online('An', '2025-q2', [9, 10]), ...online('An', '2025-h1', [18, 20])]);
		const scope = scopeFor(six().ctx(), {});
		expect(scope).toMatchObject({ state: 'ready', period: '2025-q2', shownInstead: null });
		expect(scope.office?.name).toBe('Cụm Thử Nghiệm');
		expect(scope).toMatchObject({ expected: 5, received: 1 });
	});

	test('show the nearest period with data and say so when the asked one has none', () => {
		six().store([...online('An', '2025-q1', [9, 10]), ...online('An', '2024-q3', [9, 10])]);
		const later = scopeFor(six().ctx(), { period: 'Quý IV/2025' });
		expect(later).toMatchObject({ period: '2025-q1', shownInstead: '2025-q1' });
		const between = scopeFor(six().ctx(), { period: '2024-q4' });
		expect(between).toMatchObject({ period: '2024-q3', shownInstead: '2024-q3' });
	});

	test('are told apart from a period and an office that cannot be', () => {
		six().store(online('An', '2025-q1', [9, 10]));
		expect(scopeFor(six().ctx(), { period: 'quý năm' }).state).toBe('no_such_period');
		expect(scopeFor(six().ctx(), { office: '999' }).state).toBe('no_such_office');
		expect(scopeFor(six().ctx(), { office: String(six().id('A')) }).state).toBe('no_such_office');
	});

	test('offer a quarter that only follows from two cumulative reports, marked', () => {
		six().store([...online('An', '2025-h1', [18, 20]), ...online('An', '2025-q1', [9, 10])]);
		const [quarters] = scopeFor(six().ctx(), {}).periods;
		expect(quarters?.periods).toEqual([
			{ id: '2025-q2', reported: 0, derivedOnly: true },
			{ id: '2025-q1', reported: 1, derivedOnly: false }
		]);
	});
});
