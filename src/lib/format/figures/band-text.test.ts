import { expect, test } from 'vitest';
import { rankedUnit, rankingOf } from '../../charts/__golden__/samples';
import { bandText, chanceNotes, referenceText } from './band-text';

test('a band says higher or lower, whichever is better', () => {
	const [higher, lower] = [{ direction: 'higher' }, { direction: 'lower' }] as const;
	expect([bandText('better', higher), bandText('worse', higher)]).toEqual([
		'rõ ràng cao hơn',
		'rõ ràng thấp hơn'
	]);
	expect([bandText('better', lower), bandText('worse', lower)]).toEqual([
		'rõ ràng thấp hơn',
		'rõ ràng cao hơn'
	]);
	expect([bandText('unclear', lower), bandText(null, lower)]).toEqual(['chưa khác biệt rõ', '']);
});

test('what bands are told against is named', () => {
	const ranking = rankingOf([rankedUnit(0, 98)]);
	expect(referenceText(ranking)).toBe('mục tiêu 95 %');
	const office = { ...ranking, reference: { of: 'office', value: 95.318 } as const };
	expect(referenceText(office)).toBe('Cụm Mẫu 95,32\u00a0%');
	expect(chanceNotes(office).at(-1)).toContain('So với Cụm Mẫu 95,32');
});

test('nothing is explained where nothing is ranked', () => {
	expect(chanceNotes(rankingOf([]))).toEqual([]);
});
