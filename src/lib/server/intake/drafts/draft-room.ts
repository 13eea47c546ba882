// Whether more files fit beside those that an account has waiting for its decision.
import type { AccountId } from '../../../domain/office/account';
import { officeSettings } from '../../db/campaigns/settings';
import type { Reader } from '../../db/database';
import { draftsHeld } from '../../db/submissions/drafts';

export interface FilesHeld {
	readonly files: number;
	readonly bytes: number;
}
/** More than an account may have waiting, as the office decided. */
export interface FullRoom {
	readonly held: FilesHeld;
	readonly more: FilesHeld;
	readonly most: FilesHeld;
	/** After which they are forgotten. */
	readonly hours: number;
}

const MB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/** undefined: they fit. `now` is an ISO instant; `replaced` are files that go when these come. */
export function fullRoom(
	db: Reader,
	of: {
		readonly accountId: AccountId;
		readonly sizes: readonly number[];
		readonly replaced: readonly string[];
		readonly now: string;
	}
): FullRoom | undefined {
	const settings = officeSettings(db);
	const hours = settings['drafts.hours'];
	const most = { files: settings['drafts.files'], bytes: settings['drafts.megabytes'] * MB };
	const held = draftsHeld(db, { ...of, since: forgottenBefore(db, of.now) });
	const more = { files: of.sizes.length, bytes: of.sizes.reduce((all, size) => all + size, 0) };
	const fits = held.files + more.files <= most.files && held.bytes + more.bytes <= most.bytes;
	return fits ? undefined : { held, more, most, hours };
}

/** What came before this instant is forgotten, as the office decided. */
export function forgottenBefore(db: Reader, now: string): string {
	const hours = officeSettings(db)['drafts.hours'];
	return new Date(Date.parse(now) - hours * HOUR_MS).toISOString();
}
