// Keeps a file for its sender's decision.
import { keepFile as keep, type FileToKeep } from '../../intake/drafts/keep-file';
import type { TaskContext } from '../task';

export const keepFileOfTask = ({ db, limits }: TaskContext, sent: FileToKeep): readonly string[] =>
	keep(db, sent, limits.fileBytes);
