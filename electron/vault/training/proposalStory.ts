import type { Input } from '../../../shared/ipc/contract.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { raise } from '../../../shared/errors.ts';
import { stageDraft, type Stage } from './documentStory.ts';
import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import { TRAINING_PEOPLE, type Who } from './people.ts';

interface Told {
  readonly drafter: Who;
  /** whose signature it waits for; without it the secretary's */
  readonly signer?: Who;
  readonly typeId: string;
  readonly level: Level;
  readonly subject: string;
  readonly to: readonly string[];
  /** how far it came */
  readonly until: 'draft' | 'proposed' | 'presented' | 'signed' | 'issued';
  readonly ago: number;
  /** the checker gave it back once: how it read then, and why */
  readonly returned?: { readonly subject: string; readonly reason: string };
}

const TOLD: readonly Told[] = [
  {
    drafter: 'thuy',
    typeId: 'bao-cao',
    level: 'none',
    subject: 'kết quả chuyển đổi số trong các cơ quan đảng quý này (dữ liệu giả)',
    to: ['Tỉnh ủy Sơn Hà', 'Văn phòng Tỉnh ủy'],
    until: 'issued',
    ago: 4,
  },
  {
    drafter: 'ung',
    typeId: 'cong-van',
    level: 'none',
    subject: 'V/v đôn đốc trả lời phản ánh, kiến nghị của nhân dân (dữ liệu giả)',
    to: ['Các chi bộ trực thuộc'],
    until: 'signed',
    ago: 1,
  },
  {
    drafter: 'nam',
    typeId: 'ke-hoach',
    level: 'none',
    subject: 'kiểm tra việc thực hiện quy chế làm việc năm nay (dữ liệu giả)',
    to: ['Các chi bộ trực thuộc', 'Ủy ban Kiểm tra Đảng ủy'],
    until: 'presented',
    ago: 1,
  },
  {
    drafter: 'ung',
    signer: 'anh',
    typeId: 'thong-bao',
    level: 'none',
    subject: 'lịch tiếp dân của Thường trực Đảng ủy tháng tới (dữ liệu giả)',
    to: ['Các chi bộ trực thuộc'],
    until: 'presented',
    ago: 1,
  },
  {
    drafter: 'thuy',
    signer: 'toan',
    typeId: 'giay-moi',
    level: 'none',
    subject: 'dự giao ban công tác văn phòng tuần tới (dữ liệu giả)',
    to: ['Các chi bộ trực thuộc'],
    until: 'presented',
    ago: 1,
  },
  // every leader has one to sign and one to give back, every specialist one whose two drafts can be compared
  {
    drafter: 'thuy',
    typeId: 'cong-van',
    level: 'none',
    subject: 'V/v đăng ký chuyên đề chuyển đổi số năm tới, gửi trước ngày 15 tháng sau (dữ liệu giả)',
    to: ['Các chi bộ trực thuộc', 'Ủy ban Kiểm tra Đảng ủy'],
    until: 'presented',
    ago: 1,
    returned: {
      subject: 'V/v đăng ký chuyên đề chuyển đổi số năm tới (dữ liệu giả)',
      reason: 'Chưa ghi ngày phải gửi. Đề nghị bổ sung vào trích yếu.',
    },
  },
  {
    drafter: 'ung',
    signer: 'toan',
    typeId: 'thong-bao',
    level: 'none',
    subject: 'kết luận giao ban công tác tiếp dân tháng này (dữ liệu giả)',
    to: ['Các chi bộ trực thuộc'],
    until: 'presented',
    ago: 1,
    returned: {
      subject: 'kết quả giao ban công tác tiếp dân tháng này (dữ liệu giả)',
      reason: 'Đây là kết luận, không phải kết quả. Sửa lại tên gọi.',
    },
  },
  {
    drafter: 'nam',
    signer: 'anh',
    typeId: 'bao-cao',
    level: 'none',
    subject: 'công tác phát triển đảng viên sáu tháng (dữ liệu giả)',
    to: ['Tỉnh ủy Sơn Hà', 'Ban Tổ chức Tỉnh ủy'],
    until: 'presented',
    ago: 1,
    returned: {
      subject: 'công tác đảng viên sáu tháng (dữ liệu giả)',
      reason: 'Trích yếu thiếu chữ “phát triển”.',
    },
  },
  {
    drafter: 'thuy',
    typeId: 'bao-cao',
    level: 'mat',
    subject: 'phương án bảo đảm an ninh hội nghị (dữ liệu giả)',
    to: ['Tỉnh ủy Sơn Hà'],
    until: 'proposed',
    ago: 0,
  },
  {
    drafter: 'huong',
    typeId: 'thong-bao',
    level: 'none',
    subject: 'lịch trực lãnh đạo tuần tới (dữ liệu giả)',
    to: ['Các đồng chí trong Thường trực'],
    until: 'draft',
    ago: 0,
  },
  {
    drafter: 'thuy',
    typeId: 'cong-van',
    level: 'mat',
    subject: 'V/v chuẩn bị nhân sự đại hội các chi bộ (dữ liệu giả)',
    to: ['Tỉnh ủy Sơn Hà', 'Ban Tổ chức Tỉnh ủy'],
    until: 'issued',
    ago: 0,
  },
];

const signerOf = ({ signer = 'thang' }: Told): Who => signer;
/** Nobody checks what waits for their own signature. */
const checkerOf = (told: Told): Who => (signerOf(told) === 'toan' ? 'anh' : 'toan');

/** Phiếu trình in every state that a person can act on; nothing in them is true. */
export function tellProposals(stage: Stage): void {
  TOLD.forEach((told, index) => {
    stage.story.at(told.ago, `14:${String(10 + index * 4)}`, () => tell(stage, told));
  });
}

/** A classified draft is confirmed by whoever opened it. */
async function openDraft({ desks }: Stage, told: Told, id: string): Promise<void> {
  if (told.level === 'none') return;
  const { versionList } = await desks.call(checkerOf(told), 'proposals.get', { id });
  const file = versionList[0]?.file;
  if (file) await desks.call(checkerOf(told), 'attachments.open', { id: file.id });
}

async function tell(stage: Stage, told: Told): Promise<void> {
  const { desks } = stage;
  const { returned } = told;
  const first = returned === undefined ? told : { ...told, subject: returned.subject };
  const made = await desks.call(told.drafter, 'proposals.create', await fieldsOf(stage, first));
  const seen = { id: made.id, revision: made.revision };
  const next = (reply: { revision: number }): void => void (seen.revision = reply.revision);
  if (told.until === 'draft') return;
  if (returned !== undefined) {
    next(await desks.call(told.drafter, 'proposals.propose', { ...seen, remark: '' }));
    next(await desks.call(checkerOf(told), 'proposals.return', { ...seen, reason: returned.reason }));
    next(await desks.call(told.drafter, 'proposals.save', { ...seen, ...(await fieldsOf(stage, told)) }));
  }
  next(await desks.call(told.drafter, 'proposals.propose', { ...seen, remark: '' }));
  if (told.until === 'proposed') return;
  await openDraft(stage, told, made.id);
  next(await desks.call(checkerOf(told), 'proposals.pass', { ...seen, remark: 'Đạt thể thức.' }));
  next(await desks.call(told.drafter, 'proposals.present', { ...seen, remark: '' }));
  if (told.until === 'presented') return;
  const decision = { level: told.level, recipients: [...told.to], copies: 3, copyAllowed: true };
  const signing = { ...seen, passphrase: TRAINING_PASSPHRASE, decision, remark: '' };
  next(await desks.call(signerOf(told), 'proposals.sign', signing));
  if (told.until === 'signed') return;
  next(await desks.call('huong', 'proposals.register', seen));
  next(await desks.call('huong', 'proposals.issue', seen));
}

async function fieldsOf(stage: Stage, told: Told): Promise<Input<'proposals.create'>> {
  const { desks } = stage;
  return {
    typeId: told.typeId,
    urgency: 'thuong',
    level: told.level,
    itemRef: told.level === 'none' ? null : await itemFor(stage, told),
    subject: told.subject,
    recipients: [...told.to],
    copies: 3,
    copyAllowed: told.level === 'none',
    pages: 1,
    note: '',
    answersId: null,
    checkerId: desks.idOf(checkerOf(told)),
    signerId: desks.idOf(signerOf(told)),
    clerkId: desks.idOf('huong'),
    capacity: 'party-tm',
    delegationId: null,
    file: await stageDraft(stage, told.drafter, { ...told, signer: nameOf(signerOf(told)) }),
  };
}

const nameOf = (who: Who): string =>
  TRAINING_PEOPLE.find(({ username }) => username === who)?.fullName ?? who;

async function itemFor({ desks }: Stage, { drafter, level }: Told): Promise<string> {
  const asked = { on: null, words: '', level: level === 'none' ? null : level, limit: 1 };
  const { items } = await desks.call(drafter, 'protection.listItems', asked);
  return items[0]?.ref ?? raise('internal', { at: 'training-item' });
}
