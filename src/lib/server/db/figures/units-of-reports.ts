// Whose a report or an upload is, undone or not: what the guard asks before anything of it is shown.
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader } from '../database';

/** undefined: there never was a report of that number. */
export function unitOfReport(
	db: Reader,
	submissionId: number
): { readonly unitId: UnitId; readonly uploadId: number } | undefined {
	return statement(
		db,
		`SELECT unit_id AS unitId, upload_id AS uploadId FROM submission WHERE id = @id
		UNION ALL SELECT r.value ->> 0, u.upload_id FROM undone_upload u, json_each(u.summary, '$.reports') r
			WHERE r.value ->> 2 = @id LIMIT 1`
	).get({ id: submissionId }) as { readonly unitId: UnitId; readonly uploadId: number } | undefined;
}

interface UploadOwners {
	/** Of all its reports. */
	readonly unitIds: readonly UnitId[];
	/** Of the account that stored it; null: an administrator, a command, or nobody's. */
	readonly senderUnitId: UnitId | null;
}

/** undefined: there never was an upload of that number. */
export function ownersOfUpload(db: Reader, uploadId: number): UploadOwners | undefined {
	const found = statement(
		db,
		`SELECT a.unit_id AS senderUnitId FROM (
			SELECT account_id FROM upload WHERE id = @id
			UNION ALL SELECT summary ->> '$.accountId' FROM undone_upload WHERE upload_id = @id) s
		LEFT JOIN account a ON a.id = s.account_id LIMIT 1`
	).get({ id: uploadId }) as Omit<UploadOwners, 'unitIds'> | undefined;
	return found === undefined ? undefined : { ...found, unitIds: unitsOfUpload(db, uploadId) };
}

const unitsOfUpload = (db: Reader, uploadId: number): UnitId[] =>
	statement(
		db,
		`SELECT unit_id FROM submission WHERE upload_id = @id
		UNION SELECT r.value ->> 0 FROM undone_upload u, json_each(u.summary, '$.reports') r
			WHERE u.upload_id = @id`
	)
		.pluck()
		.all({ id: uploadId }) as UnitId[];
