import { useMemo } from 'react';
import type { MenuAct } from '../../components/Menu.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { type TrainingAct, useTraining } from './trainingStore.ts';

type Act = MenuAct & { readonly icon: NonNullable<MenuAct['icon']>; readonly danger?: boolean };

/** What this person can do with the training vault, for the menu in the band and for the palette; elsewhere: open it. */
export function useTrainingActs(): readonly Act[] {
  const t = useT();
  const { training, roles } = useOpenSession();
  const open = useTraining((state) => state.open);
  return useMemo(() => {
    const act = (id: TrainingAct, icon: Act['icon'], text: string, danger = false): Act => ({
      id,
      icon,
      text,
      danger,
      onAct: () => open(id),
    });
    // from the office's own vault: the window turns to the training vault, and makes it where there is none
    if (!training)
      return [
        {
          id: 'open',
          icon: 'pen',
          text: t('training.openHere'),
          onAct: () => void host().chooseVault('training'),
        },
      ];
    return [
      ...(mayCall(roles, 'training.exchange') ? [act('exchange', 'outbox', t('training.exchange'))] : []),
      act('calendar', 'calendar', t('training.calendar')),
      act('lose', 'archive', t('training.lose'), true),
      act('reset', 'refresh', t('training.reset'), true),
      act('remove', 'trash', t('training.remove'), true),
    ];
  }, [t, training, roles, open]);
}
