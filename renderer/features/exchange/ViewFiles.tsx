import { LevelChip } from '../../components/LevelChip.tsx';
import { call } from '../../data/bridge.ts';
import { useT } from '../../i18n/I18n.tsx';
import { LookFiles } from '../../parts/files/LookFiles.tsx';
import type { Envelope } from './stores.ts';

/** The files of an envelope, looked at before it is confirmed: nothing is kept, nothing is decided. */
export function ViewFiles({ envelope }: { envelope: Envelope }) {
  const t = useT();
  return (
    <LookFiles
      word={t('exchange.view')}
      title={t('exchange.view.title')}
      mark={envelope.level === 'none' ? null : <LevelChip level={envelope.level} />}
      open={() => call('exchange.viewFiles', { envelopeId: envelope.envelopeId })}
    />
  );
}
