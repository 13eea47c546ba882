// Copies of the database, made beside the server while it answers.
import type { Actor } from '../../domain/office/audit';
import type { Progress } from './task';

export type BackupKind = 'scheduled' | 'by_hand';

export type BackupResult =
	| {
			readonly outcome: 'made';
			/** Row of `backup_run`. */
			readonly runId: number;
			/** Name within the folder. */
			readonly fileName: string;
			readonly bytes: number;
			readonly sha256: string;
			/** Names of older copies that the rotation took away. */
			readonly removed: readonly string[];
	  }
	/** No copy was made; older ones are as they were. `detail` says why, in words for the office. */
	| { readonly outcome: 'failed'; readonly detail: string };

export interface BackupsState {
	/** Where the copies lie. */
	readonly folder: string;
	/** The one under way; null: none. */
	readonly running: {
		readonly kind: BackupKind;
		/** ISO instant. */
		readonly startedAt: string;
		readonly progress: Progress | null;
	} | null;
}

export interface Backups {
	/** Made, checked and recorded when it answers; it never throws. Asked for while one is under way, that one is answered. */
	run(kind: BackupKind, actor: Actor): Promise<BackupResult>;
	state(): BackupsState;
	close(): Promise<void>;
}
