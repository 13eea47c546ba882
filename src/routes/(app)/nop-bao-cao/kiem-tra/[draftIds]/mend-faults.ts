// What keeps cells typed over on the check page from being applied.
import type { FieldFault } from '$lib/format/field-fault';
import { formatPlace } from '$lib/format/place';
import { MOST_MENDS, type Mend } from '../../checked/mends';

/** The cells of one file with all mends so far. */
export interface FileMends {
	readonly id: string;
	readonly mends: readonly Mend[];
	/** Cells for which something was chosen and something else typed. */
	readonly twofold: readonly Mend[];
}
export const mendFaults = (changes: readonly FileMends[]): FieldFault[] =>
	changes.flatMap(({ id, mends, twofold }) => [
		...(mends.length > MOST_MENDS ? [tooManyMends(id)] : []),
		...twofold.map((mend) => twoAnswers(id, mend))
	]);

const twoAnswers = (id: string, mend: Mend): FieldFault => ({
	field: `tep-${id}`,
	message: `${formatPlace(mend)}: vừa chọn “${mend.now}” vừa ghi khác. Chọn “Như ghi ở ô bên dưới”, hoặc xóa chữ đã ghi.`
});

const tooManyMends = (id: string): FieldFault => ({
	field: `tep-${id}`,
	message: `Mỗi tệp sửa tại chỗ nhiều nhất ${MOST_MENDS} ô. Sửa trong tệp rồi chọn lại tệp.`
});
