// Old Vietnamese encodings → Unicode: bytes of a text file, and cells that some program read with the wrong table.
export { decodeOldBytes, isDamagedUtf8 } from './bytes';
export { windows1252, binaryOf } from './code-pages';
export { mendSheets } from './mend-sheets';
export { looksUtf16, looksUtf32, utf16Of } from './utf16';
