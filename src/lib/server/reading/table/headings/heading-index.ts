// The headings of the catalogue, alone and below the groups that printed forms put above them.
import type { Catalogue, Indicator } from '../../../../domain/kpi/catalogue';
import { found, headingKey, type Found } from './heading-key';

export interface HeadingIndex {
	readonly byKey: ReadonlyMap<string, ReadonlySet<Indicator>>;
	/** Without the words that forms add or leave out: "số hồ sơ đã giải quyết" and "đã giải quyết". */
	readonly byLeanKey: ReadonlyMap<string, ReadonlySet<Indicator>>;
	/** Last words of headings: those of several indicators mean nothing without their group. */
	readonly byEnding: ReadonlyMap<string, ReadonlySet<Indicator>>;
	/** Ids and full names. */
	readonly byName: ReadonlyMap<string, Indicator>;
}

export function headingIndex(catalogue: Catalogue): HeadingIndex {
	const byKey = new Map<string, Set<Indicator>>();
	const byLeanKey = new Map<string, Set<Indicator>>();
	const byEnding = new Map<string, Set<Indicator>>();
	const byName = new Map<string, Indicator>();
	for (const indicator of catalogue.indicators.values()) {
		const { id, name, shortName, headings } = indicator;
		for (const written of [id, name]) byName.set(headingKey(written), indicator);
		for (const written of [id, name, shortName ?? name, ...headings]) {
			const key = headingKey(written);
			put(byKey, key, indicator);
			put(byLeanKey, leanKey(key), indicator);
			for (const ending of endingsOf(key)) put(byEnding, ending, indicator);
		}
	}
	return { byKey, byLeanKey, byEnding, byName };
}

function put(index: Map<string, Set<Indicator>>, key: string, indicator: Indicator): void {
	const known = index.get(key);
	if (known === undefined) index.set(key, new Set([indicator]));
	else known.add(indicator);
}

function endingsOf(key: string): string[] {
	const words = key.split(' ');
	return words.map((_, index) => words.slice(index).join(' '));
}

/** What forms add or leave out; "số" only before what it counts, since "số hóa" is another word. */
const FILLER =
	/\b(?:so(?= (?:luong|ho so|bo ho so|tthc)\b)|luong|bo(?= ho so)|ho so|tthc|thu tuc hanh chinh|dich vu(?= buu chinh)|cong ich|qua(?= (?:dich vu )?buu chinh)|va|hoac)\b/g;

function leanKey(key: string): string {
	return key
		.replace(FILLER, ' ')
		.replace(/\bbcci\b/g, 'buu chinh')
		.replace(/\bhen\b/g, 'han')
		.replace(/\btre han\b/g, 'qua han')
		.replace(/ +/g, ' ')
		.trim();
}

/** "Tổng số (3)=(4)+(5)", "Trước hạn (8)": the form numbers its columns. */
const withoutNumber = (text: string): string =>
	text
		.replace(/(?<!\s)\s*\(?\d{1,2}\)?\s*=\s*\(?\d.*$/su, '')
		.replace(/(?<!\s)\s*\(\d{1,2}\)\s*$/u, '');

/** Headings as files write them → what they mean. */
export interface HeadingReader {
	readonly heading: (written: string) => Found<Indicator>;
	readonly headingBelow: (path: readonly string[]) => Found<Indicator>;
}

/** Groups that say nothing about the figures below them. */
const NEUTRAL =
	/^(?:|trong do|(?:bao )?gom|chia ra|cu the|so lieu|thong ke|(?:ket qua|tinh hinh)(?: (?:tiep nhan|giai quyet|xu ly|thuc hien|tra))*)$/;
/** "Tổng số" below a group is what the group is. */
const WHOLE = /^(?:tong(?: so| cong)?|cong|)$/;

export function headingReader({ byKey, byLeanKey, byEnding, byName }: HeadingIndex): HeadingReader {
	const heading = (written: string): Found<Indicator> =>
		found([...(byKey.get(headingKey(withoutNumber(written))) ?? [])]);
	const below = (words: readonly string[]): Found<Indicator> => {
		const key = headingKey(words.join(' '));
		return found([...(byKey.get(key) ?? byLeanKey.get(leanKey(key)) ?? [])]);
	};
	const headingBelow = (path: readonly string[]): Found<Indicator> => {
		const words = path.map(withoutNumber);
		const own = words.at(-1) ?? '';
		// What a person or the template calls by its full name needs no group.
		const named = byName.get(headingKey(own));
		if (named !== undefined) return { kind: 'one', value: named };
		const said = ` ${leanKey(headingKey(own))} `;
		// "Tiếp nhận" above "Mới tiếp nhận" adds nothing.
		const groups = words.slice(0, -1).filter((group) => {
			const key = leanKey(headingKey(group));
			return !NEUTRAL.test(key) && !said.includes(` ${key} `);
		});
		if (groups.length === 0) return heading(own);
		const isWhole = WHOLE.test(leanKey(headingKey(own)));
		for (const written of [words, [...groups, own], ...(isWhole ? [groups] : [])]) {
			const here = below(written);
			if (here.kind !== 'none') return here;
		}
		const isOnlyMeaning = (byEnding.get(headingKey(own))?.size ?? 0) <= 1;
		return isOnlyMeaning ? heading(own) : { kind: 'none' };
	};
	return { heading, headingBelow };
}
