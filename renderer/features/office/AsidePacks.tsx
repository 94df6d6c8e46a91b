import './office.css';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Note } from '../../components/Note.tsx';
import { useWords } from '../../i18n/I18n.tsx';

/** Rule packs that came signed and that this program can't use: why, what counts instead, what to do. */
export function AsidePacks({ packs }: { packs: Output<'rules.list'>['aside'] }) {
  const { t, format } = useWords();
  if (packs.length === 0) return null;
  return (
    <div className="asidePacks col gap-4" role="region" aria-label={t('grounds.asideTitle')}>
      {packs.map(({ id, title, issuer, from, reason, rule }) => (
        <Note key={id} tone="caution" title={t('grounds.aside', { pack: id, issuer, title })}>
          <p>
            {t('grounds.aside.why', {
              reason,
              rule,
              at: rule === '' ? 'no' : 'yes',
              from: format.date(from),
            })}
          </p>
          <p>{t('grounds.aside.next', { reason, issuer })}</p>
        </Note>
      ))}
    </div>
  );
}
