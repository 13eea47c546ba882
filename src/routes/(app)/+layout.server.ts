import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** An office or period that cannot be is a page of its own, with what may be chosen instead (+error.svelte). */
export const load: LayoutServerLoad = async ({ parent }) => {
	const { scope } = await parent();
	if (scope.state === 'no_such_office') {
		error(404, { message: `Không có cơ quan tổng hợp mang số "${scope.asked.office}".` });
	}
	if (scope.state === 'no_such_period') {
		error(404, { message: `Không có kỳ báo cáo "${scope.asked.period}".` });
	}
};
