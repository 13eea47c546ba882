import { expect, test } from 'vitest';
import { markedText, seenText } from './sight-marks';

test.each([
	[`250${markedText('1', 'raised')}`, '250', ['raised 1']],
	[`250${markedText('(1)', 'raised')}`, '250', ['raised (1)']],
	[`Xã Liên Mạc${markedText('*', 'raised')}`, 'Xã Liên Mạc', ['raised *']],
	[`120 m${markedText('2', 'raised')}`, '120 m2', []],
	[`km${markedText('2', 'raised')}`, 'km2', []],
	[markedText('250', 'raised'), '250', []],
	[`${markedText('25', 'struck')}250`, '250', ['struck 25']],
	[`${markedText('0000250', 'hidden')}250`, '250', ['hidden 0000250']],
	[markedText(`25${markedText('1', 'raised')}`, 'struck'), '', ['struck 251']],
	['117', '117', []]
])('%j reads %j', (marked, text, left) => {
	const seen = seenText(marked);
	expect(seen.text).toBe(text);
	expect(seen.left.map((one) => `${one.why} ${one.text}`)).toEqual(left);
});
