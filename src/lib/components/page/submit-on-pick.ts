import type { Attachment } from 'svelte/attachments';

/**
 * A choice made with the mouse or a finger is sent at once. Arrow keys change a closed list step by step, so with the
 * keyboard the button beside it is what sends.
 */
export const submitOnPick: Attachment<HTMLSelectElement> = (select) => {
	let byPointer = false;
	const events = new AbortController();
	const { signal } = events;
	select.addEventListener('pointerdown', () => (byPointer = true), { signal });
	select.addEventListener('keydown', () => (byPointer = false), { signal });
	select.addEventListener(
		'change',
		() => {
			if (byPointer) select.form?.requestSubmit();
		},
		{ signal }
	);
	return () => events.abort();
};
