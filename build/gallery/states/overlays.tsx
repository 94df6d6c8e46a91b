import { useState } from 'react';
import { Button } from '../../../renderer/components/Button.tsx';
import { Dialog, type DialogProps } from '../../../renderer/components/Dialog.tsx';
import { LevelChip } from '../../../renderer/components/LevelChip.tsx';
import { Palette, type PaletteGroup } from '../../../renderer/components/Palette.tsx';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { ToastRegion } from '../../../renderer/components/ToastRegion.tsx';
import { useToasts } from '../../../renderer/components/toastStore.ts';
import { Held, nothing } from '../Held.tsx';
import { LONG_OFFICE, LONG_PERSON, LONG_REASON, LONG_SUBJECT } from '../samples.ts';
import type { Shown } from '../shown.ts';

/** A button that shows what lies over the page; the page test presses each. */
function Opener({ children }: { children: (open: boolean, close: () => void) => React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div data-opener="">
      <Button onPress={() => setOpen(true)}>Mở</Button>
      {children(open, () => setOpen(false))}
    </div>
  );
}

function Question({ width = 'normal', role = 'dialog' }: Pick<DialogProps, 'width' | 'role'>) {
  return (
    <Opener>
      {(open, close) => (
        <Dialog
          undoable={false}
          open={open}
          onClose={close}
          title={`Hủy số đến 1281 của ${LONG_OFFICE}?`}
          mark={<LevelChip level="mat" />}
          width={width}
          role={role}
          actions={
            <>
              <Button kind="danger" disabled disabledReason={LONG_REASON}>
                Hủy số
              </Button>
              <Button onPress={close} hint="Esc">
                Quay lại
              </Button>
            </>
          }
        >
          <p>{LONG_SUBJECT}</p>
          <Held first="">
            {(value, set) => <TextField label="Lý do" value={value} onChange={set} error={LONG_REASON} />}
          </Held>
        </Dialog>
      )}
    </Opener>
  );
}

const GROUPS: readonly PaletteGroup[] = [
  {
    id: 'documents',
    title: 'Văn bản',
    items: [
      { id: 'a', icon: 'file', content: LONG_SUBJECT, text: LONG_SUBJECT, detail: '1281', onAct: nothing },
      {
        id: 'b',
        icon: 'lock-document',
        content: 'Kế hoạch',
        text: 'Kế hoạch',
        detail: <LevelChip level="mat" />,
        onAct: nothing,
      },
    ],
  },
  {
    id: 'commands',
    title: 'Lệnh',
    items: [
      {
        id: 'c',
        icon: 'print',
        content: `In sổ của ${LONG_PERSON}`,
        text: 'In sổ',
        shortcut: 'form.save',
        onAct: nothing,
      },
      { id: 'd', icon: 'trash', content: 'Hủy số', text: 'Hủy số', danger: true, onAct: nothing },
    ],
  },
];

export const OVERLAYS: readonly Shown[] = [
  {
    name: 'Dialog',
    states: [
      ['normal: refused, greyed with a reason, long names', <Question />],
      ['wide, a question that must be read', <Question width="wide" role="alertdialog" />],
      ['columns', <Question width="columns" />],
    ],
  },
  {
    name: 'Palette',
    states: [
      [
        'found, long names',
        <Opener>
          {(open, close) => (
            <Held first="kế">
              {(query, setQuery) => (
                <Palette
                  open={open}
                  onClose={close}
                  query={query}
                  onQuery={setQuery}
                  groups={GROUPS}
                  onCommandsOnly={nothing}
                  commandsOnly={false}
                  tookMs={12}
                />
              )}
            </Held>
          )}
        </Opener>,
      ],
      [
        'nothing found',
        <Opener>
          {(open, close) => (
            <Palette
              open={open}
              onClose={close}
              query={LONG_SUBJECT}
              onQuery={nothing}
              groups={[]}
              onCommandsOnly={nothing}
              commandsOnly={false}
            />
          )}
        </Opener>,
      ],
    ],
  },
  {
    name: 'ToastRegion',
    states: [
      [
        'with an act, long words (Ctrl J: the last ones)',
        <>
          <Button
            onPress={() =>
              useToasts.getState().show({
                text: `Đã chuyển cho ${LONG_PERSON}: ${LONG_SUBJECT}`,
                figure: '1281',
                action: { text: 'Mở', onAct: nothing },
              })
            }
          >
            Báo
          </Button>
          <ToastRegion />
        </>,
      ],
    ],
  },
];
