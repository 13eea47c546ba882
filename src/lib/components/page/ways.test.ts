import { describe, expect, test } from 'vitest';
import { ROUTE_RIGHTS } from '../../server/web/rights/route-rights';
import { rightFor } from './ways';

/** An address of the route. */
const example = (route: string): string =>
	route
		.replace('/(app)', '')
		.replaceAll(/\[(id|uploadId|submissionId)\]/g, '7')
		.replaceAll(/\[\w+\]/g, 'a');

/** Administration is offered as a whole. */
const OFFERED = Object.entries(ROUTE_RIGHTS).flatMap(([route, { read }]) =>
	route.startsWith('/(app)/') &&
	!route.startsWith('/(app)/quan-tri') &&
	read !== undefined &&
	read !== 'public'
		? [{ route, right: read.right }]
		: []
);

describe('a link is offered', () => {
	test.each(OFFERED)('to $route by the right that the server asks for', ({ route, right }) => {
		expect(rightFor(example(route))).toBe(right);
	});

	test('to places on the page itself without any right', () => {
		expect(rightFor('#so-lieu')).toBeUndefined();
		expect(rightFor('?ky=2026-q3')).toBeUndefined();
	});
});
