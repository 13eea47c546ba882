import { expect, it } from 'vitest';
import type { Formula } from '../kpi/catalogue';
import { ratesOfCounts } from './rate-of-counts';

const share: Formula = {
	numerator: { plus: ['online'] },
	denominator: { plus: ['new'] },
	words: ''
};
const ofOthers: Formula = {
	numerator: { plus: ['online'] },
	denominator: { plus: ['total'], minus: ['carried'] },
	words: ''
};
const rates = (counts: Readonly<Record<string, number>>) =>
	ratesOfCounts([share, ofOthers], (id) => counts[id]);

it('gives the rate by each formula that the counts are enough for', () => {
	expect(rates({ online: 3, new: 400 })).toEqual([0.75]);
	expect(rates({ online: 3, new: 400, total: 700, carried: 400 })).toEqual([0.75, 1]);
});

it('gives none without a count, over nothing, or over less than nothing', () => {
	expect(rates({ online: 3 })).toEqual([]);
	expect(rates({ online: 0, new: 0 })).toEqual([]);
	expect(rates({ online: 3, total: 4, carried: 5 })).toEqual([]);
});
