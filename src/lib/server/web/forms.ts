// A form that was cut off on the way, or was never one, is refused in words: it is no fault of the program.
import { error, type Handle } from '@sveltejs/kit';

export const UNREADABLE =
	'Nội dung gửi lên bị cắt dở hoặc không phải biểu mẫu của phần mềm này nên chưa làm gì. Mở lại trang rồi gửi lại.';

export const formsReadable: Handle = ({ event, resolve }) => {
	const { request } = event;
	const read = request.formData.bind(request);
	request.formData = async () => {
		try {
			return await read();
		} catch (cause) {
			// Too large a body keeps its own status.
			if (cause instanceof TypeError) error(400, UNREADABLE);
			throw cause;
		}
	};
	return resolve(event);
};
