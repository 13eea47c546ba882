// Texts compared as names are: without tones and capitals.
import { fold } from '../../domain/text';
import type { Reader } from './database';

const known = new WeakSet<object>();

/** SQL may call `folded(text)` from then on. */
export function knowFolding({ $client }: Reader): void {
	if (known.has($client)) return;
	known.add($client);
	$client.function('folded', { deterministic: true }, (text: unknown) =>
		fold(typeof text === 'string' ? text : '')
	);
}
