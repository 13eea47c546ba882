// A form with files as it was sent, in one piece of memory: files are views of the body, not copies of copies.
export interface SentFile {
	/** Of its field. */
	readonly field: string;
	/** As the sender names it; '' where no file was chosen. */
	readonly name: string;
	readonly bytes: Uint8Array;
}
export interface SentForm {
	/** All that are no files. */
	readonly fields: FormData;
	readonly files: readonly SentFile[];
}

/** Throws a TypeError, as `formData` does, for a form that was cut off or is none; what the body throws goes through. */
export async function sentForm(request: Request): Promise<SentForm> {
	const type = request.headers.get('content-type') ?? '';
	const [, quoted, plain] =
		/^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
	const boundary = quoted ?? plain;
	if (boundary === undefined) return { fields: await request.formData(), files: [] };
	return partsIn(await bodyBytes(request), boundary);
}

/** The pieces of the network are not kept beside the whole. */
export async function bodyBytes(request: Request): Promise<Uint8Array> {
	let bytes = new Uint8Array(announced(request));
	let length = 0;
	const reader = request.body?.getReader();
	for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
		const piece: Uint8Array = read.value;
		if (length + piece.byteLength > bytes.byteLength) {
			const larger = new Uint8Array(Math.max(2 * bytes.byteLength, length + piece.byteLength));
			larger.set(bytes.subarray(0, length));
			bytes = larger;
		}
		bytes.set(piece, length);
		length += piece.byteLength;
	}
	return length === bytes.byteLength ? bytes : bytes.slice(0, length);
}

/** What a sender says is believed up to so much; more is taken as it comes. */
const MOST_BELIEVED = 64 * 1024 * 1024;
function announced({ headers }: Request): number {
	const length = Number(headers.get('content-length') ?? 0);
	return Number.isSafeInteger(length) && length > 0 ? Math.min(length, MOST_BELIEVED) : 0;
}

const LINE = '\r\n';

function partsIn(body: Uint8Array, boundary: string): SentForm {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const mark = Buffer.from(`--${boundary}`);
	const between = Buffer.from(`${LINE}--${boundary}`);
	const fields = new FormData();
	const files: SentFile[] = [];
	let at = bytes.indexOf(mark) + mark.length;
	if (at < mark.length) throw new TypeError('no part begins');
	while (!isAt(bytes, at, '--')) {
		const head = bytes.indexOf(LINE + LINE, at);
		const end = head < 0 ? -1 : bytes.indexOf(between, head + 2 * LINE.length);
		if (end < 0 || !isAt(bytes, at, LINE)) throw new TypeError('a part does not end');
		const { field, name } = namesIn(bytes.toString('utf8', at, head));
		const content = bytes.subarray(head + 2 * LINE.length, end);
		if (name === undefined) fields.append(field, content.toString('utf8'));
		else files.push({ field, name, bytes: content });
		at = end + between.length;
	}
	return { fields, files };
}

const isAt = (bytes: Buffer, at: number, text: string): boolean =>
	bytes.toString('latin1', at, at + text.length) === text;

function namesIn(head: string): { readonly field: string; readonly name: string | undefined } {
	const [, said = ''] = /^content-disposition: *form-data((?:;.*)?)$/im.exec(head) ?? [];
	const [, field] = /;\s*name="([^"]*)"/i.exec(said) ?? [];
	if (field === undefined) throw new TypeError('a part has no name');
	const [, name] = /;\s*filename="([^"]*)"/i.exec(said) ?? [];
	return { field: unescaped(field), name: name === undefined ? undefined : unescaped(name) };
}

/** The three signs that a browser may not write into a name as they are. */
const unescaped = (name: string): string =>
	name.replaceAll(/%(?:22|0D|0A)/gi, (sign) => decodeURIComponent(sign));
