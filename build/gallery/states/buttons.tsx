import { Button } from '../../../renderer/components/Button.tsx';
import { ChipButton } from '../../../renderer/components/ChipButton.tsx';
import { FilterChips } from '../../../renderer/components/FilterChips.tsx';
import { IconButton } from '../../../renderer/components/IconButton.tsx';
import { LevelChip } from '../../../renderer/components/LevelChip.tsx';
import { LinkButton } from '../../../renderer/components/LinkButton.tsx';
import { Menu, type MenuAct } from '../../../renderer/components/Menu.tsx';
import { Tooltip } from '../../../renderer/components/Tooltip.tsx';
import { Held, nothing } from '../Held.tsx';
import { LONG_OFFICE, LONG_REASON } from '../samples.ts';
import type { Shown } from '../shown.ts';

const ACTS: readonly MenuAct[] = [
  { id: 'print', text: 'In phiếu', icon: 'print', onAct: nothing },
  { id: 'send', text: `Gửi ${LONG_OFFICE}`, icon: 'outbox', detail: 'hỏa tốc', onAct: nothing },
  { id: 'marked', text: 'Theo thứ tự số đến', checked: true, onAct: nothing },
  { id: 'greyed', text: 'Hủy số', detail: 'chỉ lãnh đạo', disabled: true, onAct: nothing },
];

export const BUTTONS: readonly Shown[] = [
  {
    name: 'Button',
    states: [
      [
        'kinds',
        <div className="row wrap">
          <Button kind="primary">Lưu</Button>
          <Button>Chuyển</Button>
          <Button kind="quiet">Bỏ lọc</Button>
          <Button kind="danger">Hủy số đến</Button>
        </div>,
      ],
      [
        'small, with icon, with key',
        <div className="row wrap">
          <Button size="small" icon="refresh">
            Thử lại
          </Button>
          <Button kind="primary" shortcut="form.save">
            Đăng ký
          </Button>
          <Button hint="Esc">Đóng</Button>
        </div>,
      ],
      [
        'greyed, with its reason (focus it)',
        <Button kind="primary" disabled disabledReason={LONG_REASON}>
          Chuyển xử lý
        </Button>,
      ],
      [
        'greyed, busy',
        <div className="row wrap">
          <Button disabled>Chuyển</Button>
          <Button kind="primary" isPending>
            Đang lưu
          </Button>
        </div>,
      ],
      ['long name', <Button icon="office">{`Chuyển ${LONG_OFFICE}`}</Button>],
    ],
  },
  {
    name: 'ChipButton',
    states: [
      [
        'plain, opens, on',
        <div className="row wrap">
          <ChipButton icon="plus">Thêm điều kiện</ChipButton>
          <ChipButton opens>Sổ 2026</ChipButton>
          <ChipButton on>Quá hạn</ChipButton>
        </div>,
      ],
      ['long name', <ChipButton opens>{LONG_OFFICE}</ChipButton>],
    ],
  },
  {
    name: 'FilterChips',
    states: [
      [
        'counts, hot, a mark',
        <Held first="all">
          {(value, set) => (
            <FilterChips
              label="Lọc văn bản"
              value={value}
              onChange={set}
              chips={[
                { id: 'all', text: 'Tất cả', count: 174 },
                { id: 'late', text: 'Quá hạn', count: 3, hot: true },
                { id: 'mat', text: 'Mật', content: <LevelChip level="mat" /> },
              ]}
            />
          )}
        </Held>,
      ],
      [
        'long name',
        <FilterChips
          label="Lọc cơ quan"
          value="long"
          onChange={nothing}
          chips={[{ id: 'long', text: LONG_OFFICE }]}
        />,
      ],
    ],
  },
  {
    name: 'IconButton',
    states: [
      [
        'plain, small, greyed',
        <div className="row">
          <IconButton icon="print" label="In" />
          <IconButton icon="close" label="Đóng" size={14} />
          <IconButton icon="trash" label="Xóa" disabled />
        </div>,
      ],
    ],
  },
  {
    name: 'LinkButton',
    states: [
      [
        'in a sentence',
        <p>
          Theo <LinkButton onPress={nothing}>Điều 10 Quy chế làm việc</LinkButton>, văn bản phải có bút phê.
        </p>,
      ],
      ['long name', <LinkButton onPress={nothing}>{LONG_REASON}</LinkButton>],
    ],
  },
  {
    name: 'Menu',
    states: [
      [
        'opens: with icon, detail, checked, greyed, long name',
        <Menu label="Việc khác" acts={ACTS}>
          <Button icon="more" id="opensMenu">
            Việc khác
          </Button>
        </Menu>,
      ],
    ],
  },
  {
    name: 'Tooltip',
    states: [
      [
        'focus or hover',
        <Tooltip text={LONG_OFFICE} keys={['Ctrl', 'P']}>
          <Button>Tên đầy đủ</Button>
        </Tooltip>,
      ],
    ],
  },
];
