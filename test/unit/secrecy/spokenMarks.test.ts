import { describe, expect, test } from 'vitest';
import { SCREEN_KINDS, type ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import { searchMarks } from '../../../shared/domain/secrecy/marks.ts';
import { secretFindings } from '../../../shared/domain/submission/screen.ts';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };

const RULES = screening.rules as readonly ScreenRule[];
const verdictOn = (text: string): string => {
  const { mark, doubt } = searchMarks(text, RULES);
  if (mark !== null) return `refused ${mark.level}`;
  return doubt === null ? 'silent' : `asked ${doubt.level}`;
};

describe('what is said of one paper', () => {
  test.each([
    // a type of paper, in hand
    ['Đính kèm công văn mật của Sở Ngoại vụ, anh in rồi hủy giúp em', 'asked mat'],
    ['Thằng Nam gửi lộn kế hoạch tối mật vô nhóm gia đình', 'asked toi-mat'],
    ['sếp dặn bản tuyệt mật để trong két', 'asked tuyet-mat'],
    // one is pointed at, though the sentence speaks of every paper's care
    ['Tài liệu tối mật này em photo mấy bản hả anh?', 'asked toi-mat'],
    ['Chú tôi trước công tác ở tỉnh đội còn giữ một bản đồ tối mật năm 1985', 'asked toi-mat'],
    ['14h: họp nghe báo cáo (tài liệu mật), không mang điện thoại', 'asked mat'],
    // the next word makes a compound of it elsewhere
    ['văn bản mật chỉ gửi giấy thôi nha em', 'asked mat'],
    // the stamp on a thing
    ['Trong hồ sơ của gia đình tôi có tờ giấy ghi chữ "Tối mật" ở trên cùng', 'asked toi-mat'],
    ['(dấu mật) Chuyển Chánh Văn phòng xử lý', 'asked mat'],
    ['Tài liệu thu hồi\nHội nghị sơ kết công tác nội chính', 'asked mat'],
    // without marks on the letters
    ['c xu ly giup vb mat cua Thanh tra tinh', 'asked mat'],
    ['a Tuan oi ke hoach toi mat de dau roi', 'asked toi-mat'],
    ['Toi nhat duoc tap giay co dong dau mat cua cong an', 'asked mat'],
    ['2026_03_14_CV_mat_so_77_CAT.pdf', 'asked mat'],
    ['bc_mat_thang3.zip', 'asked mat'],
    ['Mat_BC_nam_2025.doc', 'asked mat'],
    ['Bao cao noi bo (MAT) thang 3.docx', 'asked mat'],
    ['tuyetmat_so_do_ham.dwg', 'asked tuyet-mat'],
    // letters that stand for a level
    ['Trên bì ghi dấu B, gửi đích danh Bí thư', 'asked toi-mat'],
    ['Bì C số 88 của Công an huyện', 'asked mat'],
    ['Phiếu gửi: 01 bì M, số 118', 'asked mat'],
    ['"domat":"M","so":"15/CV"', 'asked mat'],
    ['Nhận 2 VB TM từ bưu cục', 'asked toi-mat'],
    ['Số: 15/M-CAT\nNgày 03/3/2026', 'asked mat'],
    // in the head
    ['Số 12-BC/ĐU MẬ7', 'asked mat'],
    ['S0: 27/BC-UBND\nMẶT\nNgày 14', 'asked mat'],
    ['M   Số: 14/BC\nẬ   Ngày 3/3\nT   Nơi nhận', 'asked mat'],
    ['MẬT MẬT MẬT MẬT\nDanh sách quy hoạch', 'asked mat'],
    ['Đề nghị quản lý văn bản độ MẠT số 12/BC theo quy định', 'asked mat'],
    ['Số: 71/SXD-TTrMậtV/v xử lý kè sạt lở', 'refused mat'],
    // by letters, in two languages, in the source of a page, the name of a file in a folder of another name
    ['Ghi chú: bản số 5 (KH 88/KH-BCH, T.M) trả trước 16h', 'asked toi-mat'],
    ['LAP / ລັບ / MAT\nBien ban so 9', 'asked mat'],
    ['<a data-domat="Tối mật" href="/vb/1">60/KH-BCHQS</a>', 'refused toi-mat'],
    ['USB > Kỷ luật 2025 > "MẬT_TB số 21.pdf"', 'asked mat'],
    // behind the name of an organ, its head goes on
    ['Số 118-BC/BNCTU TÔI MẬT BÁO CÁO kết quả', 'refused toi-mat'],
  ])('%j is %s', (text, verdict) => {
    expect(verdictOn(text)).toBe(verdict);
    expect(verdictOn(text.normalize('NFD'))).toBe(verdict);
  });
});

describe('what takes the question away', () => {
  test.each([
    // a list of kinds of secrets, by whatever decision
    'Quyết định số 1369/QĐ-TTg ban hành danh mục bí mật nhà nước độ Tối mật lĩnh vực giao thông.',
    'Công văn số 120/UBND-NC về rà soát danh mục bí mật nhà nước độ Mật của địa phương.',
    'Bo Noi vu trinh danh muc bi mat nha nuoc do toi mat',
    // the look of a stamp, and the stamp as a thing
    'Con dấu chỉ độ MẬT hình chữ nhật, kích thước 20mm x 8mm.',
    'Dấu "TUYỆT MẬT" khắc chữ in hoa, kiểu chữ đứng, đậm',
    'Con dấu "MẬT" bị mòn, đề nghị làm lại.',
    // all levels, under each other or with their terms
    'Phân loại\n1. Tuyệt mật: chiến lược\n2. Tối mật: kế hoạch\n3. Mật: còn lại',
    'Thời hạn bảo vệ bí mật nhà nước: 30 năm đối với độ Tuyệt mật; 10 năm đối với độ Mật.',
    'Tài liệu "Tuyệt mật" đóng dấu chữ A; "Tối mật" đóng dấu chữ B ở bì ngoài.',
    // the name of a play
    'Đoàn kịch nói diễn vở "Bản tin tối mật" vào tối thứ bảy',
    'Trong năm xã không tiếp nhận văn bản mật nào.',
    // the degree as such, in capitals
    'V/V ĐIỀU CHỈNH ĐỘ MẬT',
    // whether, none, never
    'Không có văn bản nào đóng dấu mật trong hồ sơ này',
    'Kỳ này đơn vị không phát sinh văn bản mật.',
    'Báo cáo số 12/BC-VP: trong năm không có tài liệu mật nào bị lộ.',
    'Báo cáo số 31/BC-UBND: soạn thảo 0 văn bản mật.',
    'Tiêu chí thi đua: không để xảy ra lộ, mất tài liệu mật (5 điểm).',
    'Tôi muốn hỏi quy hoạch này có mật không mà cán bộ không cho dân xem?',
    // papers of every kind
    'Đề nghị cấp 01 máy tính độc lập để soạn thảo tài liệu mật.',
    'Tủ tài liệu mật đặt tại phòng Cơ yếu.',
    'Khi tiếp nhận văn bản mật, văn thư kiểm tra niêm phong.',
    'Điều 20. Trách nhiệm của người tiếp cận tài liệu tối mật',
    // no paper at all
    'HLV Kim giữ đội hình tối mật đến sát giờ bóng lăn',
    'Bẫy bả chuột tẩm mật; đặt từ 12/3 tại các cánh đồng.',
    'Điệp vụ tối mật chiếu lúc 20h',
    // a name
    'CHÙA MẬT ĐA',
    // without marks on the letters
    'thong bao mat dien tu 7 gio',
    'Toi mat giay chung minh nhan dan so 012345678',
  ])('%j asks nobody', (text) => {
    expect(verdictOn(text)).toBe('silent');
    expect(secretFindings(text, RULES)).toEqual([]);
    expect(verdictOn(text.normalize('NFD'))).toBe('silent');
  });

  test('a sign of one paper beside it gives the question back', () => {
    expect(verdictOn('Tủ tài liệu mật')).toBe('silent');
    expect(verdictOn('Tủ tài liệu mật số 12/BC-CA')).toBe('asked mat');
    expect(verdictOn('Không gửi tài liệu mật qua Zalo')).toBe('silent');
    expect(verdictOn('Không gửi tài liệu mật này qua Zalo')).toBe('asked mat');
  });
});

test('every kind of words in the pack has words', () => {
  const kinds = new Set(RULES.filter(({ phrases }) => phrases.length > 0).map(({ kind }) => kind));
  expect(SCREEN_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  for (const { id, phrases } of RULES) expect(new Set(phrases).size, id).toBe(phrases.length);
});
