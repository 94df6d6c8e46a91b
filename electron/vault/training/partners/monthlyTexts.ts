import type { PartnerId } from '../offices.ts';
import type { Case } from './partnerTexts.ts';

const one = (
  kind: Case['kind'],
  title: string,
  body: string,
  [sender, address, phone]: readonly [string, string, string],
): Case => ({ kind, field: 'Chuyển đổi số', title, body, sender, address, phone });

/** What people of the two communes wrote in the month that their figures count; invented. */
export const MONTHLY: Readonly<Record<Exclude<PartnerId, 'superior'>, readonly Case[]>> = {
  neighbour: [
    one(
      'phan-anh',
      'Bảng điện tử ở trụ sở tắt nhiều ngày',
      'Bảng điện tử báo lịch tiếp dân ở trụ sở xã tắt từ đầu tháng, dân không biết ngày nào cán bộ nghỉ.',
      ['Sùng A Vừ', 'Bản Pá Khôm, xã Suối Ngà', '0980000141'],
    ),
    one(
      'kien-nghi',
      'Dạy nộp hồ sơ qua mạng ở bản Co Mạ',
      'Đề nghị mỗi tháng một buổi dạy nộp hồ sơ qua mạng ở bản Co Mạ cho người làm nương về muộn.',
      ['Giàng Thị Mỷ', 'Bản Co Mạ, xã Suối Ngà', '0980000142'],
    ),
    one(
      'sang-kien',
      'Cột báo mực nước suối bằng can nhựa',
      'Tôi sơn vạch lên can nhựa neo ở cầu treo, nước tới vạch đỏ thì trẻ em không qua suối.',
      ['Vàng A Dế', 'Bản Huổi Hào, xã Suối Ngà', '0980000143'],
    ),
  ],
  commune: [
    one(
      'phan-anh',
      'Ứng dụng báo khám không gửi mã',
      'Ứng dụng đặt lịch khám ở trạm y tế Nậm Cát không gửi mã xác nhận nên không đặt được.',
      ['Lò Văn Inh', 'Bản Huổi Pột, xã Nậm Cát', '0980000151'],
    ),
    one(
      'phan-anh',
      'Trang của xã ghi sai số điện thoại trực',
      'Số điện thoại trực trên trang thông tin xã Nậm Cát là số cũ, gọi không ai nghe.',
      ['Quàng Thị Pâng', 'Bản Nà Hin, xã Nậm Cát', '0980000152'],
    ),
  ],
};
