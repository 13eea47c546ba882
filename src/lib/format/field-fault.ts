/** What is wrong at one field of a form: the field's name in the form, and the sentence that stands there. */
export interface FieldFault {
	readonly field: string;
	readonly message: string;
}
