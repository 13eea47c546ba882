// The elements around a text of a page that hide, strike or raise it.
import type { HtmlStyle } from './styles';
import { markedText, type Unseen } from '../sight-marks';

interface Dress {
	readonly name: string;
	readonly why: Unseen | undefined;
	/** Elements of the same name inside it that are still open. */
	nested: number;
	readonly depth: number;
}
type Part = 'row' | 'cell';

export class DressedText {
	#dresses: Dress[] = [];
	#depth = 0;

	get isHidden(): boolean {
		return this.#dresses.some(({ why }) => why === 'hidden');
	}

	open(name: string, look: HtmlStyle | undefined): void {
		const why = look === undefined ? undefined : unseen(look);
		const isPart = name === 'tr' || name === 'td';
		const top = this.#dresses.at(-1);
		if (why !== undefined || (isPart && this.#dresses.length > 0))
			this.#dresses.push({ name, why, nested: 0, depth: this.#depth });
		else if (top?.name === name) top.nested += 1;
	}

	close(name: string): void {
		const top = this.#dresses.at(-1);
		if (top?.name !== name) return;
		if (top.nested > 0) top.nested -= 1;
		else this.#dresses.pop();
	}

	/** What was left open inside a row or cell ends with it. */
	closeTo(depth: number, part: Part): void {
		if (this.#dresses.length > 0) {
			const keeps = ({ name, depth: at }: Dress): boolean =>
				at < depth || (at === depth && part === 'cell' && name === 'tr');
			this.#dresses = this.#dresses.filter(keeps);
		}
		this.#depth = depth;
	}

	dress(text: string): string {
		if (this.#dresses.length === 0 || text.trim() === '') return text;
		const kinds = this.#dresses.flatMap(({ why }) => why ?? []);
		const why = (['hidden', 'struck', 'raised'] as const).find((kind) => kinds.includes(kind));
		return why === undefined ? text : markedText(text, why);
	}
}

function unseen({ isHidden, isStruck, isRaised }: HtmlStyle): Unseen | undefined {
	if (isHidden) return 'hidden';
	if (isStruck) return 'struck';
	return isRaised ? 'raised' : undefined;
}
