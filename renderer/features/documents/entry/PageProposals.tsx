import '../documents.css';
import type { PageReading } from '../../../../shared/domain/document/readPage.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { Button } from '../../../components/Button.tsx';
import { useFormat, useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { accept, isFree, openProposals, proposalsOf, type Proposal } from './pageProposals.ts';
import type { IncomingFormState } from './useIncomingForm.ts';

export interface PageProposalsProps {
  reading: PageReading;
  state: IncomingFormState;
  choices: Output<'rules.choices'>;
}

/** What the page says, beside the page: nothing goes into the form before the person takes it. */
export function PageProposals({ reading, state, choices }: PageProposalsProps) {
  const t = useT();
  const format = useFormat();
  const { form, setForm, settleIssuer } = state;
  const { incomingTypes: documentTypes, urgencies } = choices;
  const open = openProposals(
    form,
    proposalsOf(reading, { documentTypes, urgencies, date: (on) => format.date(on) }),
  );
  const free = open.filter(({ field }) => isFree(form, field));
  const take = (proposals: readonly Proposal[]): void => {
    setForm((before) => accept(before, proposals));
    const issuer = proposals.find(({ field }) => field === 'issuer')?.part.issuer;
    if (issuer !== undefined) settleIssuer(issuer);
  };
  useShortcuts('registration', free.length > 0 ? { 'registration.takePage': () => take(free) } : {});
  if (open.length === 0) return null;
  return (
    <section className="pageProposals" aria-label={t('documents.page.says')}>
      <div className="row wrap">
        <h2 className="sec">{t('documents.page.says')}</h2>
        <span className="end" />
        {free.length > 0 ? (
          <Button size="small" shortcut="registration.takePage" onPress={() => take(free)}>
            {t('documents.page.takeAll', { count: free.length })}
          </Button>
        ) : null}
      </div>
      <ul className="plainList">
        {open.map((proposal) => (
          <li key={proposal.field} className="pageProposal">
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
    </section>
  );
}
