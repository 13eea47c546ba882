import { expect, test } from 'vitest';
import { HEAT_STEPS } from '$lib/domain/kpi/heat-step';
import { stepSign, stepWords } from './step-words';

test('five steps have five words and five signs, with a target and without', () => {
	for (const basis of ['target', 'distribution'] as const) {
		expect(new Set(HEAT_STEPS.map((step) => stepWords(step, basis))).size).toBe(5);
		expect(new Set(HEAT_STEPS.map((step) => stepSign(step, basis))).size).toBe(5);
	}
});

test('the middle fifth carries no sign: it is neither good nor poor', () => {
	expect(stepSign(3, 'distribution')).toBe('');
	expect(stepSign(4, 'target')).toBe('');
});

test('with nothing to compare with there is nothing to say', () => {
	expect(stepWords(1, 'none')).toBe('');
});
