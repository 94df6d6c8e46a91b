/**
 * React Aria speaks 34 languages, Vietnamese is not among them. Its global table (read once, on first use) takes
 * ours without a fork. Each entry asks for the language of the moment, because the table itself cannot be swapped
 * when a person changes the language. A package that is missing here throws where it is used: so all stand here.
 */
type Args = Record<string, unknown>;
type Entry = string | ((args: Args) => string);

const say = (args: Args, name: string): string => String(args[name] ?? '');

const VI: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  '@react-aria/autocomplete': { collectionLabel: 'Gợi ý' },
  '@react-aria/breadcrumbs': { breadcrumbs: 'Đường dẫn' },
  '@react-aria/calendar': {
    previous: 'Tháng trước',
    next: 'Tháng sau',
    selectedDateDescription: (a) => `Ngày đã chọn: ${say(a, 'date')}`,
    selectedRangeDescription: (a) => `Khoảng đã chọn: ${say(a, 'dateRange')}`,
    todayDate: (a) => `Hôm nay, ${say(a, 'date')}`,
    todayDateSelected: (a) => `Hôm nay, ${say(a, 'date')}, đã chọn`,
    dateSelected: (a) => `${say(a, 'date')}, đã chọn`,
    startRangeSelectionPrompt: 'Chọn ngày đầu',
    finishRangeSelectionPrompt: 'Chọn ngày cuối',
    minimumDate: 'Ngày sớm nhất được chọn',
    maximumDate: 'Ngày muộn nhất được chọn',
    dateRange: (a) => `${say(a, 'startDate')} đến ${say(a, 'endDate')}`,
  },
  '@react-aria/color': {
    colorPicker: 'Chọn màu',
    twoDimensionalSlider: 'Thanh trượt hai chiều',
    colorNameAndValue: (a) => `${say(a, 'name')}: ${say(a, 'value')}`,
    colorInputLabel: (a) => `${say(a, 'label')}, ${say(a, 'channelLabel')}`,
    colorSwatch: 'ô màu',
    transparent: 'trong suốt',
  },
  '@react-aria/combobox': {
    focusAnnouncement: (a) =>
      `${a['isGroupChange'] ? `Nhóm ${say(a, 'groupTitle')}, ${say(a, 'groupCount')} lựa chọn. ` : ''}${say(a, 'optionText')}${a['isSelected'] ? ', đã chọn' : ''}`,
    countAnnouncement: (a) => `${say(a, 'optionCount')} lựa chọn.`,
    selectedAnnouncement: (a) => `${say(a, 'optionText')}, đã chọn`,
    buttonLabel: 'Hiện gợi ý',
    listboxLabel: 'Gợi ý',
  },
  '@react-aria/datepicker': {
    era: 'kỷ nguyên',
    year: 'năm',
    month: 'tháng',
    day: 'ngày',
    hour: 'giờ',
    minute: 'phút',
    second: 'giây',
    dayPeriod: 'sáng/chiều',
    calendar: 'Lịch',
    startDate: 'Ngày đầu',
    endDate: 'Ngày cuối',
    weekday: 'thứ',
    timeZoneName: 'múi giờ',
    selectedDateDescription: (a) => `Ngày đã chọn: ${say(a, 'date')}`,
    selectedRangeDescription: (a) => `Khoảng đã chọn: ${say(a, 'startDate')} đến ${say(a, 'endDate')}`,
    selectedTimeDescription: (a) => `Giờ đã chọn: ${say(a, 'time')}`,
  },
  '@react-aria/dnd': {
    dragItem: (a) => `Kéo ${say(a, 'itemText')}`,
    dragSelectedItems: (a) => `Kéo ${say(a, 'count')} mục đã chọn`,
    dragDescriptionKeyboard: 'Nhấn Enter để bắt đầu kéo.',
    dragDescriptionKeyboardAlt: 'Nhấn Alt Enter để bắt đầu kéo.',
    dragDescriptionTouch: 'Chạm hai lần để bắt đầu kéo.',
    dragDescriptionVirtual: 'Nhấn để bắt đầu kéo.',
    dragDescriptionLongPress: 'Nhấn giữ để bắt đầu kéo.',
    dragSelectedKeyboard: (a) => `Nhấn Enter để kéo ${say(a, 'count')} mục đã chọn.`,
    dragSelectedKeyboardAlt: (a) => `Nhấn Alt Enter để kéo ${say(a, 'count')} mục đã chọn.`,
    dragSelectedLongPress: (a) => `Nhấn giữ để kéo ${say(a, 'count')} mục đã chọn.`,
    dragStartedKeyboard: 'Đã bắt đầu kéo. Nhấn Tab tới chỗ thả, Enter để thả, Esc để thôi.',
    dragStartedTouch: 'Đã bắt đầu kéo. Tới chỗ thả rồi chạm hai lần để thả.',
    dragStartedVirtual: 'Đã bắt đầu kéo. Tới chỗ thả rồi nhấn để thả.',
    endDragKeyboard: 'Đang kéo. Nhấn Enter để thôi.',
    endDragTouch: 'Đang kéo. Chạm hai lần để thôi.',
    endDragVirtual: 'Đang kéo. Nhấn để thôi.',
    dropDescriptionKeyboard: 'Nhấn Enter để thả, Esc để thôi.',
    dropDescriptionTouch: 'Chạm hai lần để thả.',
    dropDescriptionVirtual: 'Nhấn để thả.',
    dropCanceled: 'Đã thôi kéo.',
    dropComplete: 'Đã thả.',
    dropIndicator: 'chỗ thả',
    dropOnRoot: 'Thả vào đây',
    dropOnItem: (a) => `Thả vào ${say(a, 'itemText')}`,
    insertBefore: (a) => `Chèn trước ${say(a, 'itemText')}`,
    insertBetween: (a) => `Chèn giữa ${say(a, 'beforeItemText')} và ${say(a, 'afterItemText')}`,
    insertAfter: (a) => `Chèn sau ${say(a, 'itemText')}`,
  },
  '@react-aria/grid': {
    deselectedItem: (a) => `Đã bỏ chọn ${say(a, 'item')}.`,
    select: 'Chọn',
    selectedCount: (a) =>
      Number(a['count']) === 0 ? 'Không mục nào được chọn.' : `Đã chọn ${say(a, 'count')} mục.`,
    selectedAll: 'Đã chọn tất cả.',
    selectedItem: (a) => `Đã chọn ${say(a, 'item')}.`,
    longPressToSelect: 'Nhấn giữ để vào chế độ chọn.',
  },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'Có việc khi nhấn',
    hasLinkAnnouncement: (a) => `Có liên kết ${say(a, 'link')}`,
  },
  '@react-aria/menu': { longPressMessage: 'Nhấn giữ hoặc nhấn Alt ↓ để mở danh mục' },
  '@react-aria/numberfield': {
    decrease: (a) => `Giảm ${say(a, 'fieldLabel')}`.trim(),
    increase: (a) => `Tăng ${say(a, 'fieldLabel')}`.trim(),
    numberField: 'Ô số',
  },
  '@react-aria/overlays': { dismiss: 'Đóng' },
  '@react-aria/previewtrigger': { longPressMessage: 'Nhấn giữ để xem trước' },
  '@react-aria/searchfield': { 'Clear search': 'Xóa ô tìm' },
  '@react-aria/spinbutton': { Empty: 'Trống' },
  '@react-aria/steplist': { steplist: 'Các bước' },
  '@react-aria/table': {
    select: 'Chọn',
    selectAll: 'Chọn tất cả',
    sortable: 'cột sắp xếp được',
    ascending: 'tăng dần',
    descending: 'giảm dần',
    ascendingSort: (a) => `sắp theo cột ${say(a, 'columnName')}, tăng dần`,
    descendingSort: (a) => `sắp theo cột ${say(a, 'columnName')}, giảm dần`,
    columnSize: (a) => `${say(a, 'value')} điểm ảnh`,
    resizerDescription: 'Nhấn Enter để đổi bề rộng',
    expand: 'Mở ra',
    collapse: 'Thu lại',
  },
  '@react-aria/tag': { removeDescription: 'Nhấn Delete để bỏ.', removeButtonLabel: 'Bỏ' },
  '@react-aria/toast': { close: 'Đóng', notifications: (a) => `${say(a, 'count')} thông báo.` },
  '@react-aria/tree': { expand: 'Mở ra', collapse: 'Thu lại' },
  '@react-stately/color': {},
  '@react-stately/datepicker': {
    rangeUnderflow: (a) => `Phải từ ${say(a, 'minValue')} trở đi.`,
    rangeOverflow: (a) => `Phải trước hoặc đúng ${say(a, 'maxValue')}.`,
    rangeReversed: 'Ngày đầu phải trước ngày cuối.',
    unavailableDate: 'Ngày này không chọn được.',
  },
  'react-aria-components': {
    selectPlaceholder: 'Chọn',
    tableResizer: 'Đổi bề rộng cột',
    dropzoneLabel: 'Vùng thả tệp',
    colorSwatchPicker: 'Bảng màu',
  },
};

const EN_OVERRIDES: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  '@react-aria/autocomplete': { collectionLabel: 'Suggestions' },
  '@react-aria/calendar': {
    previous: 'Previous month',
    next: 'Next month',
    selectedDateDescription: (a) => `Selected date: ${say(a, 'date')}`,
    selectedRangeDescription: (a) => `Selected range: ${say(a, 'dateRange')}`,
    todayDate: (a) => `Today, ${say(a, 'date')}`,
    todayDateSelected: (a) => `Today, ${say(a, 'date')}, selected`,
    dateSelected: (a) => `${say(a, 'date')}, selected`,
  },
  '@react-aria/combobox': {
    focusAnnouncement: (a) =>
      `${a['isGroupChange'] ? `Group ${say(a, 'groupTitle')}, ${say(a, 'groupCount')} options. ` : ''}${say(a, 'optionText')}${a['isSelected'] ? ', selected' : ''}`,
    countAnnouncement: (a) => `${say(a, 'optionCount')} options.`,
    selectedAnnouncement: (a) => `${say(a, 'optionText')}, selected`,
    buttonLabel: 'Show suggestions',
    listboxLabel: 'Suggestions',
  },
  '@react-aria/menu': { longPressMessage: 'Long press or press Alt ↓ to open the menu' },
  '@react-aria/numberfield': {
    decrease: (a) => `Decrease ${say(a, 'fieldLabel')}`.trim(),
    increase: (a) => `Increase ${say(a, 'fieldLabel')}`.trim(),
    numberField: 'Number field',
  },
  '@react-aria/overlays': { dismiss: 'Dismiss' },
  '@react-aria/searchfield': { 'Clear search': 'Clear the search' },
  '@react-aria/spinbutton': { Empty: 'Empty' },
  '@react-aria/toast': { close: 'Close', notifications: (a) => `${say(a, 'count')} notices.` },
  'react-aria-components': { selectPlaceholder: 'Choose' },
};

let current: 'vi' | 'en' = 'vi';

/** Every render reads the language of the moment. */
export function setAriaLocale(locale: 'vi' | 'en'): void {
  current = locale;
}

function entryFor(pkg: string, key: string): (args: Args) => string {
  return (args) => {
    const entry = (current === 'en' ? EN_OVERRIDES[pkg]?.[key] : undefined) ?? VI[pkg]?.[key] ?? '';
    return typeof entry === 'string' ? entry : entry(args);
  };
}

/** Must run before the first React Aria component renders. */
export function installAriaStrings(): void {
  const strings: Record<string, Record<string, (args: Args) => string>> = {};
  for (const [pkg, entries] of Object.entries(VI)) {
    strings[pkg] = {};
    for (const key of Object.keys(entries)) strings[pkg][key] = entryFor(pkg, key);
  }
  const table = window as unknown as Record<symbol, unknown>;
  table[Symbol.for('react-aria.i18n.locale')] = 'vi-VN';
  table[Symbol.for('react-aria.i18n.strings')] = strings;
}
