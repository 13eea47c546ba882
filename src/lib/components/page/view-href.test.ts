import { expect, test } from 'vitest';
import { viewHref } from './view-href';

test('the whole view stands in the address, empty values left out', () => {
	expect(viewHref('/xu-huong', { 'co-quan': 7, ky: '2023-q3', 'don-vi': '3,8', xem: null })).toBe(
		'/xu-huong?co-quan=7&ky=2023-q3&don-vi=3,8'
	);
	expect(viewHref('/tong-quan', { ky: '' })).toBe('/tong-quan');
});
