import { useMemo } from 'react';
import type { MenuAct } from '../../components/Menu.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { mayCall } from '../holding.ts';
import { useOpenSession } from '../session.ts';
import { type TrainingAct, useTraining } from './trainingStore.ts';

type Act = MenuAct & { readonly icon: NonNullable<MenuAct['icon']> };

/** What this person can do with the training vault, for the menu in the band and for the palette; none elsewhere. */
export function useTrainingActs(): readonly Act[] {
  const t = useT();
  const { training, roles } = useOpenSession();
  const open = useTraining((state) => state.open);
  return useMemo(() => {
    const act = (id: TrainingAct, icon: Act['icon'], text: string): Act => ({
      ...{ id, icon, text, onAct: () => open(id) },
    });
    if (!training) return [];
    return mayCall(roles, 'training.exchange') ? [act('exchange', 'outbox', t('training.exchange'))] : [];
  }, [t, training, roles, open]);
}
