import { useEffect } from 'react';
import { GateFacts } from '../../parts/gate/GateFrame.tsx';
import { useHelp } from '../../data/helpStore.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Beside each step of restoring: what is to be at hand, how long it takes, what comes after; F1 tells the rest. */
export function RestoreNeeds() {
  const t = useT();
  const { open, stand } = useHelp.getState();
  useEffect(() => {
    stand('restore');
    return () => stand(null);
  }, [stand]);
  return (
    <>
      <GateFacts
        facts={(['medium', 'key', 'time', 'after'] as const).map((id) => ({
          name: t(`restore.needs.${id}`),
          value: t(`restore.needs.${id}.what`),
        }))}
      />
      <div className="row mt4">
        <Button size="small" hint="F1" onPress={() => open({ topic: 'restore' }, [])}>
          {t('restore.needs.help')}
        </Button>
      </div>
    </>
  );
}
