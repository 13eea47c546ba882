// Shapes of the files under data/catalogue; what they mean together is checked in domain/catalogue-faults.ts.
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9_]+$/, 'an id is written in snake_case');
const text = z.string().min(1);
const texts = z.array(text);
const ids = z.array(id).min(1);
const day = z.iso.date();
const codedPlace = z.strictObject({ code: text, label: text });

const form = z.strictObject({
	id,
	name: text,
	title: text,
	aliases: texts,
	groups: z.array(codedPlace).exactOptional(),
	basis: text
});
const field = z.strictObject({ id, name: text, aliases: texts });
const indicator = z.strictObject({
	id,
	name: text,
	shortName: text.exactOptional(),
	unit: text,
	measure: z.enum(['count', 'percent', 'amount', 'flag']),
	nature: z.enum(['flow', 'stock', 'flag']),
	additive: z.boolean(),
	codes: z.record(text, text).exactOptional(),
	forms: z.array(z.strictObject({ form: id, code: text, label: text })),
	headings: texts,
	states: z
		.union([z.strictObject({ kpi: id }), z.strictObject({ numerator: ids, denominator: ids })])
		.exactOptional(),
	validFrom: day.exactOptional(),
	validTo: day.exactOptional(),
	basis: text
});
export const indicatorsFile = z.strictObject({
	forms: z.array(form),
	fields: z.array(field),
	indicators: z.array(indicator).min(1)
});

const term = z.strictObject({ plus: ids, minus: ids.exactOptional() });
const formula = z.strictObject({
	numerator: term,
	denominator: term,
	flag: z.enum(['fallback_denominator', 'combined_figure']).exactOptional(),
	onlyWithout: ids.exactOptional(),
	onlyWith: ids.exactOptional(),
	words: text
});
const kpi = z.strictObject({
	id,
	name: text,
	shortName: text,
	direction: z.enum(['higher', 'lower']),
	decimals: z.int().min(0).max(4),
	minimumDenominator: z.int().min(0),
	formulas: z.tuple([formula], formula),
	unit: text,
	meaning: text,
	variants: texts,
	basis: text,
	headline: z.boolean(),
	accumulates: z.literal(true).exactOptional(),
	example: z.strictObject({
		figures: z.record(id, z.number()),
		numerator: z.number(),
		denominator: z.number(),
		percent: z.number(),
		source: text
	})
});
export const kpisFile = z.strictObject({ kpis: z.array(kpi).min(1) });

const said = { id, words: text, basis: text };
const check = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('sum'),
		...said,
		total: id,
		parts: ids,
		optionalParts: ids.exactOptional(),
		looseParts: ids.exactOptional(),
		onlyWithout: ids.exactOptional(),
		rest: text.exactOptional()
	}),
	z.strictObject({
		kind: z.literal('sum_of_fields'),
		...said,
		total: id,
		against: id.exactOptional()
	}),
	z.strictObject({
		kind: z.literal('at_most'),
		...said,
		parts: ids,
		whole: id,
		onlyWithout: ids.exactOptional(),
		rest: text.exactOptional()
	}),
	z.strictObject({
		kind: z.literal('equal'),
		...said,
		left: id,
		right: id,
		factor: z.number().positive().exactOptional(),
		tolerance: z.number().positive().exactOptional()
	})
]);
export const checksFile = z.strictObject({ checks: z.array(check) });

const target = z.strictObject({
	kpi: id,
	organisingCode: text.nullable(),
	year: z.int(),
	percent: z.number().min(0).max(100),
	basis: text
});
export const targetsFile = z.strictObject({ targets: z.array(target) });
