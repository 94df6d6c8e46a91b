import { ClassifiedBand, TrainingBand } from '../../../renderer/components/Banner.tsx';
import { Button } from '../../../renderer/components/Button.tsx';
import { EmptyState } from '../../../renderer/components/EmptyState.tsx';
import { ErrorPanel } from '../../../renderer/components/ErrorPanel.tsx';
import { LinkButton } from '../../../renderer/components/LinkButton.tsx';
import { LoadingRows } from '../../../renderer/components/LoadingRows.tsx';
import { Note } from '../../../renderer/components/Note.tsx';
import { ProgressBar } from '../../../renderer/components/ProgressBar.tsx';
import { Quote } from '../../../renderer/components/Quote.tsx';
import { RefusalPanel } from '../../../renderer/components/RefusalPanel.tsx';
import { ScrollPane } from '../../../renderer/components/ScrollPane.tsx';
import { Tag } from '../../../renderer/components/Tag.tsx';
import { Timeline } from '../../../renderer/components/Timeline.tsx';
import { nothing } from '../Held.tsx';
import { LONG_FILE, LONG_OFFICE, LONG_PERSON, LONG_REASON, LONG_SUBJECT, UNBROKEN } from '../samples.ts';
import type { Shown } from '../shown.ts';

export const NOTES: readonly Shown[] = [
  {
    name: 'Banner',
    wide: true,
    states: [
      [
        'training, long words',
        <TrainingBand text={LONG_REASON}>
          <Button size="small">Bài học</Button>
        </TrainingBand>,
      ],
      [
        'classified',
        <ClassifiedBand machine={`Máy soạn thảo 01, ${LONG_OFFICE}`} check="Không có mạng lúc 08:12" />,
      ],
    ],
  },
  {
    name: 'EmptyState',
    states: [
      [
        'with its act',
        <EmptyState action={<Button shortcut="list.filter">Tìm</Button>}>Chưa có văn bản nào.</EmptyState>,
      ],
      ['long words', <EmptyState>{LONG_SUBJECT}</EmptyState>],
    ],
  },
  {
    name: 'ErrorPanel',
    states: [
      ['plain', <ErrorPanel error={{ code: 'internal', params: {} }} />],
      [
        'can be tried again, what is safe, help',
        <ErrorPanel
          error={{ code: 'vault-gone', params: {} }}
          onRetry={nothing}
          safe="Nháp còn nguyên."
          help={<Button size="small">Xem trợ giúp</Button>}
        />,
      ],
    ],
  },
  {
    name: 'LoadingRows',
    states: [
      ['one line', <LoadingRows rows={3} />],
      ['two lines, can be stopped', <LoadingRows rows={2} height={46} onStop={nothing} />],
    ],
  },
  {
    name: 'Note',
    states: [
      ['plain', <Note title="Sẽ cấp số đến 1282">Số đi liền sau số cuối của sổ 2026.</Note>],
      ['info', <Note tone="info">{LONG_REASON}</Note>],
      [
        'caution, with acts, long words',
        <Note tone="caution" title={LONG_SUBJECT} actions={<Button size="small">Mở văn bản trùng</Button>}>
          {UNBROKEN}
        </Note>,
      ],
      [
        'danger',
        <Note tone="danger" title="Chữ ký không khớp">
          {LONG_REASON}
        </Note>,
      ],
      ['done', <Note tone="done">Đã gửi.</Note>],
    ],
  },
  {
    name: 'ProgressBar',
    states: [
      [
        'known',
        <ProgressBar
          label="Đọc tệp"
          done={3}
          total={12}
          onStop={nothing}
          detail="Dừng thì 3 tệp đã đọc vẫn còn"
        />,
      ],
      ['unknown, long name', <ProgressBar label={LONG_FILE} done={null} total={null} />],
    ],
  },
  {
    name: 'Quote',
    states: [
      [
        'long names',
        <Quote title="Bút phê" detail={`${LONG_PERSON}, 30/11/2026`} trailing={<Tag>đã ký</Tag>}>
          {LONG_SUBJECT}
        </Quote>,
      ],
    ],
  },
  {
    name: 'RefusalPanel',
    states: [
      [
        'with acts',
        <RefusalPanel
          title="Máy này không được giữ tài liệu Tối mật"
          why={LONG_REASON}
          ground={<LinkButton onPress={nothing}>Luật Bảo vệ bí mật nhà nước, Điều 11</LinkButton>}
          groundDetail="BM-03"
          next="Đăng ký trên máy của cán bộ cơ yếu."
          actions={<Button size="small">Xem trợ giúp</Button>}
        />,
      ],
    ],
  },
  {
    name: 'ScrollPane',
    states: [
      [
        'longer than its room',
        <div className="galleryPane">
          <ScrollPane label="Nội dung">
            {Array.from({ length: 8 }, (_, line) => (
              <p key={line}>{LONG_SUBJECT}</p>
            ))}
          </ScrollPane>
        </div>,
      ],
    ],
  },
  {
    name: 'Timeline',
    states: [
      [
        'every tone, long words',
        <Timeline
          label="Quá trình"
          entries={[
            {
              id: 'a',
              icon: 'stamp',
              tone: 'done',
              title: 'Đăng ký, số đến 1281',
              detail: '08:12 30/11/2026',
            },
            { id: 'b', icon: 'pen', tone: 'now', title: `Chờ ${LONG_PERSON}`, body: LONG_SUBJECT },
            { id: 'c', icon: 'chat', tone: 'plain', title: LONG_REASON },
            { id: 'd', icon: 'refused', tone: 'bad', title: 'Quá hạn 2 ngày', detail: UNBROKEN },
          ]}
        />,
      ],
    ],
  },
];
