import { LAYOUT_IDS, layoutNamed, layoutOf } from '../../domain/layouts';

/** Written name of a file layout; a code that is not known any more is shown as it is. */
export function layoutText(layout: string | null): string {
	if (layout === null) return 'chưa nhận ra';
	const known = layoutNamed(layout);
	if (known === undefined) return layout;
	return known.about === undefined ? known.name : `${known.name} (${known.about})`;
}

/** "Biểu mẫu 1-7, …, bảng rộng hoặc JSON": all of them, in one phrase. */
export function layoutsText(): string {
	const names = LAYOUT_IDS.map((id) => layoutOf(id).name);
	return `${names.slice(0, -1).join(', ')} hoặc ${names.at(-1)}`;
}
