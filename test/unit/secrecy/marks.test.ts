import { describe, expect, test } from 'vitest';
import { findMark, markedLevel, searchMarks } from '../../../shared/domain/secrecy/marks.ts';
import { secretFindings } from '../../../shared/domain/submission/screen.ts';
import { MarkWork } from '../../../shared/domain/secrecy/markWork.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };
import { HELD_OUT_MARKS, TUNED_MARKS } from '../../support/disguisedMarks.ts';
import { PASTED_HARMLESS, PASTED_MARKS } from '../../support/pastedMarks.ts';
import { HELD_OUT_INNOCENT, TUNED_INNOCENT } from '../../support/innocentTexts.ts';

const RULES = screening.rules as readonly ScreenRule[];
const shown = (list: readonly { readonly id: string; readonly text: string }[]): string =>
  list.map(({ id, text }) => `${id}: ${JSON.stringify(text.slice(0, 300))}`).join('\n');

describe.each([
  ['the tuned half', TUNED_MARKS, TUNED_INNOCENT],
  ['the held-out half', HELD_OUT_MARKS, HELD_OUT_INNOCENT],
])('%s', (_half, marked, innocent) => {
  test('of two hundred disguised marks, 98 in a hundred are found, with their level', () => {
    const missed = marked.filter(({ text, level }) => findMark(text, RULES)?.level !== level);
    expect(marked.length).toBeGreaterThan(200);
    expect(missed.length / marked.length, shown(missed)).toBeLessThanOrEqual(0.02);
  });

  test('of two hundred innocent texts, one in a hundred is stopped at most', () => {
    const stopped = innocent.filter(({ text }) => findMark(text, RULES) !== null);
    expect(innocent.length).toBeGreaterThan(200);
    expect(stopped.length / innocent.length, shown(stopped)).toBeLessThanOrEqual(0.01);
  });
});

describe('a mark', () => {
  test.each([
    ['So 03-KH/DU\nMAT\nBan so 02', 'mat', 'SM-06'],
    ['DANG UY XA\nSo 05-BC/DU\nTOI MAT', 'toi-mat', 'SM-06'],
    ['Số: 77-TB/ĐU\nM Ậ T', 'mat', 'SM-01'],
    ['văn bản số 44-CV/TU, độ mật: mật', 'mat', 'SM-08'],
    ['BỘ CHỈ HUY          MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'mat', 'SM-01'],
    ['TỈNH ỦY SƠN HÀ TUYỆT MẬT ĐẢNG CỘNG SẢN VIỆT NAM', 'tuyet-mat', 'SM-09'],
    ['HUYỆN ỦY LŨNG MẪU TỐI MẬT\nSố 217-TB/HU', 'toi-mat', 'SM-10'],
    ['Độ mật\tTối mật', 'toi-mat', 'SM-08'],
    ['Độ mật: ☐ Tuyệt mật ☒ Tối mật ☐ Mật', 'toi-mat', 'SM-08'],
    ['TỐI\nMẬT', 'toi-mat', 'SM-01'],
    ['MẬT\nBản sao từ TUYỆT MẬT', 'mat', 'SM-01'],
    ['Số 12-KH/TU\nT?I M?T', 'toi-mat', 'SM-06'],
    ['TAI LIEU THU HOI', 'mat', 'SM-02'],
  ])('%j is %s by %s', (text, level, rule) => {
    expect(findMark(text, RULES)).toEqual({ level, rule });
  });

  test('the highest counts, wherever it stands', () => {
    expect(findMark('MẬT\na\nTUYỆT MẬT\nb\nTỐI MẬT', RULES)?.level).toBe('tuyet-mat');
    expect(markedLevel('So 1-KH/TU\nTOI MAT')).toBe('toi-mat');
  });

  test.each([
    ['MAT', 'SM-06'],
    ['TUYET MAT', 'SM-06'],
    ['Số: 45/UBND-NC; Độ mật: TM', 'SM-08'],
    ['Số: 45/UBND-NC\nMẶT\nLũng Mẫu, ngày 3 tháng 4', 'SM-20'],
    ['Báo cáo 31-BC/ĐU đóng dấu Mật, chuyển trước 16 giờ', 'SM-01'],
    ['Văn bản ghi độ mật: tối mật thì gửi riêng', 'SM-01'],
  ])('%j may be one: a person is asked', (text, rule) => {
    const { mark, doubt } = searchMarks(text, RULES);
    expect([mark, doubt?.rule]).toEqual([null, rule]);
  });

  test.each([
    'TOI MAT GIAY TO',
    'SO 12/CV-UBND TOI MAT ROI',
    'TÀI LIỆU THU HỒI ĐẤT',
    'BAN SAO SO HO KHAU',
    'MẬT KHẨU\nWIFI',
    'TĂNG CƯỜNG BẢO\nMẬT',
    'NGUYỄN THỊ\tMẬT\t1960',
    'ỦY BAN NHÂN DÂN XÃ CHÂU MẬT\nSố: 12/BC-UBND',
    'Tuyệt mật, Tối mật, Mật',
    'Độ mật: Không',
    'Số 12-CV/TU (không mật)',
    'V/v giải mật văn bản số 12-CV/TU',
    'CÔNG TY TNHH MẬT VIỆT Số: 12/CV-MV',
    'Số 22/QĐ-UBND bổ nhiệm ông Đỗ Xuân Mật',
  ])('%j is none, and nobody is asked', (text) => {
    expect(searchMarks(text, RULES)).toEqual({ mark: null, doubt: null, isWhole: true });
  });
});

describe('as people paste it', () => {
  const verdictOn = (text: string): 'refused' | 'asked' | 'taken' => {
    const { mark, doubt } = searchMarks(text, RULES);
    return mark !== null ? 'refused' : doubt !== null ? 'asked' : 'taken';
  };

  test('of two hundred heads, lines and letters each mark is refused or asked about, most are refused', () => {
    const taken = PASTED_MARKS.filter(({ text }) => verdictOn(text) === 'taken');
    expect(PASTED_MARKS.length).toBeGreaterThan(200);
    expect(taken.length / PASTED_MARKS.length, shown(taken)).toBeLessThanOrEqual(0.02);
    const refused = PASTED_MARKS.filter(({ text }) => verdictOn(text) === 'refused');
    expect(refused.length / PASTED_MARKS.length).toBeGreaterThan(0.7);
  });

  test('of four hundred harmless texts none is refused, and three in a hundred are asked about at most', () => {
    const refused = PASTED_HARMLESS.filter(({ text }) => verdictOn(text) === 'refused');
    expect(refused, shown(refused)).toEqual([]);
    const asked = PASTED_HARMLESS.filter(({ text }) => secretFindings(text, RULES).length > 0);
    expect(PASTED_HARMLESS.length).toBeGreaterThan(400);
    expect(asked.length / PASTED_HARMLESS.length, shown(asked)).toBeLessThanOrEqual(0.03);
  });

  test.each([
    ['Số 03-KH/ĐU MẬT Bản số 02 KẾ HOẠCH phối hợp', 'mat'],
    ['So 03-KH/DU\nmat\nBan so 02', 'mat'],
    ['Số 118-BC/BNCTUTỐI MẬTSơn Hà, ngày 12 tháng 11 năm 2026', 'toi-mat'],
    ['Số 03-KH/ĐU M&#7852;T Bản số 02', 'mat'],
    ['ĐẢNG ỦY XÃ * Số 21-NQ/ĐU MẬT NGHỊ QUYẾT về quốc phòng', 'mat'],
  ])('%j is refused', (text, level) => {
    expect(searchMarks(text, RULES).mark?.level).toBe(level);
  });
});

/** Each as written, decomposed, and, where it says so, without marks. */
describe('in letters that are none of a mark', () => {
  const verdictOn = (text: string): string => {
    const { mark, doubt } = searchMarks(text, RULES);
    return mark === null ? (doubt === null ? 'taken' : `asked ${doubt.level}`) : `refused ${mark.level}`;
  };
  const HEAD = 'UBND XÃ SƠN HÀ\nSố: 12/BC-UBND\n';
  test.each([
    // a recogniser's
    [`${HEAD}MẬ7\nBÁO CÁO`, 'asked mat'],
    [`${HEAD}MÀT\nBÁO CÁO`, 'asked mat'],
    [`${HEAD}lVlẬT\nBÁO CÁO`, 'asked mat'],
    [`${HEAD}TỐl MẬT\nBÁO CÁO`, 'refused toi-mat'],
    [`${HEAD}TUVỆT MẬT\nBÁO CÁO`, 'refused tuyet-mat'],
    [`${HEAD}TO1 MAT\nBan so 01`, 'asked toi-mat'],
    ['TUYỆT MẶT\nBẢN SỐ O2\nPHƯƠNG ÁN', 'asked tuyet-mat'],
    ['Số 0l7-BC/BTCTU     MẠT\nSơn Hà, ngày l2 tháng 3', 'asked mat'],
    // of a keyboard without its program
    ['Soos 31/BC-UBND\nMAATJ', 'asked mat'],
    ['To61i Ma65t\nSo61 12/KH-BCH', 'asked toi-mat'],
    ["So^' 27/CV-CAH\nMA^.T\nV/v xa'c minh", 'refused mat'],
    ["TUYE^.T MA^.T\nso^' 12/KH-CAH", 'refused tuyet-mat'],
    // broken over lines
    [`${HEAD}MẬ\nT\nBản số: 1`, 'refused mat'],
    [`${HEAD}TU\nYỆT\nMẬT\nBản số: 1`, 'refused tuyet-mat'],
    [`${HEAD}TỐI M-\nẬT`, 'refused toi-mat'],
  ])('%j is %s', (text, verdict) => {
    expect([verdictOn(text), verdictOn(text.normalize('NFD'))]).toEqual([verdict, verdict]);
  });

  test.each([
    // small, on a line of its own in a head
    ['BAN CHỈ HUY QUÂN SỰ XÃ ĐẠI LỘC\nMật\nSố: 19/BC-BCH', 'refused mat'],
    ['Công văn số 230/UBND-NC\n(mat)\nVề việc phối hợp', 'asked mat'],
    ['- Số: 640/SYT-VP\n- mật\n- ngày 10/01/2025', 'asked mat'],
    ['Mật.\nTrích yếu: về việc rà soát', 'asked mat'],
    ['Tối mật\nBản gốc, không sao chụp', 'asked toi-mat'],
    ['------\nMẬT\nBáo cáo tình hình', 'refused mat'],
    // behind a label, or in one line with the head
    ['Dấu chỉ độ mật (C): Mật. Nội dung bên trong: xin ý kiến', 'refused mat'],
    ['Ký hiệu độ mật: B - Tối mật. Tài liệu: Kế hoạch', 'refused toi-mat'],
    ['Số: 3345/A02-P4 MẬT Thời hạn bảo vệ bí mật nhà nước: 10 năm', 'refused mat'],
    ['Công văn của Ban chỉ huy quân sự huyện, MẬT, V/v danh sách', 'refused mat'],
  ])('%j is %s', (text, verdict) => {
    expect([verdictOn(text), verdictOn(text.normalize('NFD'))]).toEqual([verdict, verdict]);
  });

  test.each([
    // in letters
    ['vb đến số 7, độ mật M', 'asked mat'],
    ['cv M số 45/UBND, gửi tay', 'asked mat'],
    ['Số 12/KH-CA (TM)', 'asked toi-mat'],
    // of one paper that somebody has at hand
    ['công văn mật của Công an huyện ngày 3/4 về rà soát đối tượng', 'asked mat'],
    ['cái này mật nhé, số 12 bên CA', 'asked mat'],
    ['Tài liệu này thuộc diện mật, số 12-BC/TU', 'asked mat'],
    ['Tối mật!!! không gửi ai', 'asked toi-mat'],
    ['Đóng dấu: "MẬT" (theo Phiếu đề xuất)', 'asked mat'],
    // behind a label
    ['Độ mật (ghi rõ): Tối mật', 'refused toi-mat'],
    ['Độ mật => MẬT', 'refused mat'],
    ['{"doMat":"Tối mật","so":"12/KH-BCH"}', 'refused toi-mat'],
  ])('%j is %s', (text, verdict) => {
    expect([verdictOn(text), verdictOn(text.normalize('NFD'))]).toEqual([verdict, verdict]);
  });

  test.each([
    '☐ MẬT',
    '[ ] MẬT\n[ ] TỐI MẬT\n[ ] TUYỆT MẬT\n[X] KHÔNG',
    'THỜI HẠN BẢO VỆ BÍ MẬT NHÀ NƯỚC ĐỘ MẬT LÀ 10 NĂM',
    'TM. UBND XÃ\nCHỦ TỊCH',
    'Áo size M số 12',
    'Nhân viên làm lộ tài liệu mật bị phạt thế nào?',
    'MẤT\nsổ đỏ của gia đình tôi',
    'TỐI MẮT',
    'BỆNH VIỆN MẮT\nSố: 12/BVM',
    'Quạt mát số 12',
    'Cô Tuyết mất năm 2020',
    'MẬT\nĐỘ DÂN CƯ',
    'Tên thường gọi, xã, huyện, Mật',
    'diện tích m^2, a^2',
  ])('%j is none, and nobody is asked', (text) => {
    expect(searchMarks(text, RULES)).toEqual({ mark: null, doubt: null, isWhole: true });
  });
});

/** Each as written and decomposed. */
describe('on its way through programs, in a table, on a chat', () => {
  const verdictOn = (text: string): string => {
    const { mark, doubt } = searchMarks(text, RULES);
    return mark === null ? (doubt === null ? 'taken' : `asked ${doubt.level}`) : `refused ${mark.level}`;
  };
  test.each([
    // codes of letters
    [String.raw`{"so":"23/TTr-BTC","do_mat":"T\u1ed1i m\u1eadt"}`, 'refused toi-mat'],
    [String.raw`{\rtf1\ansi\b TUY\u7878?T M\u7852?T\b0\par S\u7889?: 03/BC-BTL}`, 'refused tuyet-mat'],
    ['Subject: =?UTF-8?B?VEVTVA==?= =?UTF-8?Q?T=E1=BB=91i_m=E1=BA=ADt_s=E1=BB=91_4/BC-CA?=', 'asked toi-mat'],
    ['S%E1%BB%91%2012/BC-CA%0AT%E1%BB%90I%20M%E1%BA%ACT', 'refused toi-mat'],
    ['S=E1=BB=91 12/BC-CA\nM=E1=BA=\n=ACT', 'refused mat'],
    ['<p>Số 12/BC-CA</p><p><b>M</b>ẬT</p>', 'refused mat'],
    // wrong tables, lost letters, bold by striking twice
    ['S·ªë: 12/BC-CA\nM·∫¨T', 'refused mat'],
    ['TI M‡T\nThông báo', 'asked toi-mat'],
    ['S\ufffd: 66/BC-TTM\nT\ufffdI M\ufffdT', 'asked toi-mat'],
    ['Số: 1450/SNN-TL\nMMẬẬTT\nV/v phương án', 'refused mat'],
    // glued, broken
    ['mậtSố:12/TTr-TTĐT', 'asked mat'],
    ['Số 92-CV/ĐUK MẬ-\nT V/v nắm tình hình', 'refused mat'],
    // tables
    ['TT\tSố\tĐộ mật\n1\t12/KH\tMật', 'asked mat'],
    ['Tên\nĐộ mật\n1\nKế hoạch B\nTối mật\n2', 'asked toi-mat'],
    // said of one paper
    ['anh xem vb tối mật số 02-ĐA/BCĐ giúp em', 'asked toi-mat'],
    ['co van ban mat cua so ngoai vu, 41/snv-lt', 'asked mat'],
    ['1 cv đ/mật của Công an tỉnh, số 19/PC02', 'asked mat'],
    ['CVM số 77 của Ban Nội chính', 'asked mat'],
    ['[M] 56/BC-CAX - 13/8 - Báo cáo', 'asked mat'],
    ['CV đến 215/CAT-PV01/M ngày 4/5', 'asked mat'],
    ['Quy ước: t = thường; m = mật', 'asked mat'],
    ['xin file "KL kiem tra - mat.doc"', 'asked mat'],
    ['ລັບ / Mật\nBIÊN BẢN', 'asked mat'],
    ['D9o65 ma6t5: Tuye6t5 ma6t5', 'asked tuyet-mat'],
    // by itself
    ['SO GD&DT - TOI MAT - Bien ban ban giao', 'asked toi-mat'],
    ['TOP SECRET / TUYET MAT\nPlan 07-KH/BTL', 'asked tuyet-mat'],
    [String.raw`D:\TAI LIEU TOI MAT\2026\ban-do.docx`, 'asked toi-mat'],
    [String.raw`\\MAY-CHU\Mật\2026\tb.doc`, 'asked mat'],
    ['mật\nTRUNG TÂM Y TẾ\nbáo cáo dịch tễ\nsố 27/bc', 'asked mat'],
    ['45/Mật-BC-ANĐT', 'asked mat'],
    ['THANH TRA TỈNH TRƯỜNG GIANGMẬT\nSố: 15/BC-ĐTTr', 'refused mat'],
    ['Số 02-NQ/TU\nTUYỆT M&T\nNGHỊ QUYẾT', 'refused tuyet-mat'],
    ['Ðµ m§t: T¯i m§t', 'asked toi-mat'],
    // whatever words stand between it and a paper's number
    ['TỐI MẬT (con dấu)\nSố: 23/BC-UB', 'asked toi-mat'],
    ['phiếu trình 21 của NC2 là mật nhé, để riêng bìa đỏ', 'asked mat'],
    ['Sở TNMT – Mật: CV 205 về mốc giới', 'asked mat'],
    ['BC_190_UBND_NC_MAT_ky so.pdf', 'asked mat'],
    [String.raw`{"security_level": "T\u1ed0I M\u1eacT"}`, 'asked toi-mat'],
  ])('%j is %s', (text, verdict) => {
    expect(verdictOn(text)).toBe(verdict);
    expect(verdictOn(text.normalize('NFD'))).toBe(verdict);
  });

  test.each([
    'maatj ddooj nguowif ddoong, maatj khaaur mays',
    'le64 ra ma8t1, tie6c5 tha6n ma6t5',
    'Nhận nhầm văn bản mật thì xử lý sao?',
    'Báo chí Mỹ đưa tin rò rỉ tài liệu tuyệt mật của Lầu Năm Góc',
    'Hướng dẫn số 05-HD/BTCTW về xác định độ mật của tài liệu',
    'T/M BAN CHẤP HÀNH, số 12-BC/ĐU',
    'ho so so 45 bi mat giay to, de nghi cap lai',
    'V/v ra soat, lap danh muc bi mat nha nuoc',
    'HOM QUA TOI MAT XE MAY O CHO',
    'TOI MAT, XIN CAP LAI GIAY TO',
    'CÔNG TY M&T, 12 ĐƯỜNG LÊ LỢI',
    'HỘI NGHỊ VỀ BẢOMẬT',
    'Lá mắc mật dùng làm gia vị, kế hoạch số 12/KH-UBND',
    'Bà con thu hoạch mật tháng 3, số 5 hộ',
  ])('%j is none, and nobody is asked', (text) => {
    expect(searchMarks(text, RULES)).toEqual({ mark: null, doubt: null, isWhole: true });
  });
});

describe('what is said of the law and of films', () => {
  const harmless = RULES.flatMap(({ kind, phrases }) => (kind === 'warn-not' ? phrases : []));
  test('takes no mark out of its line or the next', () => {
    const silent = harmless.flatMap((phrase) =>
      [`${phrase}. Số 12-BC/ĐU TỐI MẬT Bản số 2`, `${phrase}\nSố 12-BC/ĐU\nTỐI MẬT\nBÁO CÁO`].filter(
        (text) => !secretFindings(text, RULES).some(({ what }) => what.startsWith('secret-')),
      ),
    );
    expect(silent).toEqual([]);
  });
});

describe('the work of a search', () => {
  const COSTLY: readonly (readonly [string, (count: number) => string])[] = [
    ['cells with a mark each', (count) => 'MẬT   '.repeat(count)],
    ['marks beside a line of spaces', (count) => `${'MẬT '.repeat(count)}\n${' '.repeat(4 * count)}`],
    ['marks below lines of spaces', (count) => `${' '.repeat(400)}\n${'MẬT  '.repeat(count)}`],
    ['cells below a long line', (count) => `${'a '.repeat(3 * count)}\n${'Tối mật   '.repeat(count)}`],
    ['boxes that are ticked', (count) => 'x MẬT '.repeat(count)],
    ['lines that lost their ends', (count) => 'KH/ĐUMẬTBản '.repeat(count)],
    ['words of an old code', (count) => `${'mËt tC¶ '.repeat(30)}\n`.repeat(count / 30)],
    ['letters that stand apart', (count) => 'M Ậ T '.repeat(count)],
  ];

  const PIECES = [
    'MẬT ONG \n',
    'MẬT ONG ',
    'MAT\n',
    'MAT ',
    'M A T ',
    'M\n',
    'độ mật: tối mật thì\n',
    'TÀI LIỆU THU HỒI ĐẤT\n',
    'maät ong\n',
    'mËt ong ',
    'Máº¬ ong\n',
    'a\u0332',
    '1',
    '\n',
    'So 12-KH/TU a ',
    'Số 12-KH/TU MẬT ',
    'M Ậ ',
    'Độ mật: ',
    'ĐUMẬT',
    '&#7852;',
    'MẬ\nT\n',
    'ma^.',
    'maajt ',
  ].map((piece) => [JSON.stringify(piece), (count: number) => piece.repeat(count)] as const);

  test.each([...COSTLY, ...PIECES])('over %s grows with the text only', (_what, textOf) => {
    const stepsOf = (count: number): number => {
      const work = new MarkWork(Number.POSITIVE_INFINITY);
      searchMarks(textOf(count), RULES, work);
      return work.steps;
    };
    const steps = stepsOf(600);
    expect(steps).toBeGreaterThanOrEqual(600);
    expect(stepsOf(1_200)).toBeLessThan(2.2 * steps);
  });

  test.each(COSTLY)(
    'over %s ends at what it may cost, and what was not looked at is asked about',
    (_what, textOf) => {
      const work = new MarkWork(50_000);
      const text = textOf(30_000);
      const { mark, doubt, isWhole } = searchMarks(text, RULES, work);
      expect(isWhole).toBe(false);
      expect(mark ?? doubt).not.toBeNull();
      expect(work.steps).toBeLessThan(50_000 + 2 * text.length);
      const named = searchMarks(`${text}\nTUYỆT MẬT`, RULES, new MarkWork(50_000));
      expect(named.mark ?? named.doubt).toMatchObject({ level: 'tuyet-mat' });
    },
  );

  test('of a long text as people write it stays far below', () => {
    const work = new MarkWork(Number.POSITIVE_INFINITY);
    const text = 'Về việc bảo vệ bí mật nhà nước, đề nghị các đơn vị thực hiện đúng quy định.\n'.repeat(250);
    expect(searchMarks(text, RULES, work)).toEqual({ mark: null, doubt: null, isWhole: true });
    expect(work.steps).toBeLessThan(400_000);
  });
});
