// Which program's file a ZIP is, by the parts inside.
import type { ZippedKind } from '../../../../domain/file-kinds';
import type { ZipEntry } from './directory';

/** A word for the programs whose files are not read. */
export type ZipProgram = ZippedKind | { readonly other: string };

const PARTS: readonly (readonly [part: RegExp, program: ZipProgram])[] = [
	[/^word\//i, { other: 'Word' }],
	[/^ppt\//i, { other: 'PowerPoint' }],
	[/^xl\/workbook\.bin$/i, 'xlsb'],
	[/^index\/document\.iwa$/i, { other: 'Numbers' }]
];

export function zipProgram(entries: readonly ZipEntry[]): ZipProgram {
	for (const [part, program] of PARTS) {
		if (entries.some(({ name }) => part.test(name))) return program;
	}
	if (hasPart(entries, 'meta-inf/manifest.xml'))
		return hasPart(entries, 'content.xml') ? 'ods' : { other: 'ODS' };
	return entries.some(({ name }) => name.toLowerCase() === '[content_types].xml')
		? 'xlsx'
		: 'archive';
}

const hasPart = (entries: readonly ZipEntry[], part: string): boolean =>
	entries.some(({ name }) => name.toLowerCase() === part);
