// A table with what it was understood as.
import type { LayoutId } from '../../../../domain/layouts';
import type { Mapped } from '../../draft';
import type { Sheet } from '../sheet';

export interface MappedFile extends Mapped {
	readonly layout: LayoutId | null;
}
export interface MappedTable {
	readonly sheet: Sheet;
	readonly mapped: MappedFile;
}
