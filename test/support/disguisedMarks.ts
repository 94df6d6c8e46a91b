import * as as from './disguises.ts';
import { pick, type Random, seeded } from './disguises.ts';

/** A text that bears a mark of secrecy, invented. */
export interface Marked {
  readonly id: string;
  readonly text: string;
  readonly level: 'mat' | 'toi-mat' | 'tuyet-mat';
}

const LEVELS = [
  ['mat', 'MẬT'],
  ['toi-mat', 'TỐI MẬT'],
  ['tuyet-mat', 'TUYỆT MẬT'],
] as const;

interface Half {
  readonly issuers: readonly string[];
  readonly numbers: readonly string[];
  readonly bodies: readonly string[];
  /** what stands around the mark on a line of its own */
  readonly frames: readonly ((mark: string) => string)[];
  /** the whole line in which the mark stands, with the number and the issuer */
  readonly heads: readonly ((mark: string, number: string, issuer: string) => string)[];
  /** lines written in small or mixed letters */
  readonly small: readonly ((mark: string, number: string) => string)[];
  readonly letters: readonly ((mark: string) => string)[];
  /** the whole text in another code */
  readonly codes: readonly ((text: string) => string)[];
  readonly unmarked: readonly ((mark: string, number: string, issuer: string) => string)[];
  readonly stamps: readonly string[];
}

const title = (text: string): string => text.charAt(0) + text.slice(1).toLowerCase();

const TUNED: Half = {
  issuers: ['TỈNH ỦY SƠN HÀ', 'ĐẢNG ỦY XÃ ĐỒNG VÀNG', 'UBND XÃ BÌNH MẪU', 'BAN CHỈ HUY QUÂN SỰ HUYỆN'],
  numbers: ['Số 14-CV/TU', 'Số: 12-KH/TU', 'Số: 05/BC-UBND', 'Số 31-BC/ĐU'],
  bodies: [
    'Kính gửi: Các đồng chí ủy viên Ban Thường vụ\nThực hiện kế hoạch năm nay, đề nghị các đơn vị báo cáo tiến độ trước ngày 15 hằng tháng.\nNơi nhận: như trên; lưu văn thư.',
    'Tôi xin gửi kèm bản chép tay của tài liệu mà tôi được xem trong buổi họp thôn tuần trước, mong cơ quan xử lý giúp.\nXin cảm ơn.',
    'BÁO CÁO\nvề tình hình thực hiện phương án trực trong dịp lễ\n\n1. Kết quả: đã bố trí đủ người.\n2. Tồn tại: thiếu phương tiện liên lạc.',
  ],
  frames: [
    (mark) => mark,
    (mark) => `   ${mark}   `,
    (mark) => `[${mark}]`,
    (mark) => `* ${mark} *`,
    (mark) => `*** ${mark} ***`,
    (mark) => `- ${mark} -`,
    (mark) => `| ${mark} |`,
    (mark) => `(${mark})`,
    (mark) => `${mark} – Bản số 02`,
    (mark) => `${mark}\nBản số: 05/10`,
    (mark) => `Độ mật: ${mark}`,
    (mark) => `Mức độ mật: ${mark}.`,
    (mark) => `${mark}.`,
  ],
  heads: [
    (mark, number) => `${number} ${mark}`,
    (mark, number) => `${mark} ${number}`,
    (mark, _number, issuer) => `${issuer}   ${mark}   ĐẢNG CỘNG SẢN VIỆT NAM`,
    (mark, _number, issuer) => `${issuer} ${mark} ĐẢNG CỘNG SẢN VIỆT NAM`,
    (mark, number) => `${number}\t${mark}\tSơn Hà, ngày 05 tháng 3 năm 2026`,
    (mark, number) => `${mark}. ${number}, kế hoạch phối hợp`,
    (mark) => `[${mark}] Kế hoạch phối hợp tháng 3`,
  ],
  small: [
    (mark, number) => `${number}\n\n${title(mark)}\n`,
    (mark, number) => `văn bản ${number.toLowerCase().replace(':', '')}, độ mật: ${mark.toLowerCase()}`,
    (mark, number) => `${number}\n${title(mark)} - Bản số 02`,
    (mark, number) => `${number}\nĐộ mật: ${title(mark)}`,
    (mark, number) => `${number} ${title(mark)}`,
  ],
  letters: [
    as.decomposed,
    as.fullwidth,
    as.cyrillic,
    as.spaced,
    as.dotted,
    as.wide,
    as.zeroWidth,
    as.softHyphen,
    as.upright,
    as.overTwoLines,
    as.tcvn3,
    as.vni,
    as.misread,
  ],
  codes: [
    as.decomposed,
    as.tcvn3,
    as.vni,
    as.misread,
    (text) => text.replaceAll('Ư', 'Ƣ').replaceAll('ư', 'ƣ'),
  ],
  unmarked: [
    (mark, number) => `${number}\n${mark}\nBan so 02`,
    (mark, number, issuer) => `${issuer}\n${number}\n${mark}`,
    (mark, number) => `${number} ${mark}`,
    (mark, number, issuer) => `${issuer}\n${number}\n\n[${mark}]\n`,
    (mark, number) => `${number}\nDo mat: ${mark}`,
    (mark) => `${mark} - Ban so 05/10`,
  ],
  stamps: [
    'CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ',
    'BẢN SAO BÍ MẬT NHÀ NƯỚC',
    'TÀI LIỆU THU HỒI',
    'THỜI HẠN BẢO VỆ BMNN: 10 năm',
    'BẢN SAO SỐ: 03',
  ],
};

const HELD_OUT: Half = {
  issuers: ['HUYỆN ỦY LŨNG MẪU', 'SỞ NỘI VỤ TỈNH ĐÔNG MẪU', 'CÔNG AN TỈNH ĐÔNG MẪU', 'THÀNH ỦY BẮC MẪU'],
  numbers: ['Số: 217-TB/HU', 'Số 8/PA-CAT', 'Số: 63/2026/QĐ-SNV', 'Số : 02 - KL/TU'],
  bodies: [
    'Căn cứ tình hình thực tế, cơ quan đề nghị quý đơn vị cử người tham gia đoàn khảo sát vào tuần tới.\nTrân trọng.\n\nKT. GIÁM ĐỐC\nLê Văn Mẫu',
    'DANH SÁCH\nSTT\tHọ tên\tChức vụ\n1\tLý Văn A\tTrưởng thôn\n2\tTrần Thị B\tBí thư chi bộ',
    'Thưa các anh chị,\nem nhận được tờ này trong phong bì không ghi tên người nhận, em đánh máy lại nguyên văn ở dưới để hỏi phải làm gì ạ.',
  ],
  frames: [
    (mark) => `\t${mark}`,
    (mark) => `<< ${mark} >>`,
    (mark) => `=== ${mark} ===`,
    (mark) => `║ ${mark} ║`,
    (mark) => `— ${mark} —`,
    (mark) => `“${mark}”`,
    (mark) => `${mark} (Bản số: 01)`,
    (mark) => `Bản số 3 - ${mark}`,
    (mark) => `Dấu chỉ độ mật : ${mark}`,
    (mark) => `Cấp độ mật - ${mark}`,
    (mark) => `Độ mật:\n${mark}`,
    (mark) => `${mark} 2`,
    (mark) => `┌───────┐\n│ ${mark} │\n└───────┘`,
  ],
  heads: [
    (mark, number) => `${number}  -  ${mark}`,
    (mark, number) => `${number} (${mark})`,
    (mark, _number, issuer) => `${issuer} | ${mark} | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`,
    (mark) => `${mark} CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM`,
    (mark, number, issuer) => `${issuer} ${mark}\n${number}`,
    (mark, number) => `${mark} Độc lập - Tự do - Hạnh phúc\n${number}`,
    (mark) => `${mark} – Phương án bảo vệ đợt hai`,
  ],
  small: [
    (mark, number) => `${title(mark)}\n${number}\n`,
    (mark, number) => `Gửi kèm ${number.toLowerCase()} (mức độ mật: ${mark.toLowerCase()}) để biết.`,
    (mark, number) => `${number}\n(${title(mark)})`,
    (mark) => `Mức độ mật : ${title(mark)}    Độ khẩn: Thường`,
    (mark, number) => `${number}\nbản số 7 - ${mark.toLowerCase()}`,
  ],
  letters: [
    as.greek,
    as.boldMath,
    as.underscored,
    as.hyphened,
    as.joiner,
    as.underlined,
    (mark) => as.spaced(mark).replaceAll('  ', '    '),
    (mark) => as.cyrillic(as.spaced(mark)),
    as.windows1258,
    as.misreadLatin,
    (mark) => as.misread(as.misread(mark)),
    (mark) => as.upright(mark).replaceAll('\n', '\n\n'),
    (mark) => as.vni(as.decomposed(mark).normalize('NFC')),
  ],
  codes: [
    as.misreadLatin,
    (text) => as.misread(as.decomposed(text)),
    (text) => as.tcvn3(text).replaceAll('\n', '\r\n'),
    (text) => as.vni(text).replaceAll('\n', '\u2028'),
    as.zeroWidth,
  ],
  unmarked: [
    (mark, number, issuer) => `${mark}\n${issuer}\n${number}`,
    (mark, number) => `${number}\n\n* ${mark} *\n`,
    (mark, number) => `${number} - ${mark}`,
    (mark, number) => `${number}\nMuc do mat : ${mark.toLowerCase()}`,
    (mark, number) => `${number}\nBan so: 7\n${mark}`,
    (mark, number) => `${number}\n${title(mark)}\nv/v phoi hop`,
  ],
  stamps: [
    'Bản sao số: ……'.toUpperCase(),
    'THỜI HẠN BẢO VỆ BÍ MẬT NHÀ NƯỚC: 20 NĂM',
    'TÀI LIỆU THU HỒI SAU HỘI NGHỊ',
    '(CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ)',
    '* BẢN SAO BÍ MẬT NHÀ NƯỚC *',
  ],
};

function paper(random: Random, half: Half, mark: string): string {
  const lines = [
    pick(random, half.issuers),
    '*',
    pick(random, half.numbers),
    '',
    mark,
    '',
    pick(random, half.bodies),
  ];
  return lines.join('\n');
}

/** The mark on a later page of a long text. */
function annex(random: Random, half: Half, mark: string): string {
  const pages = Array.from({ length: 40 }, () => pick(random, half.bodies));
  pages.splice(20 + Math.floor(random() * 15), 0, `\f${mark}\nPHỤ LỤC`);
  return pages.join('\n\n');
}

const MIXED = 80;

/** Some 250 marked texts of one half; the same for the same seed. */
function markedOf(name: string, half: Half, seed: number): Marked[] {
  const random = seeded(seed);
  const made: Marked[] = [];
  const add = (kind: string, level: Marked['level'], text: string): void => {
    made.push({ id: `${name}-${kind}-${String(made.length)}`, level, text });
  };
  for (const [level, mark] of LEVELS) {
    for (const [at, frame] of half.frames.entries())
      add(`frame${String(at)}`, level, paper(random, half, frame(mark)));
    for (const [at, head] of half.heads.entries()) {
      const line = head(mark, pick(random, half.numbers), pick(random, half.issuers));
      add(`head${String(at)}`, level, `${line}\n\n${pick(random, half.bodies)}`);
    }
    for (const [at, small] of half.small.entries())
      add(
        `small${String(at)}`,
        level,
        `${small(mark, pick(random, half.numbers))}\n${pick(random, half.bodies)}`,
      );
    for (const [at, change] of half.letters.entries())
      add(`letters${String(at)}`, level, paper(random, half, change(mark)));
    for (const [at, code] of half.codes.entries())
      add(`code${String(at)}`, level, code(paper(random, half, pick(random, half.frames.slice(0, 6))(mark))));
    for (const [at, line] of half.unmarked.entries()) {
      const head = line(
        as.bare(mark),
        as.bare(pick(random, half.numbers)),
        as.bare(pick(random, half.issuers)),
      );
      add(`bare${String(at)}`, level, `${head}\n\n${as.bare(pick(random, half.bodies))}`);
    }
    add('annex', level, annex(random, half, pick(random, half.frames)(mark)));
    add('annex-letters', level, annex(random, half, pick(random, half.letters)(mark)));
  }
  // disguises on top of each other
  const inline = half.letters.filter((change) => !change('M T').includes('\n'));
  const whole = [
    (text: string) => text,
    as.decomposed,
    as.zeroWidth,
    (text: string) => text.replaceAll('\n', '\r\n'),
  ];
  for (let turn = 0; turn < MIXED; turn += 1) {
    const [level, mark] = pick(random, LEVELS);
    const stamp = pick(random, inline)(mark);
    const line =
      random() < 0.6
        ? pick(random, half.frames)(stamp)
        : pick(random, half.heads)(stamp, pick(random, half.numbers), pick(random, half.issuers));
    add(
      'mixed',
      level,
      pick(random, whole)(random() < 0.5 ? paper(random, half, line) : annex(random, half, line)),
    );
  }
  for (const stamp of half.stamps)
    for (const change of [(text: string) => text, as.bare, as.decomposed])
      add('stamp', 'mat', change(paper(random, half, stamp)));
  return made;
}

export const TUNED_MARKS: readonly Marked[] = markedOf('tuned', TUNED, 23);
export const HELD_OUT_MARKS: readonly Marked[] = markedOf('held', HELD_OUT, 1123);
