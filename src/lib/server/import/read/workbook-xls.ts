// Legacy XLS: its container opened, its records guarded, read by the library.
import type { Checked } from '../../../domain/issue';
import type { Sheet } from '../sheet';
import type { ReadLimits } from './limits';
import { damaged, refusedAs, unreadable, unsafe } from './refusals';
import { toSheets } from './workbook-book';
import { openContainer, readRecords, type Container, type WorkBook } from './workbook-library';
import { prepareRecords, recoder } from './workbook-records';

interface LegacyFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The container of an old office program, or of an encrypted XLSX. */
export function readContainer(file: LegacyFile, limits: ReadLimits): Checked<readonly Sheet[]> {
	const container = tryOpen(file.bytes);
	if (container === undefined) return damaged('Excel');
	const paths = container.FullPaths.map((path) => path.replace(/^[^/]*\//, ''));
	if (paths.includes('EncryptedPackage')) return refusedAs(unsafe('password', ''));
	const stream = paths.findIndex((path) => /^(?:workbook|book)$/i.test(path));
	if (stream < 0) return refusedAs(unreadable('not_supported', otherProgram(paths)));
	const macro = paths.find((path) => /^_VBA_PROJECT_CUR\//.test(path));
	if (macro !== undefined) return refusedAs(unsafe('macro', '_VBA_PROJECT_CUR'));
	const content = container.FileIndex[stream]?.content;
	return content === undefined
		? damaged('Excel')
		: readBareXls({ name: file.name, bytes: Buffer.from(content) }, limits);
}

/** A workbook of records alone. */
export function readBareXls(file: LegacyFile, limits: ReadLimits): Checked<readonly Sheet[]> {
	// A copy: the sender's bytes stay as they came.
	const records = Buffer.from(file.bytes);
	const facts = prepareRecords(records);
	if (facts.unsafe !== undefined) return refusedAs(unsafe(facts.unsafe, ''));
	const book = facts.isWorkbook ? tryRead(records) : undefined;
	if (book === undefined) return damaged('Excel');
	const recode = facts.codePage === undefined ? undefined : recoder(facts.codePage);
	return toSheets({
		fileName: file.name,
		book,
		limits,
		...(recode === undefined ? {} : { recode })
	});
}

function otherProgram(paths: readonly string[]): string {
	if (paths.includes('WordDocument')) return 'Word';
	if (paths.includes('PowerPoint Document')) return 'PowerPoint';
	return paths.some((path) => path.startsWith('__properties_version')) ? 'Outlook' : '';
}

function tryOpen(bytes: Uint8Array): Container | undefined {
	try {
		return openContainer(bytes);
	} catch {
		return undefined;
	}
}

function tryRead(records: Buffer): WorkBook | undefined {
	try {
		const book = readRecords(records);
		return book.SheetNames.length === 0 ? undefined : book;
	} catch {
		return undefined;
	}
}
