// Takes one upload back whole, of however many figures.
import { undoUpload, type UndoRequest, type UndoResult } from '../../ledger/undo';
import type { TaskContext } from '../task';

export type UndoInput = Omit<UndoRequest, 'at'>;

export const undoOne = ({ db, catalogue, clock }: TaskContext, input: UndoInput): UndoResult =>
	undoUpload(db, catalogue, { ...input, at: clock.now() });
