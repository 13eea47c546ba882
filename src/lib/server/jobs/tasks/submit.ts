// A file that a program sends: received at once, without pages in between; the files of an archive each all or nothing.
import type { Actor } from '../../../domain/office/audit';
import { filesIn } from '../../intake/files-in';
import {
	receive,
	type Outcome,
	type ReceivedFile,
	type ReceiveRequest
} from '../../intake/receive';
import { namesFor } from '../../reports/basis/names';
import { RECEIPT_LIMITS, receiptJson, type ReceiptLimits } from '../receipt-json';
import type { TaskContext } from '../task';
import type { OnBehalf } from './drafts';

interface SubmitInput
	extends
		OnBehalf,
		Pick<
			ReceiveRequest,
			'organisingId' | 'unitId' | 'period' | 'confirmReason' | 'note' | 'submittedBy'
		> {
	readonly dryRun: boolean;
	readonly file: ReceivedFile;
	readonly actor: Actor;
}
interface SubmittedFiles {
	/** In the order of the files. */
	readonly outcomes: readonly Outcome[];
	/** The receipts as they are sent on: the server only hands them through. */
	readonly json: string;
}

export function submitFile(
	{ db, catalogue, clock, limits, progress }: TaskContext,
	{ file: sent, ...request }: SubmitInput
): SubmittedFiles {
	const names = namesFor({ db, catalogue, today: clock.today(), viewer: request.mayReportFor });
	const files = filesIn(sent, limits.fileBytes);
	const most = shared(RECEIPT_LIMITS, files.length);
	// Told at once, so that only one whole receipt is held at a time.
	const told = files.map(({ file, notes }) => {
		const receipt = receive(db, catalogue, {
			...request,
			file,
			receivedAt: clock.now(),
			largestFile: limits.fileBytes,
			progress: (stage, done, total) => progress({ stage, done, total, file: file.name })
		});
		const whole = { ...receipt, issues: [...notes, ...receipt.issues] };
		return { outcome: receipt.outcome, receipt: receiptJson(whole, names, most) };
	});
	const receipts = told.map(({ receipt }) => receipt);
	return {
		outcomes: told.map(({ outcome }) => outcome),
		json: JSON.stringify(receipts.length === 1 ? receipts[0] : { files: receipts })
	};
}

/** Of what one answer may hold; of a file of an archive at least some. */
const shared = ({ issues, submissions }: ReceiptLimits, files: number): ReceiptLimits => ({
	issues: Math.max(LEAST, Math.floor(issues / files)),
	submissions: Math.max(LEAST, Math.floor(submissions / files))
});
const LEAST = 60;
