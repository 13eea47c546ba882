import { FILE_KIND_IDS, fileKindOf } from '../../domain/file-kinds';

const KINDS = FILE_KIND_IDS.map(fileKindOf);

/** "Excel (.xlsx, .xls), CSV, hoặc ZIP gồm nhiều tệp như vậy": what may be sent. */
export function fileKindsText(): string {
	const programs = new Map<string, string[]>();
	for (const { program, endings } of KINDS) {
		if (program !== undefined)
			programs.set(program, [...(programs.get(program) ?? []), ...endings]);
	}
	const named = [...programs].map(([program, endings]) => `${program} (${endings.join(', ')})`);
	const others = KINDS.flatMap(({ words = [] }) => words);
	return `${[...named, ...others].join(', ')}, hoặc ZIP gồm nhiều tệp như vậy`;
}

/** What a dialog of files shows first: every ending, then every media type. */
export function acceptedFiles(): string {
	const endings = KINDS.flatMap((kind) => kind.endings);
	const media = KINDS.flatMap((kind) => kind.media ?? []);
	return [...new Set([...endings, ...media])].join(',');
}
