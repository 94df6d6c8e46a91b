import * as as from './disguises.ts';
import { pick, seeded } from './disguises.ts';

/** A text without a mark of secrecy, though its words come near one. */
export interface Innocent {
  readonly id: string;
  readonly text: string;
}

interface Half {
  /** lines that come near a mark; each is one sample in every spelling */
  readonly traps: readonly string[];
  /** whole papers, taken as they are */
  readonly papers: readonly string[];
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

const TUNED: Half = {
  traps: [
    'Đề nghị tuyên truyền Luật Bảo vệ bí mật nhà nước cho cán bộ thôn.',
    'Mật ong rừng U Minh của hợp tác xã cần được cấp mã số vùng nuôi.',
    'MẬT ONG RỪNG U MINH',
    'MẬT KHẨU WIFI',
    'Mật khẩu wifi ở nhà văn hóa bị đổi liên tục.',
    'Mật độ xây dựng trong khu dân cư quá cao.',
    'Tôi mất giấy tờ tùy thân, xin hướng dẫn làm lại.',
    'Tôi mất thẻ căn cước ở chợ, nhờ công an xã giúp.',
    'Tôi mắt kém nên không đọc được thông báo trên điện thoại.',
    'Mặt bằng của chợ bị lấn chiếm, mất vệ sinh.',
    'Tên: Mật',
    'Người gửi: Nguyễn Thị Mật, thôn Nà Lạn',
    'Tôi ở xã Mật Sơn, đường vào xã hỏng nặng.',
    'Độ mật: Không',
    'Độ mật: Thường',
    'Độ mật: ……………',
    'Không mật',
    'Các độ mật gồm: Tuyệt mật, Tối mật, Mật.',
    'Văn bản này có phải đóng dấu MẬT không?',
    'Hôm qua tôi xem phim Tối mật trên truyền hình, phim rất hay.',
    'Quan hệ giữa hai thôn rất mật thiết.',
    'Đề nghị bảo mật thông tin của người phản ánh.',
    'Bìa hồ sơ ghi mức độ mật là do người soạn thảo đề xuất.',
    'Xin hỏi danh mục bí mật nhà nước của ngành giáo dục công bố ở đâu?',
    'Bản sao sổ hộ khẩu của tôi bị mất.',
    'Tài liệu thu hồi đất của gia đình tôi chưa được trả.',
    'Tôi mất tiền khi thanh toán trực tuyến.',
    'Cửa hàng bán thảm chùi chân doormat và khóa MAT-3.',
    'Bà con nuôi ong lấy mật cần vay vốn.',
    'Cán bộ hỏi tôi mật mã ứng dụng, như vậy có đúng không?',
  ],
  papers: [
    'ỦY BAN NHÂN DÂN XÃ BÌNH MẪU\nSố: 12/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\nKết quả nuôi ong lấy mật năm 2026\nSản lượng mật đạt 12 tấn.',
    'TỈNH ỦY SƠN HÀ\n*\nSố 14-CV/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n\nV/v tăng cường bảo vệ bí mật nhà nước\nKính gửi: các cấp ủy\n1. Văn bản mật phải được đóng dấu MẬT, TỐI MẬT hoặc TUYỆT MẬT.\n2. Không dùng máy tính nối mạng để soạn văn bản mật.',
    'Điều 8. Phân loại bí mật nhà nước\n1. Bí mật nhà nước độ Tuyệt mật gồm thông tin về chiến lược;\n2. Bí mật nhà nước độ Tối mật gồm thông tin về kế hoạch;\n3. Bí mật nhà nước độ Mật gồm thông tin còn lại.',
    'PHIẾU ĐĂNG KÝ VĂN BẢN ĐẾN\nSố đến:\nĐộ mật: Tuyệt mật / Tối mật / Mật / Thường\nĐộ khẩn: Hỏa tốc / Khẩn / Thường\nNơi gửi: ……',
    'Tuyệt mật\nTối mật\nMật\nKhông mật',
    'STT\tHỌ ĐỆM\tTÊN\tNĂM SINH\n1\tNGUYỄN THỊ\tMẬT\t1960\n2\tTRẦN VĂN\tMỸ\t1971',
    'KẾ HOẠCH\nTẬP HUẤN VỀ AN TOÀN THÔNG TIN VÀ BẢO\nMẬT\nSố lớp: 02',
    'DON XIN CAP LAI GIAY TO\nKINH GUI CONG AN XA\nNGAY 3 THANG 4 TOI MAT GIAY TO TAI CHO\nTOI MAT THE CAN CUOC VA BANG LAI\nSO DIEN THOAI 0912 000 111',
  ],
  openings: [
    'Kính gửi quý cơ quan,',
    'Tôi là người dân thôn Nà Lạn.',
    'Thưa ông bà,',
    'Số 12/ĐN-CD\nĐơn đề nghị',
  ],
  endings: [
    'Xin cảm ơn.',
    'Mong sớm được trả lời.',
    'Trân trọng.\nLý Văn Mẫu',
    'Tôi chịu trách nhiệm về nội dung trên.',
  ],
};

const HELD_OUT: Half = {
  traps: [
    'Hợp tác xã mật mía Bản Mẫu xin hỗ trợ truy xuất nguồn gốc.',
    'MẬT MÍA BẢN MẪU NGON NHẤT VÙNG',
    'Người bị sỏi mật có được bảo hiểm chi trả không?',
    'Mật khẩu đăng nhập cổng dịch vụ công không đổi được.',
    'Xin cho biết thời hạn bảo vệ bí mật nhà nước được quy định ở điều nào.',
    'Trong sổ có cột độ mật, vậy tài liệu thường ghi gì?',
    'Mức độ bảo mật của ứng dụng: cao.',
    'Em tên là Trần Văn Mật, sinh năm 1980.',
    'Chị Mật ở đội 3 phản ánh loa phát thanh hỏng.',
    'Đường Mật Sơn ngập nước mỗi khi mưa.',
    'Cuốn sách "Tuyệt mật Điện Biên" ở thư viện xã bị rách.',
    'Tối mất điện, sáng mất nước, đề nghị xem lại.',
    'Tôi mất sóng điện thoại cả ngày.',
    'Tôi mất ngủ vì tiếng loa quá to.',
    'Mắt tôi mờ, chữ trên trang thông tin quá nhỏ.',
    'Mặt đường liên thôn bong tróc, mất an toàn.',
    'Phần mềm cho chọn độ mật: Mật, Tối mật, Tuyệt mật nhưng không có mục Thường.',
    'Văn bản không mật vẫn phải ký số chứ?',
    'Mật độ cây xanh thấp, nắng nóng.',
    'Mật thư trò chơi của đoàn thanh niên in sai.',
    'Cơ quan hướng dẫn đóng dấu "TỐI MẬT" bằng mực đỏ ở góc trái phải không?',
    'Thẻ MAT của máy in bị lỗi, mã MAT 3 hiện trên màn hình.',
    'Kính mát và mát xa quảng cáo tràn lan.',
    'Bản sao số liệu của tôi gửi hôm trước còn thiếu.',
    'Tài liệu thu hồi nợ gửi về nhà tôi là sai.',
    'Thân mật gửi lời chào các đồng chí.',
    'Có kẻ bí mật chôn rác ở bờ suối.',
    'Mất mát sau bão chưa được thống kê.',
    'Công ty Mật Việt xin thuê đất.',
    'Mật ngữ của đồng bào cần được ghi âm lưu giữ.',
  ],
  papers: [
    'SỞ Y TẾ TỈNH ĐÔNG MẪU\nSố: 88/TB-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nTHÔNG BÁO\nVề khám bệnh gan mật\nTỐI THỨ SÁU\nMỜI BÀ CON ĐẾN KHÁM',
    'HUYỆN ỦY LŨNG MẪU\n*\nSố 217-HD/HU\n\nHƯỚNG DẪN\nxác định và đóng dấu chỉ độ mật\nDấu "TUYỆT MẬT" khắc chữ in hoa.\nDấu "TỐI MẬT", "MẬT" khắc tương tự.\nTài liệu thu hồi sau hội nghị do ban tổ chức giữ.',
    'Khoản 2. Độ mật của bí mật nhà nước được chia thành ba độ: tuyệt mật; tối mật;\nmật. Người soạn thảo đề xuất độ mật.\nCăn cứ Quyết định số 12/QĐ-TTg',
    'BIỂU MẪU\nĐộ mật: ☐ Mật ☐ Tối mật ☐ Tuyệt mật ☒ Thường\nSố: ……/……',
    'Độ mật:\nThường\nSố: 31/BC-UBND',
    'Họ và tên: Lê Thị\nMật\nĐịa chỉ: xã Đồng Vàng',
    'THÔNG TIN ĐĂNG NHẬP\nTÊN MẠNG: NHA VAN HOA\nMẬT\nKHẨU: 12345678',
    'CONG HOA XA HOI CHU NGHIA VIET NAM\nDON TRINH BAO\nTOI TEN LA LY VAN MAU\nHOM QUA TREN DUONG DI LAM\nTOI MAT XE VA VI TIEN\nMONG CO QUAN GIUP DO',
  ],
  openings: [
    'Kính thưa lãnh đạo,',
    'Em xin có ý kiến như sau:',
    'Phản ánh ngày 12/3/2026',
    'Công văn số 31/CV-HTX',
  ],
  endings: [
    'Em cảm ơn ạ.',
    'Kính mong xem xét.',
    'Người viết đơn\nTrần Thị Mẫu',
    'Số điện thoại: 0912 345 678',
  ],
};

/** Everybody's ways of writing. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  as.decomposed,
  as.bare,
  (text) => text.toUpperCase(),
  (text) => as.bare(text).toUpperCase(),
  (text) => text.toLowerCase(),
  as.tcvn3,
];

/** Some 270 texts of one half; the same for the same seed. */
function innocentOf(name: string, half: Half, seed: number): Innocent[] {
  const random = seeded(seed);
  const letters = half.traps.flatMap((trap, at) =>
    SPELLINGS.map((spell, way) => ({
      id: `${name}-letter${String(at)}-${String(way)}`,
      text: spell(`${pick(random, half.openings)}\n${trap}\n${pick(random, half.endings)}`),
    })),
  );
  const papers = half.papers.flatMap((paper, at) =>
    [SPELLINGS[0], SPELLINGS[1], SPELLINGS[2], SPELLINGS[6]].flatMap((spell, way) =>
      spell === undefined ? [] : [{ id: `${name}-paper${String(at)}-${String(way)}`, text: spell(paper) }],
    ),
  );
  return [...letters, ...papers];
}

export const TUNED_INNOCENT: readonly Innocent[] = innocentOf('tuned', TUNED, 7);
export const HELD_OUT_INNOCENT: readonly Innocent[] = innocentOf('held', HELD_OUT, 77);
