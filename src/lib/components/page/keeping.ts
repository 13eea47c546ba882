// A page with a form that is not sent yet: its links are buttons of that form, which keep what was typed and then lead on.
import { getContext, setContext } from 'svelte';

export interface Keeping {
	/** Id of the form. */
	readonly form: string;
	/** Address of the action that keeps what was typed and leads to `toi`. */
	readonly action: string;
}

const KEY = Symbol('keeping');

/** null: nothing can be typed just now. */
export function keepTypedOn(keeping: () => Keeping | null): void {
	setContext(KEY, keeping);
}

export const keepingHere = (): (() => Keeping | null) =>
	getContext<(() => Keeping | null) | undefined>(KEY) ?? (() => null);
