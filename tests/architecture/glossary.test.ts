import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const dictionary = readFileSync('data/README.md', 'utf8');
const glossary = /## Glossary\n(.*?)\n## /s.exec(dictionary)?.[1] ?? '';

/** Words of the identifiers in backticks, singular and plural alike. */
const trade = new Set(
	[...glossary.matchAll(/`([^`]+)`/g)].flatMap(([, identifier = '']) =>
		identifier.split(/[^a-z\d]+/).map(singular)
	)
);
/** Words that mean what they mean everywhere; add one only if nobody would look it up. */
const ordinary = new Set(
	readFileSync('tests/architecture/ordinary-words.txt', 'utf8').trim().split(/\s+/).map(singular)
);

function singular(word: string): string {
	return word.replace(/s$/, '');
}

const wordsOf = (id: string): string[] => id.split('_').filter((word) => !/^\d+$/.test(word));

const indicators = catalogueIds('data/catalogue/indicators.json', 'indicators');
const ids = [...indicators, ...catalogueIds('data/catalogue/kpis.json', 'kpis')];

function catalogueIds(file: string, list: string): string[] {
	const content = JSON.parse(readFileSync(file, 'utf8'));
	const entries: { id: string }[] = Array.isArray(content) ? content : content[list];
	return entries.map(({ id }) => id);
}

describe('the glossary', () => {
	it('is found, as is the catalogue', () => {
		expect(trade.size).toBeGreaterThan(50);
		expect(indicators.length).toBeGreaterThan(100);
	});

	it('explains every word of an id that is not an ordinary one', () => {
		const unknown = ids.filter((id) =>
			wordsOf(id).some((word) => !trade.has(singular(word)) && !ordinary.has(singular(word)))
		);
		expect(unknown).toEqual([]);
	});

	it('and the ordinary words do not overlap', () => {
		expect([...ordinary].filter((word) => trade.has(word))).toEqual([]);
	});

	it('has no ordinary word left over from ids that are gone', () => {
		const used = new Set(ids.flatMap(wordsOf).map(singular));
		expect([...ordinary].filter((word) => !used.has(word))).toEqual([]);
	});
});
