// The part of "compression" that is used; its published types would bring all of Express's.
declare module 'compression' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	export default function compression(options?: {
		threshold?: number | string;
	}): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
