import { officialHead } from '../printing/cover.ts';
import { finish, mm, newDocument, trainingMark } from '../printing/page.ts';
import type { Ports } from '../ports.ts';
import type { Marks } from './marks.ts';

export interface FrontSheetText {
  readonly typeName: string;
  readonly subject: string | null;
  readonly recipients: readonly string[];
  readonly copies: number;
  readonly copyAllowed: boolean;
  readonly signer: { readonly mark: string; readonly position: string; readonly name: string };
  readonly file: { readonly name: string; readonly sizeBytes: number; readonly sha256: string };
}

/** Words of the sheet: a printed paper of the office, always in Vietnamese. */
const WORDS = {
  title: 'TRANG ĐẦU PHÁT HÀNH',
  why: 'Tệp kèm theo không phải PDF nên số, thời gian ban hành và dấu chỉ độ mật nằm ở trang này; cơ quan ký số cả trang này và tệp kèm theo.',
  subject: 'Trích yếu',
  type: 'Tên loại',
  recipients: 'Nơi nhận',
  copies: 'Số lượng bản phát hành',
  copying: 'Sao, chụp',
  allowed: 'Được phép',
  forbidden: 'Không được phép',
  signer: 'Người ký',
  file: 'Tệp kèm theo',
  hash: 'Mã kiểm tra của tệp (SHA-256)',
} as const;

/** Under the head of a sheet that has one already, everything stands two lines lower. */
export function onFrontSheet(marks: Marks): Marks {
  const lower = (at: MarkPlace): MarkPlace => ({ ...at, baselineMm: at.baselineMm + 14 });
  const { number, date, level } = marks.places;
  return { ...marks, places: { number: lower(number), date: lower(date), level: lower(level) } };
}
type MarkPlace = Marks['places']['number'];

/**
 * For a Word file and everything else that takes no marks: a page that carries them, signed together with the file. The
 * marks themselves stand in the pictures of the office's signatures.
 */
export async function frontSheet(ports: Ports, text: FrontSheetText): Promise<Buffer> {
  const { office, training } = ports.station;
  const document = await newDocument({
    title: WORDS.title,
    author: office.name,
    createdMs: ports.nowMs(),
    layout: 'portrait',
  });
  document.addPage();
  officialHead(document, office);
  drawFacts(document, text);
  if (training) trainingMark(document, 'TẬP HUẤN');
  return finish(document);
}

function drawFacts(document: Awaited<ReturnType<typeof newDocument>>, text: FrontSheetText): void {
  const left = mm(30);
  const width = mm(165);
  let y = mm(88);
  document.font('bold', 14).text(WORDS.title, left, y, { width, align: 'center' });
  y += 26;
  document.font('italic', 12).text(WORDS.why, left, y, { width, align: 'center' });
  y += document.heightOfString(WORDS.why, { width }) + 16;
  const lines: readonly (readonly [string, string])[] = [
    [WORDS.type, text.typeName],
    [WORDS.subject, text.subject ?? ''],
    [WORDS.recipients, text.recipients.join('; ')],
    [WORDS.copies, String(text.copies)],
    [WORDS.copying, text.copyAllowed ? WORDS.allowed : WORDS.forbidden],
    [WORDS.signer, [text.signer.mark, text.signer.position, text.signer.name].filter(Boolean).join(' · ')],
    [WORDS.file, `${text.file.name} (${String(text.file.sizeBytes)} byte)`],
    [WORDS.hash, text.file.sha256],
  ];
  for (const [label, value] of lines) {
    document.font('bold', 13).text(`${label}:`, left, y, { width: mm(48) });
    document.font('regular', 13).text(value, left + mm(50), y, { width: width - mm(50) });
    y += Math.max(18, document.heightOfString(value, { width: width - mm(50) })) + 6;
  }
}
