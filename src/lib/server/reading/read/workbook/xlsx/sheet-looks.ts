// How each worksheet of a package looks, found by the part that the workbook names for it.
import type { SheetLooks } from '../book';
import type { WorkBook } from '../library';

interface PartsWithLooks {
	readonly parts: ReadonlyMap<string, Buffer>;
	/** By part. */
	readonly looks: ReadonlyMap<string, SheetLooks>;
}

/** Sheet → relation → part, as the workbook names them. */
export function looksBySheet(
	book: WorkBook,
	{ parts, looks }: PartsWithLooks
): (sheet: string) => SheetLooks | undefined {
	const relations = [...parts].find(([name]) =>
		/(?:^|\/)_rels\/workbook\d*\.(?:xml|bin)\.rels$/i.test(name)
	);
	const targets = new Map<string, string>();
	for (const [tag] of relations?.[1]
		.toString('utf8')
		.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g) ?? []) {
		const id = /\sId=["']([^"']*)["']/.exec(tag)?.[1];
		const target = /\sTarget=["']([^"']*)["']/.exec(tag)?.[1];
		if (id !== undefined && target !== undefined) targets.set(id, target.split('/').at(-1) ?? '');
	}
	return (sheet) => {
		const about: unknown = book.Workbook?.Sheets?.find(({ name }) => name === sheet);
		const file = targets.get(relationOf(about));
		const part = [...looks].find(([name]) => file !== undefined && name.endsWith(`/${file}`));
		return part?.[1] ?? NO_LOOKS;
	};
}

const NO_LOOKS: SheetLooks = { hiddenRows: [], hiddenColumns: [] };

/** `r:id`, under the name that the library keeps it by. */
function relationOf(sheet: unknown): string {
	if (typeof sheet !== 'object' || sheet === null || !('id' in sheet)) return '';
	return typeof sheet.id === 'string' ? sheet.id : '';
}
