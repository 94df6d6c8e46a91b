import { useState } from 'react';
import { Button } from '../../../renderer/components/Button.tsx';
import { ChoiceList } from '../../../renderer/components/ChoiceList.tsx';
import { DueClock } from '../../../renderer/components/DueClock.tsx';
import { LevelChip } from '../../../renderer/components/LevelChip.tsx';
import { useMarks } from '../../../renderer/components/marks.ts';
import { SplitPanes } from '../../../renderer/components/SplitPanes.tsx';
import { StateMark } from '../../../renderer/components/StateMark.tsx';
import { Tabs } from '../../../renderer/components/Tabs.tsx';
import { ListRow, VirtualList } from '../../../renderer/components/VirtualList.tsx';
import { VirtualTable, type TableColumn } from '../../../renderer/components/VirtualTable.tsx';
import { Held, nothing } from '../Held.tsx';
import { LONG_OFFICE, LONG_PERSON, LONG_REASON, LONG_SUBJECT } from '../samples.ts';
import type { Shown } from '../shown.ts';

interface Line {
  readonly id: string;
  readonly office: string;
  readonly subject: string;
  readonly late: number;
}
const LINES: readonly Line[] = Array.from({ length: 40 }, (_, index) => ({
  id: String(1281 - index),
  office: index % 3 === 0 ? LONG_OFFICE : 'Đảng ủy xã An Mẫu',
  subject: index % 2 === 0 ? LONG_SUBJECT : 'V/v thử nghiệm',
  late: index === 0 ? 2 : 0, // a group begins once
}));
const due = ({ late }: Line) => <DueClock dueOn="2026-12-04" lateDays={late} today="2026-11-30" />;

function LongList() {
  const [chosen, choose] = useState<string | null>('1280');
  return (
    <div className="galleryPane galleryPane-tall">
      <VirtualList
        label="Văn bản đến"
        items={LINES}
        keyOf={({ id }) => id}
        groupOf={({ late }) =>
          late > 0 ? { id: 'late', title: 'Quá hạn', detail: 1 } : { id: 'all', title: 'Còn hạn' }
        }
        selectedKey={chosen}
        onSelect={choose}
        newCount={3}
        total={40}
        renderItem={(line) => (
          <ListRow
            who={line.office}
            when="08:12"
            subject={line.subject}
            facts={
              <>
                {line.id} <LevelChip level="mat" />
                <span className="end" />
                {due(line)}
              </>
            }
            unread={line.late > 0}
          />
        )}
      />
    </div>
  );
}

const COLUMNS: readonly TableColumn<Line>[] = [
  {
    id: 'number',
    title: 'Số đến',
    width: 80,
    align: 'right',
    sort: 'descending',
    onSort: nothing,
    render: ({ id }) => id,
  },
  {
    id: 'office',
    title: 'Cơ quan ban hành',
    width: 220,
    sort: 'none',
    onSort: nothing,
    render: ({ office }) => office,
  },
  { id: 'subject', title: 'Trích yếu', width: 'grow', opens: true, render: ({ subject }) => subject },
  {
    id: 'state',
    title: 'Tình trạng',
    width: 140,
    render: () => <StateMark meaning="running">Đang xử lý</StateMark>,
  },
  { id: 'due', title: 'Hạn', width: 110, render: due },
];

function Book({ marked = false }: { marked?: boolean }) {
  const [chosen, choose] = useState<string | null>('1279');
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const marks = useMarks();
  return (
    <div className="galleryPane">
      <VirtualTable
        label={marked ? 'Sổ, chọn nhiều' : 'Sổ văn bản đến'}
        items={LINES}
        keyOf={({ id }) => id}
        selectedKey={chosen}
        onSelect={choose}
        columns={COLUMNS}
        isStruck={({ id }) => id === '1278'}
        widths={{
          of: widths,
          set: (column, width) => setWidths({ ...widths, [column]: width ?? 120 }),
        }}
        marks={marked ? marks : undefined}
        loadingMore={marked}
      />
    </div>
  );
}

const CARDS = [
  { id: 'new', title: 'Lập kho mới', detail: LONG_REASON, icon: 'plus' },
  { id: 'open', title: `Mở kho của ${LONG_OFFICE}`, icon: 'folder' },
  {
    id: 'closed',
    title: 'Khôi phục',
    detail: 'Không có bản sao nào ở cạnh',
    icon: 'history',
    disabled: true,
  },
] as const;

export const LISTS: readonly Shown[] = [
  {
    name: 'ChoiceList',
    states: [
      [
        'cards, numbered, greyed, long names',
        <Held first="new">
          {(value, set) => (
            <ChoiceList<string> label="Bắt đầu" choices={CARDS} value={value} onChange={set} numbered />
          )}
        </Held>,
      ],
      [
        'people',
        <Held first="a">
          {(value, set) => (
            <ChoiceList
              label="Ai mở kho"
              look="people"
              value={value}
              onChange={set}
              choices={[
                { id: 'a', title: LONG_PERSON, detail: LONG_OFFICE, icon: 'user' },
                { id: 'b', title: 'Lò Thị Ón', detail: 'Văn thư', icon: 'user' },
              ]}
            />
          )}
        </Held>,
      ],
    ],
  },
  {
    name: 'SplitPanes',
    wide: true,
    states: [
      [
        'two panes',
        <div className="galleryPane">
          <SplitPanes
            panes={[
              { id: 'list', label: 'Danh sách', size: 260, content: <p className="pad">{LONG_SUBJECT}</p> },
              {
                id: 'detail',
                label: 'Chi tiết',
                size: 'grow',
                content: <p className="pad">{LONG_REASON}</p>,
              },
            ]}
          />
        </div>,
      ],
    ],
  },
  {
    name: 'Tabs',
    wide: true,
    states: [
      [
        'counts, hot, long name',
        <Held first="work">
          {(value, set) => (
            <Tabs
              label="Thẻ"
              value={value}
              onChange={set}
              tabs={[
                {
                  id: 'work',
                  title: 'Xử lý',
                  count: 3,
                  hot: true,
                  content: <p className="pad">{LONG_SUBJECT}</p>,
                },
                { id: 'files', title: 'Tệp', count: 12, content: <Button>Đính kèm</Button> },
                { id: 'long', title: LONG_OFFICE.slice(0, 60), content: null },
              ]}
            />
          )}
        </Held>,
      ],
    ],
  },
  { name: 'VirtualList', wide: true, states: [['groups, chosen, unread, news', <LongList />]] },
  {
    name: 'VirtualTable',
    wide: true,
    states: [
      ['chosen, struck, widths', <Book />],
      ['several chosen, busy', <Book marked />],
      [
        'empty',
        <div className="galleryPane">
          <VirtualTable
            label="Sổ trống"
            items={[]}
            keyOf={({ id }: Line) => id}
            selectedKey={null}
            onSelect={nothing}
            columns={COLUMNS}
          />
        </div>,
      ],
    ],
  },
];
