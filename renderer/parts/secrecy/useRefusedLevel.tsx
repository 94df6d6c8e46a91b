import { type ReactNode, useState } from 'react';
import type { Level } from '../../../shared/domain/levels/level.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { WhatToDo } from './WhatToDo.tsx';

interface RefusedLevel {
  /** What a choice of a list of levels does where this machine does not hold the level. */
  refuses: (level: Level, rule: string | null) => () => void;
  /** Why it is not held here, and what is done with the paper; null while nobody chose such a level. */
  dialog: ReactNode;
}

/** A level that this machine may not hold is chosen all the same, by whoever has such a paper in the hand: they are told what to do with it. */
export function useRefusedLevel(): RefusedLevel {
  const t = useT();
  const [asked, setAsked] = useState<{ level: Level; rule: string | null } | null>(null);
  const close = (): void => setAsked(null);
  return {
    refuses: (level, rule) => () => setAsked({ level, rule }),
    dialog:
      asked === null || asked.level === 'none' ? null : (
        <Dialog
          undoable
          role="alertdialog"
          width="wide"
          onClose={close}
          mark={<LevelChip level={asked.level} />}
          title={t('secrecy.refusedLevel')}
          actions={
            <Button kind="primary" autoFocus hint="Esc" onPress={close}>
              {t('common.back')}
            </Button>
          }
        >
          <WhatToDo level={asked.level} rule={asked.rule} hasFiles={false} />
        </Dialog>
      ),
  };
}
