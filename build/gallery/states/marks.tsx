import { Avatar } from '../../../renderer/components/Avatar.tsx';
import { DueClock } from '../../../renderer/components/DueClock.tsx';
import { LevelChip } from '../../../renderer/components/LevelChip.tsx';
import { QrCode } from '../../../renderer/components/QrCode.tsx';
import { ReceiptLine } from '../../../renderer/components/ReceiptLine.tsx';
import { StateMark, type StateMeaning } from '../../../renderer/components/StateMark.tsx';
import { Tag } from '../../../renderer/components/Tag.tsx';
import { TypedNumber } from '../../../renderer/components/TypedNumber.tsx';
import { UrgencyMark } from '../../../renderer/components/UrgencyMark.tsx';
import { WordChanges } from '../../../renderer/components/WordChanges.tsx';
import { LONG_OFFICE, LONG_PERSON, LONG_SUBJECT } from '../samples.ts';
import type { Shown } from '../shown.ts';

const TODAY = '2026-11-30';
const MEANINGS: readonly (readonly [StateMeaning, string])[] = [
  ['new', 'Mới'],
  ['waiting', 'Chờ bút phê'],
  ['running', 'Đang xử lý'],
  ['done', 'Đã xong'],
  ['returned', 'Trả lại'],
  ['refused', 'Bị từ chối'],
  ['closed', 'Đã kết thúc'],
];

export const MARKS: readonly Shown[] = [
  {
    name: 'Avatar',
    states: [
      [
        'plain, quiet, long name',
        <div className="row">
          <Avatar name="Nguyễn Thị Hường" />
          <Avatar name="Lò Thị Ón" quiet />
          <Avatar name={LONG_PERSON} />
        </div>,
      ],
    ],
  },
  {
    name: 'DueClock',
    states: [
      [
        'late, today, to come, none',
        <div className="col gap-2">
          <DueClock dueOn="2026-11-26" lateDays={2} today={TODAY} />
          <DueClock dueOn={TODAY} dueTime="10:00" lateDays={0} today={TODAY} />
          <DueClock dueOn={TODAY} dueTime="10:00" lateDays={0} today={TODAY} short />
          <DueClock dueOn="2026-12-04" lateDays={0} today={TODAY} named full />
          <DueClock dueOn={null} lateDays={0} today={TODAY} />
        </div>,
      ],
    ],
  },
  {
    name: 'LevelChip',
    states: [
      [
        'every level',
        <div className="row wrap">
          {(['none', 'mat', 'toi-mat', 'tuyet-mat'] as const).map((level) => (
            <LevelChip key={level} level={level} />
          ))}
        </div>,
      ],
    ],
  },
  {
    name: 'QrCode',
    states: [['digits', <QrCode text="000102991281202611300001" label="Mã vạch của phiếu 1281" />]],
  },
  {
    name: 'ReceiptLine',
    states: [
      [
        'confirmed, waiting, refused, short',
        <div className="col gap-4">
          <ReceiptLine steps={['confirmed', 'confirmed', 'confirmed', 'confirmed']} />
          <ReceiptLine steps={['confirmed', 'waiting', 'open', 'open']} />
          <ReceiptLine steps={['confirmed', 'confirmed', 'refused', 'open']} />
          <ReceiptLine steps={['confirmed', 'open']} />
        </div>,
      ],
    ],
  },
  {
    name: 'StateMark',
    states: [
      [
        'every meaning',
        <div className="col gap-2">
          {MEANINGS.map(([meaning, word]) => (
            <StateMark key={meaning} meaning={meaning}>
              {word}
            </StateMark>
          ))}
        </div>,
      ],
      ['long name', <StateMark meaning="waiting">{`Chờ ${LONG_PERSON} bút phê`}</StateMark>],
    ],
  },
  {
    name: 'Tag',
    states: [
      ['short', <Tag>ĐU</Tag>],
      ['long name', <Tag>{LONG_OFFICE}</Tag>],
    ],
  },
  {
    name: 'TypedNumber',
    states: [
      [
        'typed',
        <div className="galleryPane">
          <TypedNumber typed="1281" />
        </div>,
      ],
    ],
  },
  {
    name: 'UrgencyMark',
    states: [
      [
        'every urgency',
        <div className="col gap-2">
          {(['thuong', 'khan', 'thuong-khan', 'hoa-toc'] as const).map((urgency) => (
            <UrgencyMark key={urgency} urgency={urgency} />
          ))}
          <UrgencyMark urgency="hoa-toc-hen-gio" time="10:00" />
        </div>,
      ],
    ],
  },
  {
    name: 'WordChanges',
    states: [
      [
        'out, in',
        <p>
          <WordChanges
            changes={[
              { kind: 'same', text: `${LONG_SUBJECT} ` },
              { kind: 'out', text: 'tháng 11' },
              { kind: 'in', text: 'tháng 12' },
            ]}
          />
        </p>,
      ],
    ],
  },
];
