/** Bảo vệ bí mật: lists, levels, recall, destruction. */
export const protection = {
  'protection.item.sample': 'MẪU',
  'protection.item.placeholder': 'Gõ vài chữ của mục, không cần dấu',
  'protection.item.hint': 'Chỉ hiện mục cùng độ mật của danh mục đang hiệu lực',
  'protection.item.sampleHint': 'Mục MẪU để tập huấn: nạp danh mục thật trước khi dùng chính thức',
  'protection.item.none': 'Không có mục nào như vậy ở độ mật này',
  'protection.capacity.head': 'Người đứng đầu',
  'protection.capacity.deputy': 'Cấp phó',
  'protection.capacity.delegated': 'Được phân công, ủy quyền',
  'protection.capacity.issuer': 'Cơ quan ban hành',
} as const;
