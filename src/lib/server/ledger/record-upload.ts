// What the audit log keeps of an upload: the file, whose figures, and every figure that it took the place of.
import type { Observation } from '../../domain/figures/observation';
import { recordAudit } from '../db/audit/audit';
import type { Writer } from '../db/database';
import { fileOfUpload } from '../db/submissions/files';
import type { UnitAndPeriod } from '../db/figures/current-figures';
import type { FigureChange } from './changes';
import type { StoredFile, StoreRequest } from './stored-file';

interface UploadToRecord extends Pick<StoredFile, 'counts' | 'changes'> {
	readonly uploadId: number;
	/** Of everything that was stored, see `uploadDigest`. */
	readonly digest: string;
	readonly touched: readonly UnitAndPeriod[];
}

/** Old figures that a line names; of more only the number is told, the upload itself keeps them all. */
const MOST_SUPERSEDED = 2_000;

export function recordUpload(db: Writer, stored: UploadToRecord, request: StoreRequest): void {
	const { uploadId, digest, counts, changes, touched } = stored;
	const superseded = changes.filter(({ before }) => before !== undefined);
	const told = superseded.slice(0, MOST_SUPERSEDED).map(supersededLine);
	recordAudit(db, request.actor, {
		action: 'upload.stored',
		subject: `upload:${uploadId}`,
		...aboutReports(touched),
		detail: {
			file: fileOfUpload(db, uploadId),
			...unitsAndPeriods(touched),
			counts,
			superseded: told,
			moreSuperseded: superseded.length - told.length,
			confirmReason: request.confirmReason ?? '',
			submittedBy: request.submittedBy ?? '',
			note: request.note ?? '',
			figuresDigest: digest
		},
		at: request.storedAt ?? request.receivedAt
	});
}

/** The line itself names a unit or a period only when it is about no other. */
export function aboutReports(reports: readonly UnitAndPeriod[]) {
	const { units, periods } = unitsAndPeriods(reports);
	const [unitId = null] = units.length === 1 ? units : [];
	const [period = null] = periods.length === 1 ? periods : [];
	return { unitId, period };
}

export const unitsAndPeriods = (reports: readonly UnitAndPeriod[]) => ({
	units: [...new Set(reports.map(({ unitId }) => unitId))],
	periods: [...new Set(reports.map(({ period }) => period))]
});

function supersededLine({ observation, before }: FigureChange) {
	const { unitId, period, indicator, field, source, place } = observation;
	const which = { unitId, period, indicator, field, source };
	return { ...which, before: valueOf(before), after: valueOf(observation), place };
}

/** As written, or why there is none. */
function valueOf(figure: Observation | undefined): string | null {
	if (figure === undefined) return null;
	return figure.quantity.kind === 'missing' ? null : figure.text;
}
