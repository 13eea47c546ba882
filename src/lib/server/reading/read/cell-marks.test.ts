import { expect, test } from 'vitest';
import { formulaMarkText, formulaWithoutValue, isErrorText } from './cell-marks';

test('what a spreadsheet writes instead of a value is known again', () => {
	expect(isErrorText('#REF!')).toBe(true);
	expect(isErrorText(' #div/0! ')).toBe(true);
	expect(isErrorText('#1')).toBe(false);
	expect(isErrorText('')).toBe(false);
});

test('a formula without a stored value is told apart from text that begins with "="', () => {
	expect(formulaWithoutValue(formulaMarkText('SUM(D5:D9)'))).toBe('SUM(D5:D9)');
	expect(formulaWithoutValue(formulaMarkText('=D5'))).toBe('D5');
	expect(formulaWithoutValue('=SUM(D5:D9)')).toBeUndefined();
	expect(formulaWithoutValue('12')).toBeUndefined();
});
