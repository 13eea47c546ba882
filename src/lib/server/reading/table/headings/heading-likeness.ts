// What an unknown heading might mean, by how it is spelled: "Số HS đã GQ" is nearly "Số hồ sơ đã giải quyết".
import type { ColumnTarget } from '../../../../domain/reading-choices';
import type { Catalogue } from '../../../../domain/kpi/catalogue';
import { ROLE_HEADINGS, type ColumnRole } from './heading-roles';
import { letterPairs, likeness } from '../nearest';
import { headingKey } from '../vocabulary';

export interface LikeHeading {
	readonly target: ColumnTarget;
	/** The known heading that it is like. */
	readonly heading: string;
	/** 0 to 1; 1 is the same letter for letter. */
	readonly likeness: number;
}

interface Known {
	readonly target: ColumnTarget;
	readonly heading: string;
	readonly key: string;
	readonly pairs: ReadonlyMap<string, number>;
}

/** Below this a likeness is chance. */
const ENOUGH = 0.5;

/** The known headings most like it, each meaning once, best first. */
export function likeHeadings(heading: string, catalogue: Catalogue): LikeHeading[] {
	const key = unfolded(headingKey(heading));
	if (key === '') return [];
	const pairs = letterPairs(key);
	const best = new Map<ColumnTarget, LikeHeading>();
	for (const known of knownHeadings(catalogue)) {
		const score = known.key === key ? 1 : likeness(pairs, known.pairs);
		if (score < ENOUGH || score <= (best.get(known.target)?.likeness ?? 0)) continue;
		best.set(known.target, { target: known.target, heading: known.heading, likeness: score });
	}
	return [...best.values()].sort((a, b) => b.likeness - a.likeness);
}

/** What clerks shorten in a narrow column, folded. */
const SHORTENED: Readonly<Record<string, string>> = {
	hs: 'ho so',
	gq: 'giai quyet',
	tn: 'tiep nhan',
	sl: 'so luong',
	tl: 'ty le',
	dv: 'don vi',
	dvc: 'dich vu cong',
	tthc: 'thu tuc hanh chinh',
	dvctt: 'dich vu cong truc tuyen',
	bc: 'bao cao',
	bcci: 'buu chinh cong ich',
	vb: 'van ban',
	cb: 'can bo',
	cc: 'cong chuc'
};

/** Other words for the same, folded; only for likeness, a heading is never read by them. */
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
	[/\b(?:qua|tren) (?:mang|cong)\b/g, 'truc tuyen'],
	[/\btai (?:quay|bo phan mot cua|cho)\b/g, 'truc tiep'],
	[/\b(?:(?:da )?(?:xu ly|giai quyet|lam) xong|da (?:xu ly|tra ket qua))\b/g, 'da giai quyet'],
	[/\b(?:som(?: han| hen)?|truoc hen)\b/g, 'truoc han'],
	[/\bdung hen\b/g, 'dung han'],
	[/\b(?:tre|cham|qua) (?:hen|han)\b/g, 'qua han'],
	[/\b(?:con ton|ton dong|dang (?:xu ly|lam))\b/g, 'dang giai quyet'],
	[/(?:^|(?<=ho so ))nhan\b/g, 'tiep nhan'],
	[/ cong$/, ' tong so']
];

const unfolded = (key: string): string =>
	OTHER_WORDS.reduce(
		(text, [words, same]) => text.replace(words, same),
		key
			.split(' ')
			.map((word) => SHORTENED[word] ?? word)
			.join(' ')
	);

const indexes = new WeakMap<Catalogue, readonly Known[]>();

/** Made once per catalogue. */
function knownHeadings(catalogue: Catalogue): readonly Known[] {
	const made = indexes.get(catalogue);
	if (made !== undefined) return made;
	const known = (target: ColumnTarget, headings: readonly string[]): Known[] =>
		headings.map((heading) => {
			const key = unfolded(headingKey(heading));
			return { target, heading, key, pairs: letterPairs(key) };
		});
	const index = [
		...(Object.keys(ROLE_HEADINGS) as ColumnRole[]).flatMap((role) =>
			known(`role:${role}`, ROLE_HEADINGS[role])
		),
		...[...catalogue.indicators.values()].flatMap(({ id, name, shortName, headings }) =>
			known(`indicator:${id}`, [name, ...(shortName === undefined ? [] : [shortName]), ...headings])
		)
	];
	indexes.set(catalogue, index);
	return index;
}
