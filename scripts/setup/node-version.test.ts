import { describe, expect, it } from 'vitest';
import { Fault } from './fault.mjs';
import { isAcceptedNode, requireNode } from './node-version.mjs';

describe('the Node that runs the program', () => {
	it.each(['20.19.0', '20.20.2', '22.13.0', '24.0.0', '26.1.0'])('may be %s', (version) => {
		expect(isAcceptedNode(version)).toBe(true);
	});

	it.each(['12.22.9', '18.20.4', '20.18.3', '21.7.3', '22.12.0', '23.11.0'])(
		'is not %s, and the cure is named',
		(version) => {
			expect(() => requireNode(version)).toThrow(Fault);
			expect(() => requireNode(version)).toThrow(version);
		}
	);
});
