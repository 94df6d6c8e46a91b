import { AppError } from '../../../shared/errors.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { IncomingText } from './incomingTexts.ts';

type Register = Input<'documents.registerIncoming'>;

export const LEADERS = ['toan', 'anh', 'thang'] as const;
export const SPECIALISTS = ['thuy', 'ung', 'nam'] as const;
export const DIRECTIONS = [
  'Văn phòng chủ trì tham mưu, báo cáo Thường trực trước hạn.',
  'Giao chủ trì rà soát, phối hợp UBND xã tổng hợp số liệu, dự thảo báo cáo trình ký.',
  'Nghiên cứu, đề xuất cách làm phù hợp với xã; xin ý kiến các chi bộ liên quan.',
  'Tổ chức thực hiện; phần vượt thẩm quyền báo cáo lại để xin ý kiến.',
] as const;

export const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new AppError('internal', { at: 'training' });
  return item;
};

/** Working days before today on which the n-th of so many entries arrives: thin long ago, thick this week. */
export const agoOf = (index: number, of: number, longest: number): number =>
  Math.floor(longest * (1 - (index + 0.5) / of) ** 1.35);

export const clock = (startMinutes: number, index: number, step: number): string => {
  const minutes = startMinutes + ((index * step) % 200);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

export const plain = (text: IncomingText, code: string): Omit<Register, 'arrivedOn' | 'documentDate'> => ({
  book: 'incoming',
  issuer: text.issuer,
  code,
  typeId: text.typeId,
  urgency: text.urgency,
  level: 'none',
  pages: 1 + (code.length % 5),
  subject: text.subject,
  signer: text.signer,
  notADuplicate: true,
});
