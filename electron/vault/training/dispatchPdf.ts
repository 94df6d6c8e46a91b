import { formatDateInWords } from '../../../shared/domain/calendar/civilDate.ts';
import { finish, line, mm, newDocument } from '../printing/page.ts';
import type { IncomingText } from './incomingTexts.ts';

/** Ordinary sentences of such letters; nothing in them is true. */
const PARAGRAPHS = [
  'Thực hiện chương trình công tác năm, {issuer} yêu cầu các đơn vị tập trung thực hiện một số nội dung sau:',
  '1. Rà soát kết quả đã làm, nêu rõ việc xong, việc chậm, nguyên nhân và người chịu trách nhiệm; số liệu tính đến hết tuần báo cáo.',
  '2. Tổng hợp phản ánh, kiến nghị của nhân dân có liên quan, kết quả xử lý và trả lời; đề xuất việc cần cấp trên tháo gỡ.',
  '3. Phân công một đồng chí lãnh đạo theo dõi, một đồng chí làm đầu mối; gửi họ tên và số điện thoại công vụ về cơ quan ban hành.',
  'Báo cáo gửi về {issuer} trong thời hạn nêu tại văn bản để tổng hợp. Quá trình thực hiện có vướng mắc, các đơn vị trao đổi trực tiếp với bộ phận theo dõi.',
];

/** Where the office sits: the commune of its name, or the invented province. */
const placeOf = (issuer: string): string => / xã (.+)$/.exec(issuer)?.[1] ?? 'Sơn Hà';

/**
 * One page in the layout of a Party letter (or a State one, by its number), marked as sample. Without a number it is a
 * draft: number and date are left blank for the system.
 */
export async function dispatchPdf(
  text: IncomingText & { readonly to?: string },
  code: string | null,
  date: string,
  nowMs: number,
): Promise<Buffer> {
  const isParty = code === null || /^\d+-/.test(code);
  const document = await newDocument({
    title: code ?? text.subject,
    author: text.issuer,
    createdMs: nowMs,
    layout: 'portrait',
  });
  document.addPage();
  const width = document.page.width - mm(45);
  // the name of the State is longer than that of the Party, and stands on one line
  const shift = isParty ? 0 : mm(11);
  const [half, wide] = [width / 2 - mm(3) - shift, width / 2 - mm(3) + shift];
  const [left, right] = [mm(30), mm(30) + width - wide];
  const centred = (words: string, x: number, y: number): void =>
    void document.text(words, x, y, { width: x === left ? half : wide, align: 'center' });
  document.fillColor('#000000').font('bold', 12.5);
  centred(text.issuer.toLocaleUpperCase('vi'), left, mm(20));
  const below = mm(20) + document.heightOfString(text.issuer.toLocaleUpperCase('vi'), { width: half });
  document.font('regular', 13);
  if (isParty) centred('*', left, below);
  if (code !== null) centred(`${isParty ? 'Số' : 'Số:'} ${code}`, left, below + 16);
  if (text.typeId === 'cong-van')
    document.font('italic', 12).text(text.subject, left, below + 36, { width: half, align: 'center' });
  document.font('bold', isParty ? 13 : 11.5);
  centred(isParty ? 'ĐẢNG CỘNG SẢN VIỆT NAM' : 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', right, mm(20));
  if (!isParty) centred('Độc lập - Tự do - Hạnh phúc', right, mm(20) + 15);
  line(
    document,
    right + wide * (isParty ? 0.12 : 0.28),
    mm(isParty ? 26.5 : 31.5),
    right + wide * (isParty ? 0.88 : 0.72),
    mm(isParty ? 26.5 : 31.5),
  );
  document.font('italic', 12.5);
  if (code !== null)
    centred(`${placeOf(text.issuer)}, ${formatDateInWords(date)}`, right, below + (isParty ? 16 : 21));
  let y = below + 104;
  document
    .font('regular', 14)
    .text(`Kính gửi: ${text.to ?? 'Đảng ủy xã Đồng Vàng'}`, left, y, { width, align: 'center' });
  y += 32;
  for (const paragraph of PARAGRAPHS) {
    const words = paragraph.replace('{issuer}', text.issuer);
    document.text(words, left, y, { width, align: 'justify', lineGap: 3 });
    y += document.heightOfString(words, { width, lineGap: 3 }) + 7;
  }
  document
    .font('bold', 13)
    .text(isParty ? 'T/M BAN THƯỜNG VỤ' : 'TM. CƠ QUAN', right, y + 14, { width: wide, align: 'center' });
  document.text(text.signer, right, y + 88, { width: wide, align: 'center' });
  document.font('regular', 11).text('Nơi nhận:\n- Như trên,\n- Lưu Văn thư.', left, y + 18, { width: half });
  document
    .font('italic', 9)
    .fillColor('#B3261E')
    .text('TÀI LIỆU MẪU - kho tập huấn, nội dung hư cấu', left, mm(283), { width, align: 'center' });
  return finish(document);
}
