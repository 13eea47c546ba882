// The order in which figures of one unit are listed: catalogue, all fields before each field, forms before text.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import { compareSources } from '../../../domain/kpi/formula';
import type { Observation } from '../../../domain/figures/observation';

type Listed = Pick<Observation, 'indicator' | 'field' | 'source'>;

export function figureOrder(catalogue: Catalogue): (a: Listed, b: Listed) => number {
	const indicators = new Map([...catalogue.indicators.keys()].map((id, index) => [id, index]));
	const fields = new Map(catalogue.fields.map(({ id }, index) => [id, index + 1]));
	const place = (map: ReadonlyMap<string, number>, id: string) => map.get(id) ?? map.size + 1;
	const field = (id: string) => (id === '' ? 0 : place(fields, id));
	const source = compareSources(catalogue);
	return (a, b) =>
		place(indicators, a.indicator) - place(indicators, b.indicator) ||
		field(a.field) - field(b.field) ||
		source(a.source, b.source);
}
