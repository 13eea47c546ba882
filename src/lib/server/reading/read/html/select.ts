// A list to choose from: only what is chosen is seen.
import { attributeOf } from './tokens';

export class OpenSelect {
	readonly #options: { text: string; readonly isChosen: boolean }[] = [];

	open(attributes: string): void {
		const isChosen = attributeOf(attributes, 'selected') !== undefined;
		this.#options.push({ text: '', isChosen });
	}

	add(text: string): void {
		const option = this.#options.at(-1);
		if (option !== undefined) option.text += text;
	}

	/** A browser shows the first one where none is chosen. */
	get chosen(): string {
		const option = this.#options.findLast(({ isChosen }) => isChosen) ?? this.#options[0];
		return option?.text.trim() ?? '';
	}
}
