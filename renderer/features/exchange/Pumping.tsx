import { useEffect, useState } from 'react';
import { call, on } from '../../data/bridge.ts';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Pumped } from './PumpReport.tsx';

/** How far a reading or writing is, in bytes, and the way to stop it: what is done stays done. */
export function Pumping({ way }: { way: Pumped['way'] }) {
  const { t, format } = useWords();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  useEffect(() => on('progress', ({ done, of }) => setProgress({ done: done ?? 0, of: of ?? 0 })), []);
  return (
    <div className="pumpProgress">
      <ProgressBar
        label={t(`exchange.pumping.${way}`)}
        done={progress?.done ?? null}
        total={progress?.of ?? null}
        detail={t('exchange.pumping.stopKeeps')}
        onStop={() => void call('exchange.stop', {})}
        {...(progress === null
          ? {}
          : { valueText: `${format.bytes(progress.done)} / ${format.bytes(progress.of)}` })}
      />
    </div>
  );
}
