// What a template is made of: for whom, when, in which edition.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { Template } from '../../../domain/office/own-files';
import type { PeriodId } from '../../../domain/figures/period';

export interface TemplateUnit {
	readonly code: string;
	/** "Thị trấn Lai Cách" */
	readonly name: string;
}

export interface TemplateOf {
	readonly template: Template;
	readonly catalogue: Catalogue;
	/** Units of the office, in the order they are listed; none when no office was chosen. */
	readonly units: readonly TemplateUnit[];
	/** Written name of the organising unit. */
	readonly office?: string;
	readonly period?: PeriodId;
	/** Periods to choose from, written out. */
	readonly periods: readonly string[];
	/** ISO instant written into the file. */
	readonly createdAt: string;
}
