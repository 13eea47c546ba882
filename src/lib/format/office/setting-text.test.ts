import { expect, test } from 'vitest';
import { settingBoundsText, settingFaultText, settingValueText } from './setting-text';

test('a setting is told with its bounds and its usual value', () => {
	expect(settingBoundsText('session.idle_hours')).toBe('Từ 1 đến 24 giờ; mặc định 8 giờ.');
	expect(settingBoundsText('backup.time')).toBe('Giờ:phút, từ 00:00 đến 23:59; mặc định 02:00.');
	expect(settingBoundsText('guests.allowed')).toBe('Mặc định tắt.');
	expect(settingValueText('drafts.hours', 720)).toBe('720 giờ');
});

test('what was typed in its place is told with what is expected', () => {
	expect(settingFaultText('drafts.hours', 'một ngày')).toBe(
		'Giữ tệp đang kiểm tra: ghi “một ngày”. Từ 1 đến 720 giờ; mặc định 24 giờ.'
	);
	expect(settingFaultText('backup.time', '')).toBe(
		'Giờ sao lưu: để trống. Giờ:phút, từ 00:00 đến 23:59; mặc định 02:00.'
	);
});
