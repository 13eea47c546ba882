// A table with what it was understood as.
import type { Mapped } from '../../draft';
import type { Sheet } from '../sheet';

export interface MappedFile extends Mapped {
	readonly layout: string | null;
}
export interface MappedTable {
	readonly sheet: Sheet;
	readonly mapped: MappedFile;
}
