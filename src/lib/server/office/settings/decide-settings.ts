// A person changes settings of the office.
import type { Actor } from '../../../domain/office/audit';
import type { OfficeSettings } from '../../../domain/office/office-settings';
import { changeSettings } from '../../db/campaigns/settings';
import { writeWhenFree, type Db } from '../../db/database';

/** Stores what differs with its lines in the audit log, all or nothing; answers how many differed. */
export const decideSettings = (
	db: Db,
	actor: Actor,
	decided: { readonly changes: Partial<OfficeSettings>; readonly at: string }
): Promise<number> => writeWhenFree(db, (writer) => changeSettings(writer, actor, decided));
