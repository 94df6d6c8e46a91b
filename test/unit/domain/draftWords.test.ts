import { describe, expect, it } from 'vitest';
import { draftWords, NO_DRAFT_WORDS } from '../../../shared/domain/document/draftWords.ts';

const TYPES = ['Báo cáo', 'Kế hoạch', 'Công văn', 'Quyết định'];

describe('a draft', () => {
  it('of a Party report says type, subject, recipients and who signs', () => {
    const paragraphs = [
      ...['ĐẢNG BỘ TỈNH ĐÔNG MẪU', 'ĐẢNG ỦY XÃ AN MẪU', '*', 'Số -BC/ĐU', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      ...[
        'An Mẫu, ngày tháng năm 2026',
        'BÁO CÁO',
        'kết quả tiếp nhận phản ánh, kiến nghị năm 2026',
        '-----',
      ],
      'Thực hiện Kế hoạch số 12-KH/TU, Đảng ủy xã báo cáo như sau:',
      ...['Nơi nhận:', '- Thường trực Tỉnh ủy (để báo cáo),', '- Các chi bộ,', '- Lưu Văn phòng Đảng ủy.'],
      ...['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', 'Đàm Văn Khởi'],
    ];
    expect(draftWords(paragraphs, TYPES)).toEqual({
      typeName: 'báo cáo',
      subject: 'kết quả tiếp nhận phản ánh, kiến nghị năm 2026',
      signer: 'Đàm Văn Khởi',
      recipients: ['Thường trực Tỉnh ủy (để báo cáo)', 'Các chi bộ'],
    });
  });

  it('of a letter in the lines of a PDF: both columns of the foot stand in one line', () => {
    const lines = [
      ...['ỦY BAN NHÂN DÂN XÃ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: /UBND-KT'],
      ...['V/v rà soát tiến độ giải ngân', 'vốn đầu tư công'],
      ...['Kính gửi: Sở Tài chính.', 'Ủy ban nhân dân xã trân trọng báo cáo.'],
      ...['Nơi nhận: KT. CHỦ TỊCH', '- Như trên; PHÓ CHỦ TỊCH', '- Thường trực Đảng ủy;'],
      '- Lưu: VT. Hà Trung Thí',
    ];
    expect(draftWords(lines, TYPES)).toEqual({
      typeName: 'công văn',
      subject: 'rà soát tiến độ giải ngân vốn đầu tư công',
      signer: 'Hà Trung Thí',
      recipients: ['Sở Tài chính', 'Thường trực Đảng ủy'],
    });
  });

  it('that says nothing proposes nothing', () => {
    expect(draftWords([], TYPES)).toEqual(NO_DRAFT_WORDS);
    expect(draftWords(['Một đoạn văn không có gì.'], TYPES)).toEqual(NO_DRAFT_WORDS);
  });
});
