import { json } from '@sveltejs/kit';
import { openApiDocument } from '../document';

/** Version of the interface, not of the program: it changes with the shapes. */
const VERSION = '1.0.0';

export const GET = () =>
	json(openApiDocument(VERSION), { headers: { 'cache-control': 'no-store' } });
