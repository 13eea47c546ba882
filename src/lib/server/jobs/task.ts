// What a piece of long work is given: plain input and a few services; it answers with plain data that can be sent to another process.
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Db } from '../db/database';

export interface Progress {
	readonly stage: 'reading' | 'checking' | 'storing';
	readonly done: number;
	readonly total: number;
	/** Name of the file that is worked on; '' when it is none in particular. */
	readonly file: string;
}
/** What one upload may hold. */
export interface UploadLimits {
	readonly fileBytes: number;
	/** All files of one request together. */
	readonly requestBytes: number;
	readonly files: number;
}
export interface TaskContext {
	readonly db: Db;
	readonly catalogue: Catalogue;
	readonly clock: { today(): string; now(): string };
	readonly limits: UploadLimits;
	readonly progress: (step: Progress) => void;
}
