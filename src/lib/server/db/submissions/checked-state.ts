// Whether what a check found may have changed since: figures, decisions about reports, units, columns, and the draft itself.
import { createHash } from 'node:crypto';
import { statement, type Reader } from '../database';

/** Numbers given out so far and what takes rows back; drafts and files of others do not count, people upload at the same time. */
const STATE = `SELECT
	(SELECT json_group_array(name || ' ' || seq) FROM (
		SELECT name, seq FROM sqlite_sequence WHERE name IN
			('upload', 'submission', 'submission_event', 'campaign_event', 'column_choice', 'unit', 'unit_version')
		ORDER BY name)),
	(SELECT json_array(count(*), max(undone_at)) FROM undone_upload),
	(SELECT json_array(count(revoked_at), max(revoked_at)) FROM column_choice),
	(SELECT json_array(count(*), count(valid_from_on), count(valid_to_on), max(valid_to_on)) FROM unit_version),
	(SELECT count(*) FROM unit_alias),
	(SELECT max(id) FROM audit_event WHERE action_code IN ('unit.changed', 'unit.list_loaded')),
	(SELECT json_array(source_file_id, json_remove(choices, '$.unsent')) FROM upload_draft WHERE id = ?)`;

/** The same text while nothing happened that could change the outcome of checking the draft. */
export function checkedState(db: Reader, draftId: string): string {
	const row = statement(db, STATE).raw().get(draftId) as unknown[];
	return createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22);
}
