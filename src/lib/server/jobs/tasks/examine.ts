// Looks whether the database is whole.
import { examine, type Examination } from '../../db/file/examination';
import type { TaskContext } from '../task';

export const examineDatabase = (
	{ db, clock }: TaskContext,
	_nothing: Readonly<Record<string, never>>
): Examination => examine(db, clock);
