// Why a figure or a KPI has no value, in answers.
import { z } from 'zod';

export const state = z.enum([
	'value',
	'missing',
	'not_applicable',
	'zero_denominator',
	'stated_only'
]);
export const reason = z.enum([
	'blank',
	'not_reported',
	'not_submitted',
	'inexact',
	'contradiction',
	'not_applicable',
	'zero_denominator'
]);
