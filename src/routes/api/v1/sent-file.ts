// The file that a program sends: the part `file` of a form, or the body itself under the name in `x-file-name`.
import type { UploadLimits } from '$lib/server/jobs/jobs';
import { bodyBytes, sentForm } from '$lib/server/web/sent-form';
import { formatSize } from '$lib/format/size';
import { ApiFault } from './respond';

interface SentFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Boundaries and headings of a form around its file. */
const FORM_BYTES = 64 * 1024;
const MOST_LETTERS = 200;
/** What a form of a page sends, and what is no file at all. */
const NO_FILES = /^(application\/x-www-form-urlencoded|text\/html)\b/i;

export async function sentFile(request: Request, limits: UploadLimits): Promise<SentFile> {
	const type = request.headers.get('content-type') ?? '';
	const isForm = /^multipart\/form-data\b/i.test(type);
	if (NO_FILES.test(type)) throw notAFile(type);
	// Told before a large body is read.
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (announced > limits.fileBytes + (isForm ? FORM_BYTES : 0)) throw tooLarge(limits);
	const file = isForm ? await partOf(request, type, limits) : await bodyOf(request, limits);
	if (file.bytes.byteLength > limits.fileBytes) throw tooLarge(limits);
	if (file.bytes.byteLength === 0) throw new ApiFault(400, 'empty_file', 'Tệp gửi lên rỗng.');
	return file;
}

async function partOf(request: Request, type: string, limits: UploadLimits): Promise<SentFile> {
	const { files } = await read(limits, async () => {
		try {
			return await sentForm(request);
		} catch (cause) {
			if (cause instanceof TypeError) throw notAFile(type);
			throw cause;
		}
	});
	const part = files.find(({ field }) => field === 'file');
	if (part === undefined)
		throw new ApiFault(
			400,
			'missing_file',
			'Biểu mẫu gửi lên không có phần "file". Gửi như: curl -F "file=@bao-cao.xlsx".'
		);
	return { name: nameOf(part.name), bytes: part.bytes };
}

async function bodyOf(request: Request, limits: UploadLimits): Promise<SentFile> {
	const written = request.headers.get('x-file-name')?.trim() ?? '';
	if (written === '')
		throw new ApiFault(
			400,
			'missing_file_name',
			'Thiếu đầu mục "x-file-name": tên tệp, mã hóa phần trăm theo UTF-8, ví dụ bao-cao-qu%C3%BD-3.xlsx. Hoặc gửi biểu mẫu có phần "file".'
		);
	const bytes = await read(limits, () => bodyBytes(request));
	return { name: nameOf(decoded(written)), bytes };
}

async function read<T>(limits: UploadLimits, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof Error && 'status' in cause && cause.status === 413) throw tooLarge(limits);
		throw cause;
	}
}

function decoded(written: string): string {
	try {
		return decodeURIComponent(written);
	} catch {
		return written;
	}
}

/** A whole path says only its last part; a name is one line. */
function nameOf(path: string): string {
	const name = (path.split(/[\\/]/).at(-1) ?? '').replaceAll(/\p{Cc}/gu, '').trim();
	return name.normalize('NFC').slice(0, MOST_LETTERS) || 'tệp không tên';
}

const tooLarge = ({ fileBytes }: UploadLimits): ApiFault =>
	new ApiFault(
		413,
		'too_large',
		`Tệp lớn hơn ${formatSize(fileBytes)} nên không nhận. Tách tệp theo kỳ hoặc theo đơn vị.`
	);

const notAFile = (type: string): ApiFault =>
	new ApiFault(
		415,
		'not_a_file',
		`Nội dung kiểu “${type.slice(0, 80)}” không phải là tệp. Gửi biểu mẫu multipart/form-data có phần "file", hoặc chính các byte của tệp cùng đầu mục "x-file-name".`
	);
