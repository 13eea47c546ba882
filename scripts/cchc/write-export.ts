// A file of figures that the command line writes: on record first, as one that a page hands out.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { recordAudit } from '../../src/lib/server/db/audit/audit';
import { write } from '../../src/lib/server/db/database';
import { UsageError } from './arguments';
import type { Office } from './office';

interface ExportToWrite {
	/** "ranking": what the command was asked for. */
	readonly what: string;
	readonly format: string;
	/** Where it is written. */
	readonly out: string;
	/** Whole, or part by part. */
	readonly content: string | Uint8Array | Iterable<string>;
}

export function writeExport({ db, actor, clock }: Office, file: ExportToWrite): void {
	const { what, format, out, content } = file;
	write(db, (writer) =>
		recordAudit(writer, actor, {
			action: 'data.exported',
			subject: what,
			detail: { path: what, file: basename(out), format, bytes: sizeOf(content) },
			at: clock.now()
		})
	);
	try {
		writeParts(out, content);
	} catch (fault) {
		const why = fault instanceof Error ? fault.message : String(fault);
		throw new UsageError(`Không ghi được ${out}: ${why}`);
	}
}

/** null: not known before it is written. */
const sizeOf = (content: ExportToWrite['content']): number | null =>
	typeof content === 'string' || content instanceof Uint8Array ? Buffer.byteLength(content) : null;

function writeParts(out: string, content: ExportToWrite['content']): void {
	if (typeof content === 'string' || content instanceof Uint8Array)
		return writeFileSync(out, content);
	const file = openSync(out, 'w');
	try {
		for (const part of content) writeSync(file, part);
	} finally {
		closeSync(file);
	}
}
