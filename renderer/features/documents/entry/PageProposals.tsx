import '../documents.css';
import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { ReadProposals } from './useReadProposals.ts';

/**
 * What the page says, beside the page: how much of it stands in the form, and one by one what the form has otherwise.
 * The same key takes out what was read, and takes it again. Where nothing could be read, it says so.
 */
export function PageProposals({
  proposals,
  inVain,
}: {
  readonly proposals: ReadProposals;
  /** the page was read, and nothing was found */
  readonly inVain: boolean;
}) {
  const t = useT();
  const { open, free, taken, take, undo } = proposals;
  const toggle = free.length > 0 ? () => take(free) : taken.length > 0 ? undo : null;
  useShortcuts('registration', toggle === null ? {} : { 'registration.takePage': toggle });
  if (open.length + taken.length === 0)
    return inVain ? <p className="m pageProposalText">{t('documents.page.inVain')}</p> : null;
  const lines = [...taken, ...open].filter(({ line }) => line !== undefined);
  return (
    <section className="pageProposals" aria-label={t('documents.page.says')}>
      <div className="row wrap">
        {taken.length === 0 ? (
          <h2 className="sec">{t('documents.page.says')}</h2>
        ) : (
          <h2 className="sec row gap-2">
            <Icon name="file" size={14} tone="quiet" />
            {t('documents.page.taken', { count: taken.length })}
          </h2>
        )}
        <span className="end" />
        {toggle === null ? null : (
          <Button
            size="small"
            kind={free.length > 0 ? 'secondary' : 'quiet'}
            shortcut="registration.takePage"
            onPress={toggle}
          >
            {free.length > 0 ? t('documents.page.takeAll', { count: free.length }) : t('draft.takeOut')}
          </Button>
        )}
      </div>
      {lines.map(({ field, shown, line }) => (
        <p key={`${field} ${shown}`} className="m pageProposalText" title={line}>
          {t('documents.page.line', { field: t(`documents.field.${field}`), value: shown, line: line ?? '' })}
        </p>
      ))}
      {open.length === 0 ? null : (
        <ul className="plainList">
          {open.map((proposal) => (
            <li key={`${proposal.field} ${proposal.shown}`} className="pageProposal">
              <span className="m cap">{t(`documents.field.${proposal.field}`)}</span>
              <span className="pageProposalText" title={proposal.shown}>
                {proposal.shown}
              </span>
              <Button
                size="small"
                kind="quiet"
                label={t('documents.page.takeOne', { value: proposal.shown })}
                onPress={() => take([proposal])}
              >
                {t('documents.page.take')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
