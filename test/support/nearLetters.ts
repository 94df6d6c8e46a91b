import { bare, tcvn3 } from './disguises.ts';

/** One letter that forty people of a village send, each with an own greeting, name, house number and signature. */
const MATTER =
  'đường vào thôn Nà Lạn bị sạt lở từ tháng 9, xe không qua được, học sinh phải đi vòng bốn cây số. Bà con đã báo trưởng thôn hai lần mà chưa thấy ai tới. Đề nghị cho sửa trước mùa mưa và cắm biển báo ở hai đầu đoạn sạt.';
export const NEAR_TITLE = 'Đề nghị sửa đường vào thôn Nà Lạn bị sạt lở';

const NAMES = [
  'Nguyễn Văn Hải',
  'Lò Thị Ún',
  'Hoàng Minh Châu',
  'Trần Thị Bích Ngọc',
  'Nông Văn Dền',
  'Lê Quang',
  'Ma Seo Chứ',
  'Phạm Thị Hồng Vân',
  'Vũ Đức Thịnh',
  'Đặng Thị Mùi',
];
const GREETINGS = [
  'Kính gửi Đảng ủy xã,',
  'Kính gửi: Đảng ủy xã Đồng Vàng.\n',
  'Kính thưa các đồng chí lãnh đạo,',
  'Thưa quý cơ quan!',
  '',
];
const WRITERS = [
  (name: string, house: number) => `Tôi là ${name}, ở số nhà ${String(house)}, xin phản ánh: `,
  (name: string, house: number) => `Tôi tên là ${name}, số nhà ${String(house)}A, xin phản ánh: `,
  (name: string, house: number) => `Tôi tên ${name}, nhà số ${String(house)}/2, xin phản ánh: `,
];
const SIGNATURES = [
  (name: string, house: number) =>
    `\nNgười viết: ${name}, số nhà ${String(house)}, điện thoại 0912 000 1${String(house).padStart(2, '0')}`,
  (name: string) => `\nXin chân thành cảm ơn.\n${name}`,
  (name: string) => `\nTrân trọng cảm ơn./.\nNgười làm đơn\n${name}`,
  () => '',
];
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  bare,
  tcvn3,
  (text) => text.replaceAll('òa', 'oà').replaceAll('ủy', 'uỷ'),
];

export interface NearLetter {
  readonly name: string;
  readonly title: string;
  readonly body: string;
}

/** @param matter what the letter says between greeting and signature */
export function nearLetters(count: number, matter = MATTER, title = NEAR_TITLE): NearLetter[] {
  const pick = <T>(some: readonly T[], at: number): T => some[at % some.length] as T;
  return Array.from({ length: count }, (_, at) => {
    const name = pick(NAMES, at);
    const house = at + 3;
    const spelled = pick(SPELLINGS, Math.floor(at / 2));
    const body = `${pick(GREETINGS, at)} ${pick(WRITERS, at)(name, house)}${matter}${pick(SIGNATURES, at)(name, house)}`;
    return { name, title: spelled(title), body: spelled(body) };
  });
}
