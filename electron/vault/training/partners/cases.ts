import type { Input, OpName, Output } from '../../../../shared/ipc/contract.ts';
import type { PartnerWho } from '../people.ts';
import type { Partner } from './places.ts';

type Row = Output<'submissions.list'>['rows'][number];

const LIST: Omit<Input<'submissions.list'>, 'state' | 'group'> = {
  personId: null,
  overdue: false,
  words: null,
  after: null,
  limit: 50,
};

/** Cases of another office that lie here since an earlier day's post. */
export async function casesToAnswer({ desks }: Partner): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const group of ['all', 'vuong-mac'] as const)
    rows.push(
      ...(await desks.call('vanthu', 'submissions.list', { ...LIST, group, state: 'received' })).rows,
    );
  return rows.filter(({ source }) => source === 'envelope');
}

/** Works on a case that came by envelope from hand to hand, to the leader's approval, and sends the answer back. */
export async function answerCase(
  { desks, id: partner }: Partner,
  { id, kind }: Pick<Row, 'id' | 'kind'>,
): Promise<void> {
  const act = async <K extends OpName>(who: PartnerWho, op: K, rest: object): Promise<void> => {
    const { revision } = await desks.call(who, 'submissions.get', { id });
    await desks.call(who, op, { ...rest, id, revision } as unknown as Input<K>);
  };
  const accepted = { decision: 'accept', reasonCode: null, note: '', transferTo: null };
  await act('vanthu', 'submissions.classify', accepted);
  const task = {
    leadId: desks.idOf('vanthu'),
    supportIds: [],
    dueOn: null,
    text: 'Kiểm tra, dự thảo trả lời.',
  };
  await act('lanhdao', 'submissions.assign', task);
  await act('vanthu', 'submissions.startWork', {});
  await act('vanthu', 'submissions.draftAnswer', { text: answerFor(kind, partner), submit: true });
  const { answerDraft } = await desks.call('lanhdao', 'submissions.get', { id });
  const shown = answerDraft?.shown ?? '';
  await act('lanhdao', 'submissions.decideAnswer', { shown, approve: true, note: '' });
  await desks.call('vanthu', 'exchange.sendAnswer', { submissionId: id });
}

function answerFor(kind: Row['kind'], partner: Partner['id']): string {
  if (kind === 'vuong-mac')
    return [
      'Đã xem vướng mắc cùng các bước gửi kèm.',
      'Đồng chí đóng màn hình đang mở, mở lại bản ghi từ danh sách rồi làm lại bước cuối; nếu phần mềm vẫn từ chối, đọc dòng “Căn cứ” trong hộp báo và nhấn F1 tại đó.',
      'Nếu chưa được, báo lại kèm số vướng mắc để chúng tôi cùng làm qua điện thoại.',
    ].join('\n');
  const done =
    partner === 'superior'
      ? 'Đã giao cơ quan chuyên môn của tỉnh kiểm tra. Nội dung phản ánh là đúng; việc khắc phục đã đưa vào kế hoạch quý này và được thông báo tới xã khi xong.'
      : 'Đã kiểm tra tại chỗ cùng trưởng thôn. Phần thuộc trách nhiệm của xã đã làm xong; phần phải chờ vật tư sẽ xong trong tháng, có thông báo tại nhà văn hóa.';
  return ['Kính gửi ông/bà,', done, 'Trân trọng cảm ơn ông/bà đã góp ý.'].join('\n');
}
