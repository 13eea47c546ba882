// Headers and names of files that are saved by the reader.
import { fold } from '../../domain/text';

export interface Download {
	/** As it should be saved, with diacritics and extension. */
	readonly fileName: string;
	readonly type: string;
	readonly body: string | Uint8Array<ArrayBuffer> | Buffer;
}

/** RFC 6266: the name in UTF-8, and folded to ASCII for old programs. */
export function contentDisposition(fileName: string): string {
	const name = harmless(fileName);
	const ascii = fold(name).replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Some systems take no longer name, and proxies no longer header. */
const LONGEST_NAME = 150;
const LONGEST_EXTENSION = 10;

/** A name that came with a file: of no folder, no device, nothing hidden, read in the order it is written in. */
function harmless(fileName: string): string {
	const name = fileName
		.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
		.replace(/\p{Surrogate}/gu, '\uFFFD')
		.replace(/[\\/]+/g, '-')
		.replace(/^[\s.-]+|[\s.]+$/g, '');
	const dot = name.lastIndexOf('.');
	const hasExtension = dot > 0 && name.length - dot <= LONGEST_EXTENSION;
	const extension = hasExtension ? name.slice(dot) : '';
	const letters = [...name.slice(0, name.length - extension.length)];
	return letters.slice(0, LONGEST_NAME).join('') + extension || 'tep';
}

export function downloadHeaders(fileName: string, type: string): Record<string, string> {
	return {
		'content-type': type,
		'content-disposition': contentDisposition(fileName),
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store'
	};
}

/** "xep-hang thanh-mien 2023-q3.csv" out of its parts: no character a file system refuses. */
export function fileName(parts: readonly string[], extension: string): string {
	const name = parts
		.map((part) =>
			part
				.replaceAll('/', '-')
				.replace(/[\\:*?"<>|\p{Cc}]+/gu, ' ')
				.trim()
		)
		.filter((part) => part !== '')
		.join(' - ');
	return `${name}.${extension}`;
}
