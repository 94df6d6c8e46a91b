import { describe, expect, it } from 'vitest';
import { outsideRecipients } from '../../../shared/domain/document/recipients.ts';

describe('whom a document goes to', () => {
  it('each once, without the copy that the office keeps', () => {
    const written = [
      'Tỉnh ủy Sơn Hà',
      'Lưu: VT',
      '- Lưu Văn phòng Đảng ủy',
      'Lưu VP, TH',
      'Lưu VPĐU.',
      'Tỉnh ủy Sơn Hà',
      '',
    ];
    expect(outsideRecipients(written)).toEqual(['Tỉnh ủy Sơn Hà']);
    expect(outsideRecipients(written.map((name) => name.normalize('NFD')))).toHaveLength(1);
  });

  it('a person or a place of that name is one of them', () => {
    const named = ['Lưu Văn Hùng', 'Lưu Kiếm', 'Đảng ủy xã Lưu Kiếm', 'Lưu Hồng Sơn', 'Lưu trữ lịch sử tỉnh'];
    expect(outsideRecipients(named)).toEqual(named);
  });
});
