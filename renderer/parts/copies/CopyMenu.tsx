import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu } from '../../components/Menu.tsx';
import { type Translate, useT } from '../../i18n/I18n.tsx';
import { useOpenSession } from '../../data/session.ts';
import { ACT_ICON, actsOn, type CopyAct, staysPut } from './acts.ts';
import { CopyDialog } from './CopyDialogs.tsx';
import { printLabels } from './labels.ts';

interface CopyMenuProps {
  copy: Copy;
  onError: (error: WireError | null) => void;
  /** in a table: whether its row is the chosen one, and whether Enter opened it */
  row?: { readonly chosen: boolean; readonly open: boolean; readonly onOpen: (open: boolean) => void };
}

/** What may be done with one copy, and the dialog of the act that was chosen. */
export function CopyMenu({ copy, onError, row }: CopyMenuProps) {
  const t = useT();
  const session = useOpenSession();
  const [act, setAct] = useState<CopyAct | null>(null);
  const [byButton, setByButton] = useState(false);
  const begin = (name: CopyAct): void => {
    if (name === 'label') void printLabels([copy.id], t).then(onError);
    else setAct(name);
  };
  const openOf =
    ({ onOpen }: NonNullable<CopyMenuProps['row']>) =>
    (open: boolean): void => {
      setByButton(open);
      onOpen(open);
    };
  return (
    <>
      <Menu
        label={t('copies.acts', { code: copy.code })}
        {...(row ? { open: row.open, onOpenChange: openOf(row), firstFocused: row.open && !byButton } : {})}
        acts={actsOn(copy, session).map((name) => ({
          id: name,
          text: t(`copies.act.${name}`),
          icon: ACT_ICON[name],
          disabled: staysPut(copy, name),
          ...recalledWords(t, copy, name),
          onAct: () => begin(name),
        }))}
      >
        <IconButton
          icon="more"
          size={14}
          label={t('copies.acts', { code: copy.code })}
          aside={row?.chosen === false}
        />
      </Menu>
      {act === null ? null : <CopyDialog act={act} copy={copy} onClose={() => setAct(null)} />}
    </>
  );
}

function recalledWords(t: Translate, copy: Copy, act: CopyAct): { detail?: string } {
  if (staysPut(copy, act)) return { detail: t('copies.recalled') };
  return copy.frozen && act === 'hand-over' ? { detail: t('copies.recalled.toKeepers') } : {};
}
