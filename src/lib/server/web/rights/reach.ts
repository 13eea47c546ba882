// For which units the one who asks may do something.
import { reachOf, type Right } from '../../../domain/office/rights';
import { NOTHING, type UnitScope } from '../../../domain/unit/unit-scope';

const reachIn = ({ asker }: Pick<App.Locals, 'asker'>, right: Right): UnitScope =>
	asker === null ? NOTHING : reachOf(asker, right);

/** Of whom a file may report that this account brings; goes along to the process that reads it. */
export const mayReportFor = (locals: Pick<App.Locals, 'asker'>): UnitScope =>
	reachIn(locals, 'reports.submit');
