// What was typed on the check page is kept when somebody leaves it by a link that is no button of the form.
import { beforeNavigate } from '$app/navigation';
import { onMount } from 'svelte';

/** `action`: address that keeps what the form of that id holds. */
export function keepOnLeaving(id: string, action: () => string): void {
	let before = '';
	/** A form is on its way: it says itself what becomes of what was typed. */
	let isSent = false;
	onMount(() => {
		before = writtenIn(id)?.toString() ?? '';
		const onSubmit = (): void => {
			isSent = true;
		};
		document.addEventListener('submit', onSubmit);
		return () => document.removeEventListener('submit', onSubmit);
	});
	beforeNavigate(() => {
		const written = writtenIn(id);
		if (isSent || written === undefined || written.toString() === before) return;
		before = written.toString();
		// The page may be gone before the answer.
		void fetch(action(), { method: 'POST', body: written, keepalive: true, redirect: 'manual' });
	});
}

/** Texts only: files cannot be kept. */
function writtenIn(id: string): URLSearchParams | undefined {
	const form = document.getElementById(id);
	if (!(form instanceof HTMLFormElement)) return undefined;
	const texts = [...new FormData(form)].filter(
		(field): field is [string, string] => typeof field[1] === 'string'
	);
	return new URLSearchParams(texts);
}
