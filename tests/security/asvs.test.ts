// The table says where each requirement is met: every one of levels 1 and 2 has its line, and what a line names exists.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const TABLE = readFileSync('tests/security/asvs.md', 'utf8');
const LINE =
	/^\| V(?<id>\d+\.\d+\.\d+) \| (?<level>[12]) \| (?<what>[^|]+) \| (?<state>[^|]+) \| (?<by>.+) \|$/;
const lines = TABLE.split('\n').flatMap((line) => {
	const found = LINE.exec(line)?.groups;
	return found === undefined ? [] : [found];
});
const STATES = ['met', 'partly', 'not met', 'does not apply'];

/** Requirements of levels 1 and 2 by section, as numbered in ASVS 5.0.0. */
const SECTIONS: Readonly<Record<string, readonly number[]>> = {
	'1.1': [1, 2],
	'1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
	'1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
	'1.4': [1, 2, 3],
	'1.5': [1, 2],
	'2.1': [1, 2, 3],
	'2.2': [1, 2, 3],
	'2.3': [1, 2, 3, 4],
	'2.4': [1],
	'3.2': [1, 2],
	'3.3': [1, 2, 3, 4],
	'3.4': [1, 2, 3, 4, 5, 6],
	'3.5': [1, 2, 3, 4, 5],
	'3.7': [1, 2],
	'4.1': [1, 2, 3],
	'4.2': [1],
	'4.3': [1, 2],
	'4.4': [1, 2, 3, 4],
	'5.1': [1],
	'5.2': [1, 2, 3],
	'5.3': [1, 2],
	'5.4': [1, 2, 3],
	'6.1': [1, 2, 3],
	'6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
	'6.3': [1, 2, 3, 4],
	'6.4': [1, 2, 3, 4],
	'6.5': [1, 2, 3, 4, 5],
	'6.6': [1, 2, 3],
	'6.8': [1, 2, 3, 4],
	'7.1': [1, 2, 3],
	'7.2': [1, 2, 3, 4],
	'7.3': [1, 2],
	'7.4': [1, 2, 3, 4, 5],
	'7.5': [1, 2],
	'7.6': [1, 2],
	'8.1': [1, 2],
	'8.2': [1, 2, 3],
	'8.3': [1],
	'8.4': [1],
	'9.1': [1, 2, 3],
	'9.2': [1, 2, 3, 4],
	'10.1': [1, 2],
	'10.2': [1, 2],
	'10.3': [1, 2, 3, 4],
	'10.4': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
	'10.5': [1, 2, 3, 4, 5],
	'10.6': [1, 2],
	'10.7': [1, 2, 3],
	'11.1': [1, 2],
	'11.2': [1, 2, 3],
	'11.3': [1, 2, 3],
	'11.4': [1, 2, 3, 4],
	'11.5': [1],
	'11.6': [1],
	'12.1': [1, 2, 3],
	'12.2': [1, 2],
	'12.3': [1, 2, 3, 4],
	'13.1': [1],
	'13.2': [1, 2, 3, 4, 5],
	'13.3': [1, 2],
	'13.4': [1, 2, 3, 4, 5],
	'14.1': [1, 2],
	'14.2': [1, 2, 3, 4],
	'14.3': [1, 2, 3],
	'15.1': [1, 2, 3],
	'15.2': [1, 2, 3],
	'15.3': [1, 2, 3, 4, 5, 6, 7],
	'16.1': [1],
	'16.2': [1, 2, 3, 4, 5],
	'16.3': [1, 2, 3, 4],
	'16.4': [1, 2, 3],
	'16.5': [1, 2, 3],
	'17.1': [1],
	'17.2': [1, 2, 3, 4],
	'17.3': [1, 2]
};
const wanted = Object.entries(SECTIONS).flatMap(([section, numbers]) =>
	numbers.map((number) => `${section}.${number}`)
);

describe('the table of security requirements', () => {
	test('has one line for every requirement of levels 1 and 2', () => {
		expect(lines.map(({ id }) => id)).toEqual(wanted);
	});

	test('says of each whether it is met, and by what or why not', () => {
		for (const { id, state, by } of lines) {
			expect(STATES, `V${id}`).toContain(state);
			expect((by ?? '').length, `V${id}`).toBeGreaterThan(3);
		}
	});

	test('counts its lines as its summary says', () => {
		const counted = STATES.map(
			(state) => `${lines.filter((line) => line['state'] === state).length} ${state}`
		);
		expect(TABLE).toContain(`${lines.length} requirements: ${counted.join(', ')}.`);
	});

	test('names only files that exist', () => {
		const named = [...TABLE.matchAll(/`((?:src|tests|scripts|data)\/[^`]+)`/g)].map(
			([, path]) => path
		);
		expect(named.length).toBeGreaterThan(50);
		expect(named.filter((path) => !existsSync(path ?? ''))).toEqual([]);
	});
});
