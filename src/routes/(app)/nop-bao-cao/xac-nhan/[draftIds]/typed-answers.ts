/** What was answered about each file, by draft id, when the form comes back. */
export type TypedAnswers = Readonly<Record<string, TypedAnswer>>;
export interface TypedAnswer {
	/** Codes of what was looked at. */
	readonly looked: readonly string[];
	readonly reason: string;
	readonly note: string;
}
