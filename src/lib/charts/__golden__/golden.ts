// Compares a drawing with the one kept here; a changed or new one is written beside it as NAME.changed.svg.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** To accept a change, rename NAME.changed.svg to NAME.svg after looking at it. */
export function expectGolden(name: string, svg: string): void {
	const kept = fileURLToPath(new URL(`./${name}.svg`, import.meta.url));
	const changed = fileURLToPath(new URL(`./${name}.changed.svg`, import.meta.url));
	const drawn = `${normalised(svg)}\n`;
	const before = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
	if (drawn === before) rmSync(changed, { force: true });
	else writeFileSync(changed, drawn);
	expect(drawn === before, `${name}.svg differs; look at ${changed}`).toBe(true);
}

/** Generated names differ between two drawings of one process; a tag a line makes a change readable. */
function normalised(svg: string): string {
	return svg.replace(/zr\d+-(cls-|c)\d+/g, 'zr-$1').replaceAll('><', '>\n<');
}
