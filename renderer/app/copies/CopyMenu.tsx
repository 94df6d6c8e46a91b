import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useOpenSession } from '../session.ts';
import { ACT_ICON, actsOn, type CopyAct } from './acts.ts';
import { CopyDialog } from './CopyDialogs.tsx';
import { printLabels } from './labels.ts';

/** What may be done with one copy, and the dialog of the act that was chosen. */
export function CopyMenu({ copy, onError }: { copy: Copy; onError: (error: WireError | null) => void }) {
  const t = useT();
  const session = useOpenSession();
  const [act, setAct] = useState<CopyAct | null>(null);
  const begin = (name: CopyAct): void => {
    if (name === 'label') void printLabels([copy.id], t).then(onError);
    else setAct(name);
  };
  return (
    <>
      <Menu
        label={t('copies.acts', { code: copy.code })}
        acts={actsOn(copy, session).map((name) => ({
          id: name,
          text: t(`copies.act.${name}`),
          icon: ACT_ICON[name],
          onAct: () => begin(name),
        }))}
      >
        <IconButton icon="more" size={14} label={t('copies.acts', { code: copy.code })} />
      </Menu>
      {act === null ? null : <CopyDialog act={act} copy={copy} onClose={() => setAct(null)} />}
    </>
  );
}
