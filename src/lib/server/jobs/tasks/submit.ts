// A file that a program sends: received at once, without pages in between; the files of an archive each all or nothing.
import type { Actor } from '../../../domain/audit';
import { filesIn } from '../../import/files-in';
import {
	receive,
	type Outcome,
	type ReceivedFile,
	type ReceiveRequest
} from '../../import/receive';
import { namesFor } from '../../reports/names';
import { receiptJson, type ReceiptJson } from '../receipt-json';
import type { TaskContext } from '../task';
import type { OnBehalf } from './drafts';

interface SubmitInput
	extends
		OnBehalf,
		Pick<
			ReceiveRequest,
			'organisingId' | 'unitId' | 'period' | 'dryRun' | 'confirmReason' | 'note' | 'submittedBy'
		> {
	readonly file: ReceivedFile;
	readonly actor: Actor;
}
interface SubmittedFiles {
	/** In the order of the files. */
	readonly outcomes: readonly Outcome[];
	readonly files: readonly ReceiptJson[];
}

export function submitFile(
	{ db, catalogue, clock, limits, progress }: TaskContext,
	{ file: sent, ...request }: SubmitInput
): SubmittedFiles {
	const names = namesFor({ db, catalogue, today: clock.today(), viewer: request.mayReportFor });
	const receipts = filesIn(sent, limits.fileBytes).map(({ file, notes }) => {
		const receipt = receive(db, catalogue, {
			...request,
			file,
			receivedAt: clock.now(),
			largestFile: limits.fileBytes,
			progress: (stage, done, total) => progress({ stage, done, total, file: file.name })
		});
		return { ...receipt, issues: [...notes, ...receipt.issues] };
	});
	return {
		outcomes: receipts.map(({ outcome }) => outcome),
		files: receipts.map((receipt) => receiptJson(receipt, names))
	};
}
