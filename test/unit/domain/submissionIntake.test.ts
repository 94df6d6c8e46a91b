import { describe, expect, it } from 'vitest';
import { placesIn } from '../../../renderer/features/submissions/entry/inContext.ts';
import { kindOfSubject } from '../../../shared/domain/submission/intake.ts';

describe('what a letter calls itself', () => {
  it.each([
    ['Phản ánh tốc độ mạng buổi tối ở thôn Mẫu Một', 'phan-anh'],
    ['Gửi sáng kiến: thẻ mượn sách bằng mã vạch', 'sang-kien'],
    ['Re: Fwd: KIẾN NGHỊ đặt thước đo mực nước', 'kien-nghi'],
    ['de xuat giai phap thoat nuoc', 'giai-phap'],
    ['Đơn phản ánh, kiến nghị về chợ', null], // two: a person says which
    ['Bảng giờ xe buýt chữ to', null],
    ['Trả lời thư của ông Mẫu gửi tuần trước về kiến nghị cũ', null], // not what this letter is
    ['', null],
  ])('%s', (subject, kind) => {
    expect(kindOfSubject(subject)).toBe(kind);
  });
});

describe('words where they stand', () => {
  it('shows every place with what stands around it, on one line, from whole words on', () => {
    const long = 'đường xa mười cây số '.repeat(8);
    const places = placesIn(
      `${long}\n\nviệc này có là Bí mật nhà nước không? ${long}; bí mật nhà nước`,
      'bí mật nhà nước',
    );
    expect(places).toHaveLength(2);
    expect(places[0]?.words).toBe('Bí mật nhà nước');
    expect(places[0]?.before).toMatch(/^… \S.* việc này có là $/);
    expect(places[0]?.after).toMatch(/^ không\? .* …$/);
    expect(places[1]?.after).toBe('');
  });

  it('finds nothing for no words', () => {
    expect(placesIn('abc', '')).toEqual([]);
  });
});
