// Values of a JSON document whose key says they are data of citizens.
import type { Node } from 'jsonc-parser';
import { isPersonal, promisedBy, type PersonalKind } from '../../../domain/office/personal-data';
import type { DroppedColumn } from '../../../domain/checks/issue-reading';
import type { JsonDocument } from '../read/text/json';

interface Value {
	readonly key: string;
	readonly kind: PersonalKind;
	readonly node: Node;
}

/** The text with those values emptied, and the keys; all other characters stay where they are in their lines. */
export function withoutPersonalValues({ text, root }: JsonDocument): {
	readonly text: string;
	readonly columns: readonly DroppedColumn[];
} {
	const byKey = new Map<string, Value[]>();
	for (const value of valuesIn(root)) {
		byKey.set(value.key, [...(byKey.get(value.key) ?? []), value]);
	}
	const gone = [...byKey.values()].filter(([first, ...more]) => {
		if (first === undefined) return false;
		const written = [first, ...more].map(({ node }) => String(node.value));
		return isPersonal(first.kind, written);
	});
	const nodes = gone.flat().map(({ node }) => node);
	return {
		text: emptied(text, nodes),
		columns: gone.flatMap((values) => {
			const [first] = values;
			if (first === undefined) return [];
			return [{ letter: '', heading: first.key, kind: first.kind, cells: values.length }];
		})
	};
}

function valuesIn(root: Node): Value[] {
	const found: Value[] = [];
	const open = [root];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		open.push(...(next.children ?? []).toReversed());
		if (next.type !== 'property') continue;
		const [name, value] = next.children ?? [];
		if (value === undefined || !['string', 'number'].includes(value.type)) continue;
		const key = String(name?.value);
		// hoTen, ho_ten and "Họ tên" promise the same.
		const kind = promisedBy(key.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' '));
		if (kind !== undefined) found.push({ key, kind, node: value });
	}
	return found;
}

/** From the end, so that earlier places stay true. */
function emptied(text: string, nodes: readonly Node[]): string {
	return [...nodes]
		.sort((a, b) => b.offset - a.offset)
		.reduce(
			(rest, { offset, length }) => `${rest.slice(0, offset)}""${rest.slice(offset + length)}`,
			text
		);
}
