import { Checkbox } from '../../../renderer/components/Checkbox.tsx';
import { ComboBox } from '../../../renderer/components/ComboBox.tsx';
import { DateField, type DateFieldProps } from '../../../renderer/components/DateField.tsx';
import { ReadOnlyField } from '../../../renderer/components/Field.tsx';
import { LevelChip } from '../../../renderer/components/LevelChip.tsx';
import { MarkBox } from '../../../renderer/components/MarkBox.tsx';
import { NumberField } from '../../../renderer/components/NumberField.tsx';
import { RadioGroup } from '../../../renderer/components/RadioGroup.tsx';
import { SearchBox } from '../../../renderer/components/SearchBox.tsx';
import { Select, type Choice } from '../../../renderer/components/Select.tsx';
import { Tag } from '../../../renderer/components/Tag.tsx';
import { TextArea, TextField } from '../../../renderer/components/TextField.tsx';
import { Held, nothing } from '../Held.tsx';
import { LONG_OFFICE, LONG_PERSON, LONG_REASON, LONG_SUBJECT, UNBROKEN } from '../samples.ts';
import type { Shown } from '../shown.ts';

const OFFICES = [
  { id: 'a', text: 'Đảng ủy xã An Mẫu', detail: '000.01.02.H99' },
  { id: 'b', text: LONG_OFFICE, detail: '000.01.00.H99' },
];
const LEVELS: readonly Choice[] = [
  { id: 'none', text: 'Thường', content: <LevelChip level="none" /> },
  { id: 'mat', text: 'Mật', content: <LevelChip level="mat" /> },
  {
    id: 'toi-mat',
    text: 'Tối mật',
    content: <LevelChip level="toi-mat" />,
    detail: 'máy này không được giữ',
    disabled: true,
  },
];
const WAYS: readonly Choice[] = [
  { id: 'post', text: 'Bưu điện' },
  { id: 'hand', text: 'Trực tiếp', detail: LONG_REASON },
  { id: 'network', text: 'Trục liên thông', disabled: true },
];
const parse: DateFieldProps['parse'] = (typed) =>
  /^\d{4}-\d\d-\d\d$/.test(typed)
    ? { ok: true, date: typed }
    : { ok: false, message: 'Không phải một ngày: gõ 25/11 hoặc 25112026.' };
const REFUSED = 'Số này đã cấp cho văn bản khác trong sổ 2026; gõ số khác, hoặc mở văn bản đó.';

export const FIELDS: readonly Shown[] = [
  {
    name: 'Checkbox',
    states: [
      [
        'on, off, greyed',
        <div className="col gap-2">
          <Checkbox checked onChange={nothing}>
            Có tài liệu kèm
          </Checkbox>
          <Checkbox checked={false} onChange={nothing} detail="Gợi ý của lần trước">
            Trả lời một công văn
          </Checkbox>
          <Checkbox checked={false} onChange={nothing} disabled>
            Gửi qua mạng
          </Checkbox>
        </div>,
      ],
      [
        'long name',
        <Checkbox checked onChange={nothing} detail={LONG_REASON}>
          {LONG_SUBJECT}
        </Checkbox>,
      ],
    ],
  },
  {
    name: 'ComboBox',
    states: [
      [
        'try it: suggestions',
        <Held first="">
          {(value, set) => (
            <ComboBox
              label="Cơ quan ban hành"
              number={1}
              value={value}
              onChange={set}
              suggestions={OFFICES}
            />
          )}
        </Held>,
      ],
      [
        'refused',
        <ComboBox label="Người ký" value="Nguyễn" onChange={nothing} suggestions={[]} error={REFUSED} />,
      ],
      [
        'greyed, long name',
        <ComboBox label="Nơi nhận" value={LONG_OFFICE} onChange={nothing} suggestions={[]} disabled />,
      ],
    ],
  },
  {
    name: 'DateField',
    states: [
      [
        'filled',
        <Held<string | null> first="2026-11-30">
          {(value, set) => (
            <DateField label="Ngày đến" number={2} value={value} onChange={set} parse={parse} />
          )}
        </Held>,
      ],
      [
        'empty, optional',
        <DateField label="Hạn" optional="nếu có" value={null} onChange={nothing} parse={parse} />,
      ],
      [
        'refused',
        <DateField label="Ngày ban hành" value={null} onChange={nothing} parse={parse} error={REFUSED} />,
      ],
      [
        'greyed, origin',
        <DateField
          label="Ngày ký"
          value="2026-11-29"
          onChange={nothing}
          parse={parse}
          origin="từ văn bản"
          disabled
        />,
      ],
    ],
  },
  {
    name: 'Field',
    states: [
      [
        'not to be typed in, long name',
        <ReadOnlyField label="Số đến" number={3} origin="tự cấp khi lưu">
          {LONG_OFFICE}
        </ReadOnlyField>,
      ],
    ],
  },
  {
    name: 'MarkBox',
    states: [
      [
        'on, off',
        <div className="row">
          <MarkBox marked label="Chọn số 1281" onToggle={nothing} />
          <MarkBox marked={false} label="Chọn số 1282" onToggle={nothing} />
        </div>,
      ],
    ],
  },
  {
    name: 'NumberField',
    states: [
      [
        'filled',
        <Held<number | null> first={12}>
          {(value, set) => <NumberField label="Số bản" value={value} onChange={set} hint="Bản giấy" />}
        </Held>,
      ],
      ['refused', <NumberField label="Số tờ" value={null} onChange={nothing} error={REFUSED} />],
    ],
  },
  {
    name: 'RadioGroup',
    states: [
      [
        'with detail, greyed choice',
        <Held first="post">
          {(value, set) => <RadioGroup label="Cách nhận" choices={WAYS} value={value} onChange={set} />}
        </Held>,
      ],
      [
        'in one line, refused',
        <RadioGroup
          label="Gửi đi"
          choices={WAYS.slice(0, 1)}
          value={null}
          onChange={nothing}
          inline
          error={REFUSED}
        />,
      ],
      [
        'greyed',
        <RadioGroup label="Lưu" choices={WAYS.slice(0, 1)} value="post" onChange={nothing} disabled />,
      ],
    ],
  },
  {
    name: 'SearchBox',
    states: [
      [
        'empty',
        <Held first="">
          {(value, set) => <SearchBox label="Lọc danh sách" value={value} onChange={set} />}
        </Held>,
      ],
      ['long words', <SearchBox label="Tìm văn bản" value={LONG_SUBJECT} onChange={nothing} />],
    ],
  },
  {
    name: 'Select',
    states: [
      [
        'opens: marks, greyed choice with its ground',
        <Held first="none">
          {(value, set) => (
            <Select label="Độ mật" choices={LEVELS} value={value} onChange={set} name="levelShown" />
          )}
        </Held>,
      ],
      [
        'empty, refused',
        <Select
          label="Loại"
          choices={WAYS}
          value={null}
          onChange={nothing}
          placeholder="Chọn"
          error={REFUSED}
        />,
      ],
      [
        'greyed, long name',
        <Select
          label="Sổ"
          choices={[{ id: 'a', text: LONG_OFFICE }]}
          value="a"
          onChange={nothing}
          disabled
        />,
      ],
      [
        'nothing to choose',
        <Select label="Hồ sơ" choices={[]} value={null} onChange={nothing} placeholder="Chưa có" />,
      ],
    ],
  },
  {
    name: 'TextField',
    states: [
      [
        'filled, number, origin, hint',
        <Held first={LONG_PERSON}>
          {(value, set) => (
            <TextField
              label="Người ký"
              number={4}
              value={value}
              onChange={set}
              origin="như lần trước"
              hint="Họ và tên đầy đủ"
              trailing={<Tag>PBT</Tag>}
            />
          )}
        </Held>,
      ],
      ['refused', <TextField label="Số, ký hiệu" value="05-CV/ĐU" onChange={nothing} error={REFUSED} />],
      [
        'doubtful, optional',
        <TextField label="Số tờ" optional="nếu có" value="900" onChange={nothing} tone="caution" />,
      ],
      [
        'passphrase, code',
        <div className="col gap-4">
          <Held first="cụm mật khẩu">
            {(value, set) => (
              <TextField label="Cụm mật khẩu" type="passphrase" value={value} onChange={set} />
            )}
          </Held>
          <TextField label="Mã" type="code" value={UNBROKEN} onChange={nothing} />
        </div>,
      ],
      [
        'greyed, to be read only',
        <div className="col gap-4">
          <TextField label="Nơi gửi" value={LONG_OFFICE} onChange={nothing} disabled />
          <TextField label="Nơi nhận" value={LONG_OFFICE} onChange={nothing} readOnly />
        </div>,
      ],
      [
        'many lines, refused',
        <TextArea label="Trích yếu" value={LONG_SUBJECT} onChange={nothing} rows={3} error={REFUSED} />,
      ],
    ],
  },
];
