// The plan of the demonstration, data/demonstration.json, read through Zod.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const period = z.string().regex(/^\d{4}-(q[1-4]|h1|y)$/);
const day = z.iso.date();
const rates = z.tuple([z.number().min(0).max(100), z.number().min(0).max(100)]);

const communeShape = z.strictObject({
	code: z.string(),
	kind: z.enum(['xa', 'phuong', 'thi-tran', 'dac-khu']),
	name: z.string(),
	dossiers: z.int().positive(),
	timely: rates,
	online: rates,
	payment: rates,
	linked: rates,
	digitised: rates,
	results: rates,
	satisfaction: rates,
	plan: z.number().min(0).max(1),
	validFrom: day.optional(),
	validTo: day.optional(),
	mergedInto: z.string().optional()
});

const at = { code: z.string(), period };
const reason = { reason: z.string() };
const plantedShape = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('channels'), ...at, off: z.int(), ...reason }),
	z.strictObject({ kind: z.literal('stated_rate'), ...at, off: z.number(), ...reason }),
	z.strictObject({ kind: z.literal('two_sources'), ...at, off: z.int(), ...reason }),
	z.strictObject({ kind: z.literal('paid_exceeds'), ...at, off: z.int(), ...reason }),
	z.strictObject({ kind: z.literal('carried_over'), ...at, off: z.int(), ...reason }),
	z.strictObject({ kind: z.literal('jump'), ...at, factor: z.number(), ...reason }),
	z.strictObject({ kind: z.literal('truncated_rate'), ...at }),
	z.strictObject({ kind: z.literal('correction'), ...at, off: z.int(), days: z.int() })
]);

const planShape = z.strictObject({
	note: z.string(),
	seed: z.int(),
	organising: z.strictObject({ code: z.string(), name: z.string(), kind: z.literal('cum') }),
	firstQuarter: period,
	quarters: z.int().positive(),
	windowDay: z.int().min(2).max(28),
	dueDay: z.int().min(1).max(28),
	communes: z.array(communeShape),
	late: z.array(z.strictObject({ ...at, days: z.int().positive() })),
	notSubmitted: z.array(z.strictObject(at)),
	halfYearInsteadOfQuarter: z.array(z.strictObject({ ...at, half: period })),
	planted: z.array(plantedShape)
});

export type DemonstrationPlan = z.infer<typeof planShape>;
export type DemonstrationCommune = z.infer<typeof communeShape>;
export type Planted = z.infer<typeof plantedShape>;

export function readDemonstrationPlan(dataPath: string): DemonstrationPlan {
	const file = join(dataPath, 'demonstration.json');
	const parsed = planShape.safeParse(JSON.parse(readFileSync(file, 'utf8')));
	if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
	return parsed.data;
}
