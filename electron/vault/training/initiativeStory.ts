import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import type { Stage } from './documentStory.ts';
import type { Who } from './people.ts';

const SCORES = [
  { novelty: 8, feasible: 9, benefit: 8, spread: 7, fit: 9 },
  { novelty: 7, feasible: 8, benefit: 8, spread: 6, fit: 8 },
  { novelty: 8, feasible: 7, benefit: 9, spread: 8, fit: 8 },
] as const;
const COUNCIL: readonly { readonly who: Who; readonly role: 'chair' | 'secretary' | 'member' }[] = [
  { who: 'anh', role: 'chair' },
  { who: 'huong', role: 'secretary' },
  { who: 'thang', role: 'member' },
];

/** Two invented initiatives before a council: one that is being piloted, one whose members still give their scores. */
export function tellInitiatives(stage: Stage): void {
  const { desks, story } = stage;
  story.at(6, '16:30', async () => {
    const { rows } = await desks.call('hue', 'initiatives.list', {
      state: 'sifting',
      mine: false,
      limit: 10,
    });
    const [open, done] = rows.slice(-2);
    if (done !== undefined) await judge(stage, done.id, true);
    if (open !== undefined) await judge(stage, open.id, false);
  });
}

async function judge({ desks, today }: Stage, id: string, whole: boolean): Promise<void> {
  const note = 'Nội dung rõ, có thể làm ở xã; đề nghị đưa ra hội đồng.';
  await desks.call('hue', 'initiatives.sift', { id, revision: 1, pass: true, note });
  const members = COUNCIL.map(({ who, role }) => ({ personId: desks.idOf(who), role }));
  const council = { id, revision: 2, code: '12-QĐ/ĐU', decidedOn: today(), members };
  await desks.call('toan', 'initiatives.setCouncil', council);
  for (const [index, { who }] of COUNCIL.slice(0, whole ? 3 : 1).entries()) {
    await desks.call(who, 'initiatives.declare', { id, conflict: false, note: '' });
    const scores = SCORES[index] ?? SCORES[0];
    await desks.call(who, 'initiatives.score', {
      id,
      scores,
      vote: index === 0 ? 'adopt' : 'pilot',
      remark: '',
    });
  }
  if (!whole) return;
  await desks.call('huong', 'initiatives.recordMinutes', {
    id,
    revision: 4,
    code: '01-BB/HĐ',
    metOn: today(),
    place: 'Phòng họp Đảng ủy xã',
    opinions: 'Các thành viên nhất trí nội dung có tính mới, cần làm thử ở một thôn trước khi mở rộng.',
    conclusion: 'Đề nghị cho thí điểm sáu tháng tại một thôn.',
  });
  await desks.call('toan', 'initiatives.pilot', {
    id,
    revision: 5,
    code: '15-QĐ/ĐU',
    decidedOn: today(),
    note: '',
    unit: 'Thôn Nà Lạn',
    pilotUntil: addDays(today(), 180),
    followUpOn: addDays(today(), 120),
  });
}
