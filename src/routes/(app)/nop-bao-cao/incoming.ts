// What one request brings: files, and a table pasted as text; or what keeps it from being taken.
import { error } from '@sveltejs/kit';
import type { FieldFault } from '$lib/format/field-fault';
import { formatSize } from '$lib/format/size';
import type { UploadLimits } from '$lib/server/jobs/jobs';
import { UNREADABLE } from '$lib/server/web/forms';
import { sentForm, type SentForm } from '$lib/server/web/sent-form';
import type { IncomingFile } from './drafts';

export interface Incoming {
	readonly files: readonly IncomingFile[];
	/** As pasted; '' when nothing is. */
	readonly pasted: string;
}

export function incomingIn({ fields, files }: SentForm): Incoming {
	const pasted = fields.get('dan');
	return {
		files: files.filter(({ field, name }) => field === 'tep' && name !== ''),
		pasted: typeof pasted === 'string' && pasted.trim() !== '' ? pasted : ''
	};
}

/** undefined: the body is larger than the server takes. */
export async function formOf(
	request: Request,
	{ requestBytes }: UploadLimits
): Promise<SentForm | undefined> {
	// Told before a large body is read.
	if (Number(request.headers.get('content-length') ?? 0) > requestBytes + FORM_BYTES)
		return undefined;
	try {
		return await sentForm(request);
	} catch (cause) {
		if (cause instanceof Error && 'status' in cause && cause.status === 413) return undefined;
		if (cause instanceof TypeError) error(400, UNREADABLE);
		throw cause;
	}
}
/** Fields and boundaries beside the files. */
const FORM_BYTES = 64 * 1024;

export const tooLargeFault = ({ requestBytes }: UploadLimits): FieldFault => ({
	field: 'tep',
	message: `Các tệp gửi cùng lúc lớn hơn ${formatSize(requestBytes)} nên máy chủ không nhận. Chọn ít tệp hơn, hoặc tách tệp theo đơn vị.`
});

export function fileFaults({ files, pasted }: Incoming, limits: UploadLimits): FieldFault[] {
	const fault = (message: string): FieldFault[] => [{ field: 'tep', message }];
	if (files.length === 0 && pasted === '')
		return fault('Chưa chọn tệp nào. Chọn ít nhất một tệp báo cáo, hoặc dán bảng chép từ Excel.');
	if (files.length > limits.files)
		return fault(`Đã chọn ${files.length} tệp; mỗi lần nộp nhiều nhất ${limits.files} tệp.`);
	const large = files.find(({ bytes }) => bytes.byteLength > limits.fileBytes);
	if (large !== undefined)
		return fault(
			`“${large.name}” lớn ${formatSize(large.bytes.byteLength)}; mỗi tệp nhiều nhất ${formatSize(limits.fileBytes)}. Tách tệp theo kỳ hoặc theo đơn vị.`
		);
	return [];
}

/** A pasted table is kept as a file, so that it can be given back like any other. */
export function filesOf({ files, pasted }: Incoming, now: string): readonly IncomingFile[] {
	if (pasted === '') return files;
	return [...files, { name: pastedName(now), bytes: new TextEncoder().encode(pasted) }];
}

const TIME = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Asia/Ho_Chi_Minh',
	dateStyle: 'short',
	timeStyle: 'medium'
});

/** "bang-dan-2023-10-05-140512.tsv": the second in Vietnam. */
export const pastedName = (now: string): string =>
	`bang-dan-${TIME.format(new Date(now)).replace(' ', '-').replaceAll(':', '')}.tsv`;
