import type { Input } from '../../../../shared/ipc/contract.ts';
import type { PartnerId } from '../offices.ts';

/** A dispatch that a partner writes of its own accord. */
export interface PartnerDispatch {
  readonly typeId: string;
  readonly subject: string;
  /** pages that its clerk writes on it; its file has one: what the four checks of the trainee find */
  readonly pages: 1 | 2;
}

const letter = (typeId: string, subject: string, pages: 1 | 2 = 1): PartnerDispatch => ({
  typeId,
  subject,
  pages,
});

/** Sent one after the other, whenever nothing of the partner waits at the trainee's; then from the beginning. */
export const DISPATCHES: Readonly<Record<Exclude<PartnerId, 'neighbour'>, readonly PartnerDispatch[]>> = {
  superior: [
    letter('cong-van', 'V/v báo cáo kết quả tự rà soát tài khoản và chữ ký số cấp xã'),
    letter('thong-bao', 'kết luận giao ban trực tuyến về tiến độ số hóa hồ sơ đảng viên'),
    letter('cong-van', 'V/v cử văn thư dự lớp thực hành gửi, nhận văn bản điện tử', 2),
    letter('huong-dan', 'cách ghi sổ khi văn bản điện tử đến ngoài giờ làm việc'),
    letter('cong-van', 'V/v góp ý mẫu biên bản bàn giao sổ đăng ký cuối năm'),
    letter('ke-hoach', 'kiểm tra việc bảo vệ bí mật nhà nước tại các đảng ủy xã'),
  ],
  commune: [
    letter('cong-van', 'V/v phối hợp tuần tra rừng giáp ranh hai xã mùa khô'),
    letter('cong-van', 'V/v xác nhận danh sách hộ dùng chung công trình nước Nậm Cát', 2),
    letter('bao-cao', 'kết quả diễn tập ứng phó mưa lũ cụm ba xã'),
    letter('cong-van', 'V/v mời dự bàn giao điểm phát sóng bản Huổi Pột'),
  ],
};

export type Case = Pick<Input<'submissions.register'>, 'kind' | 'title' | 'body' | 'field'> & {
  readonly sender: string;
  readonly address: string;
  readonly phone: string;
};

/** Cases that the neighbouring commune got and that are the trainee's to answer. */
export const CASES: readonly Case[] = [
  {
    kind: 'phan-anh',
    field: 'Hạ tầng số',
    title: 'Tổ công nghệ số thôn Nà Lạn chưa hướng dẫn hộ giáp ranh',
    body: 'Gia đình tôi ở giáp xã Đồng Vàng, sinh hoạt tại nhà văn hóa Nà Lạn. Tổ công nghệ số hẹn tới giúp cài ứng dụng nhận lương hưu từ tháng trước nhưng chưa tới, đề nghị cho biết lịch.',
    sender: 'Vàng A Sử',
    address: 'Bản Pá Khôm, xã Suối Ngà',
    phone: '0980000131',
  },
  {
    kind: 'kien-nghi',
    field: 'Dịch vụ công trực tuyến',
    title: 'Cho nộp hồ sơ vay vốn sản xuất tại điểm Bản Xiềng',
    body: 'Bà con bản Huổi Hào đi chợ Bản Xiềng gần hơn về trung tâm xã Suối Ngà. Kiến nghị hai xã thống nhất để chúng tôi nộp hồ sơ vay vốn tại điểm phục vụ Bản Xiềng vào ngày phiên.',
    sender: 'Lường Thị Ún',
    address: 'Bản Huổi Hào, xã Suối Ngà',
    phone: '0980000132',
  },
  {
    kind: 'sang-kien',
    field: 'Khoa học, công nghệ',
    title: 'Bản đồ ruộng bậc thang bằng ảnh điện thoại của hai xã',
    body: 'Chúng tôi đã chụp và ghép ảnh ruộng của bản mình để theo dõi nước tưới. Phần lớn kênh dẫn nằm bên xã Đồng Vàng, đề nghị xã cùng làm tiếp để có một bản đồ chung.',
    sender: 'Hờ A Chứ',
    address: 'Bản Co Mạ, xã Suối Ngà',
    phone: '0980000133',
  },
];
