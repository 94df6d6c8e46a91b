import type { Input } from '../../../shared/ipc/contract.ts';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';

/** Whom the request will reach; and where it would reach nobody, what to do first. */
export function DecidedBy(asked: Input<'copies.deciders'>) {
  const t = useT();
  const { value } = useAsk('copies.deciders', asked);
  if (value === null) return null;
  const names = value.people.map(({ fullName, position }) => `${fullName} (${position})`);
  if (names.length > 0) return <p className="s m">{t('copies.decidedBy', { people: names.join('; ') })}</p>;
  return (
    <Note tone="caution" title={t('copies.decidedByNobody')}>
      {t('copies.decidedByNobody.next')}
    </Note>
  );
}
