// The layouts, in the order in which they are looked for. A new one is one line here.
import type { JsonDocument } from '../read/text/json';
import type { Format } from '../draft';
import type { Sheet } from '../table/sheet';
import { bieuMau } from './bieu-mau';
import { down } from './down';
import { ii06a } from './ii-06a';
import { jsonSubmissions } from './json';
import { long } from './long';
import { wide } from './wide';

export const SHEET_FORMATS: readonly Format<Sheet>[] = [bieuMau, ii06a, down, long, wide];
export const DOCUMENT_FORMATS: readonly Format<JsonDocument>[] = [jsonSubmissions];
