// A heading with its groups → its indicator, and what the words say beside it: of which period, compared with what, counted in what.
import type { Indicator } from '../../../../domain/kpi/catalogue';
import type { ColumnAside } from '../../../../domain/checks/issue';
import type { Heading } from '../columns/columns';
import { senseOf, type WordsSense, type WrittenPeriod } from './heading-sense';
import type { Found, Vocabulary } from '../vocabulary';

export interface HeadingMeaning {
	readonly found: Found<Indicator>;
	readonly period?: WrittenPeriod;
	readonly aside?: ColumnAside;
	readonly measure?: string;
	/** Does nothing in the heading say more than the indicator? */
	readonly isPlain: boolean;
}

/** The catalogue's own headings first ("Kế hoạch vốn đầu tư công được giao" is no plan beside a value); then without the words for period, comparison and unit. */
export function meaningUnder(
	{ path }: Pick<Heading, 'path'>,
	vocabulary: Vocabulary
): HeadingMeaning {
	const groups = path.slice(0, -1);
	if (groups.some((group) => vocabulary.field(group) !== undefined)) return NOTHING;
	const own = path.at(-1) ?? '';
	const said = groups.map((group) => groupSense(group, vocabulary));
	const above = said.flatMap(({ rest }) => (rest === '' ? [] : [rest]));
	const known = vocabulary.headingBelow([...above, own]);
	if (known.kind !== 'none') return together(known, said);
	const sense = senseOf(own);
	const words = sense.rest === '' ? above : [...above, sense.rest];
	const found = words.length === 0 ? NONE : vocabulary.headingBelow(words);
	return settled(together(found, [...said, sense]), sense);
}

const NONE = { kind: 'none' } as const;
const NOTHING: HeadingMeaning = { found: NONE, isPlain: true };

/** A group that says more than a period, a plan or a unit keeps its words: "Tình hình thực hiện kế hoạch" is no plan. */
function groupSense(group: string, vocabulary: Vocabulary): WordsSense {
	const asWritten: WordsSense = { rest: group, isValue: false };
	if (vocabulary.heading(group).kind !== 'none') return asWritten;
	const sense = senseOf(group);
	if (sense.rest === '') return sense;
	const { rest, period, measure } = sense;
	if (period === undefined && measure === undefined) return asWritten;
	return {
		rest,
		isValue: false,
		...(period === undefined ? {} : { period }),
		...(measure === undefined ? {} : { measure })
	};
}

export type SaidBeside = Pick<HeadingMeaning, 'period' | 'aside' | 'measure'>;

/** The nearest words count: those of the own heading, which are last, before those of its groups. */
export function saidBeside(senses: readonly WordsSense[]): SaidBeside {
	const period = mostSpecific(senses.flatMap((sense) => sense.period ?? []));
	const aside = senses.findLast((sense) => sense.aside !== undefined)?.aside;
	const measure = senses.findLast((sense) => sense.measure !== undefined)?.measure;
	return {
		...(period === undefined ? {} : { period }),
		...(aside === undefined ? {} : { aside }),
		...(measure === undefined ? {} : { measure })
	};
}

function together(found: Found<Indicator>, senses: readonly WordsSense[]): HeadingMeaning {
	const said = saidBeside(senses);
	return { found, isPlain: Object.keys(said).length === 0, ...said };
}

/** "Quý II" under "Năm 2023" is Quý II/2023. */
function mostSpecific(periods: readonly WrittenPeriod[]): WrittenPeriod | undefined {
	const whole = periods.findLast(({ kind }) => kind === 'whole');
	const part = periods.findLast(({ kind }) => kind === 'without_year');
	const year = periods.findLast(({ kind }) => kind === 'year');
	if (whole !== undefined || part === undefined) return whole ?? year;
	if (year === undefined) return part;
	return { kind: 'whole', text: withYear(part.text, year.text.slice(-4)) };
}

export const withYear = (part: string, year: string): string =>
	`${part.replace(/ nam$/, '')}/${year}`;

/** A share under a rate is the rate; words that are no indicator decide nothing about a column. */
function settled(meaning: HeadingMeaning, { rest }: WordsSense): HeadingMeaning {
	const { found, aside } = meaning;
	if (aside === undefined) return meaning;
	const isRate = found.kind === 'one' && found.value.measure === 'percent';
	if (aside === 'share' && isRate) return withoutAside(meaning);
	// "Kế hoạch tuyên truyền" may be an indicator that the catalogue does not know.
	return rest !== '' && found.kind === 'none' ? withoutAside(meaning) : meaning;
}

function withoutAside({ found, period, measure }: HeadingMeaning): HeadingMeaning {
	return {
		found,
		isPlain: false,
		...(period === undefined ? {} : { period }),
		...(measure === undefined ? {} : { measure })
	};
}
