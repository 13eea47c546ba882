// Where a unit comes from and what it went on in.
import {
	predecessorsOf,
	successorsOf,
	versionOn,
	type Successor,
	type UnitId
} from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import type { Relative } from './model';
import { registerOf, unitHead } from '../basis/units-in-period';

export const predecessorsNamed = (ctx: ReportContext, unitId: UnitId): Relative[] =>
	predecessorsOf(registerOf(ctx), unitId).flatMap((row) => relative(ctx, row.unitId, row));

export const successorsNamed = (ctx: ReportContext, unitId: UnitId): Relative[] =>
	successorsOf(registerOf(ctx), unitId).flatMap((row) => relative(ctx, row.successorId, row));

function relative(ctx: ReportContext, unitId: UnitId, row: Successor): Relative[] {
	const { effectiveOn, share } = row;
	const version = versionOn(registerOf(ctx), unitId, effectiveOn);
	return version === undefined ? [] : [{ ...unitHead(version), effectiveOn, share }];
}
