// Organising units that may be chosen, and which one when none is.
import {
	ancestorsOf,
	ORGANISING_KINDS,
	organisingUnitsOf,
	versionOn
} from '../../../domain/unit/unit';
import type { OrganisingKind, UnitId, UnitRegister, UnitVersion } from '../../../domain/unit/unit';
import type { PeriodId } from '../../../domain/figures/period';
import { submissionCounts } from '../../db/figures/received';
import { demonstrationUnits } from '../../db/units/units';
import type { ReportContext } from './context';
import { remembered } from './remembered';
import type { OfficeChoice } from './scope-model';
import type { UnitHead } from './unit-head';
import { everMembers, lastDayOf, registerOf, unitHead } from './units-in-period';
import { isKnown } from './viewer';

/** Offices with submissions: the demonstration last, a wider one before those below it, then by name. */
export const officeChoices = (ctx: ReportContext): readonly OfficeChoice[] =>
	remembered(ctx, 'offices', () => officesWithSubmissions(ctx));

function officesWithSubmissions(ctx: ReportContext): OfficeChoice[] {
	const counts = submissionCounts(ctx.db);
	if (counts.size === 0) return [];
	const demonstration = demonstrationUnits(ctx.db);
	return choosable(ctx)
		.map((version) => choiceOf(ctx, version, { counts, demonstration }))
		.filter(({ submissions }) => submissions > 0)
		.sort(
			(a, b) =>
				Number(a.isDemonstration) - Number(b.isDemonstration) ||
				width(b.kind) - width(a.kind) ||
				a.name.localeCompare(b.name, 'vi')
		);
}

/**
 * What was asked for by id or code; without a wish the demonstration if it is loaded, else the office with most
 * submissions and, of those, the narrowest: one district's reports open that district, not its province.
 */
export function officeFor(
	ctx: ReportContext,
	offices: readonly OfficeChoice[],
	asked: string | null
): OfficeChoice | undefined {
	if (asked !== null) return askedOffice(ctx, offices, asked);
	if (offices.length === 0) return ownOffice(ctx);
	const demonstration = offices.find(({ isDemonstration }) => isDemonstration);
	if (demonstration !== undefined) return demonstration;
	return [...offices].sort(
		(a, b) => b.submissions - a.submissions || width(a.kind) - width(b.kind)
	)[0];
}

/** One office, named as at the end of the period. */
export function officeChoice(
	ctx: ReportContext,
	organisingId: UnitId,
	period: PeriodId
): OfficeChoice {
	const version = versionOn(registerOf(ctx), organisingId, lastDayOf(period));
	if (version === undefined) throw new Error(`No unit ${organisingId} in the register.`);
	return countedChoice(ctx, version);
}

/** The organising unit right above a commune at the end of the period. */
export const nearestOffice = (
	ctx: ReportContext,
	unitId: UnitId,
	period: PeriodId
): UnitHead | undefined => nearestOfficeIn(registerOf(ctx), unitId, period);

/** The same for many units: within a transaction the register is read anew for every question. */
export function nearestOfficeIn(
	register: UnitRegister,
	unitId: UnitId,
	period: PeriodId
): UnitHead | undefined {
	const day = lastDayOf(period);
	const version = versionOn(register, unitId, day);
	const above = version === undefined ? [] : ancestorsOf(register, version, day);
	return above[0] === undefined ? undefined : unitHead(above[0]);
}

/** The office the pages open with. */
export const chosenOffice = (ctx: ReportContext): OfficeChoice | undefined =>
	officeFor(ctx, officeChoices(ctx), null);

function askedOffice(
	ctx: ReportContext,
	offices: readonly OfficeChoice[],
	asked: string
): OfficeChoice | undefined {
	const found = offices.find((office) => String(office.unitId) === asked || office.code === asked);
	if (found !== undefined) return found;
	const versions = choosable(ctx);
	const version =
		versions.find(({ unitId }) => String(unitId) === asked) ??
		versions.find(({ code }) => code === asked);
	return version === undefined ? undefined : countedChoice(ctx, version);
}

const countedChoice = (ctx: ReportContext, version: UnitVersion): OfficeChoice =>
	choiceOf(ctx, version, {
		counts: submissionCounts(ctx.db),
		demonstration: demonstrationUnits(ctx.db)
	});

/** Whoever belongs to an office opens it before anything was reported. */
function ownOffice(ctx: ReportContext): OfficeChoice | undefined {
	const { viewer } = ctx;
	if (viewer.kind === 'all' || viewer.kind === 'none') return undefined;
	const version = versionOn(registerOf(ctx), viewer.unitId, ctx.today);
	if (version === undefined) return undefined;
	const own =
		viewer.kind === 'office' ? version : ancestorsOf(registerOf(ctx), version, ctx.today)[0];
	return own === undefined ? undefined : countedChoice(ctx, own);
}

/** A commune belongs to every office above it, at its time; an office is compared with nobody above it. */
function choosable(ctx: ReportContext): UnitVersion[] {
	const versions = newestVersions(organisingUnitsOf(registerOf(ctx)), ctx.today);
	return ctx.viewer.kind === 'office'
		? versions.filter(({ unitId }) => isKnown(ctx, unitId))
		: versions;
}

function choiceOf(
	ctx: ReportContext,
	version: UnitVersion,
	known: {
		readonly counts: ReadonlyMap<UnitId, number>;
		readonly demonstration: ReadonlySet<UnitId>;
	}
): OfficeChoice {
	const members = everMembers(registerOf(ctx), version.unitId);
	return {
		...unitHead(version),
		isDemonstration: known.demonstration.has(version.unitId),
		submissions: members.reduce((sum, id) => sum + (known.counts.get(id) ?? 0), 0)
	};
}

/** One version of each: today's, else the nearest. */
function newestVersions(versions: readonly UnitVersion[], today: string): UnitVersion[] {
	const ids = [...new Set(versions.map(({ unitId }) => unitId))];
	return ids.flatMap((id) => {
		const own = versions.filter(({ unitId }) => unitId === id);
		const version = versionOn({ versions: own, aliases: [], successors: [] }, id, today);
		return version === undefined ? [] : [version];
	});
}

/** A province is wider than the offices of the district tier. */
function width(kind: string): number {
	const order = ORGANISING_KINDS.indexOf(kind as OrganisingKind);
	return order === ORGANISING_KINDS.indexOf('tinh') ? 1 : 0;
}
