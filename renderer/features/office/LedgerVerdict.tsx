import { Note } from '../../components/Note.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Output } from '../../../shared/ipc/contract.ts';

type Verdict = Output<'ledger.verify'>;

/** What checking the whole ledger found: the chain, the signed heads, what other offices have seen. */
export function LedgerVerdict({ verdict }: { verdict: Verdict }) {
  const { t, format } = useWords();
  const { heads } = verdict;
  const wrong = heads?.firstWrong ?? null;
  const good = verdict.intact && wrong === null && verdict.acts.found === 0;
  return (
    <div className="pad col gap-4">
      <Note
        live
        tone={good ? 'done' : 'danger'}
        title={
          wrong === null || !verdict.intact
            ? t(verdict.intact ? 'ledgerPage.intact' : 'ledgerPage.broken', {
                entries: format.number(verdict.entries),
                first: verdict.firstWrong ?? 0,
              })
            : t('ledgerPage.rewritten', {
                from: format.number(wrong.after + 1),
                to: format.number(wrong.size),
                by: wrong.by ?? '',
                why: wrong.why,
                own: wrong.by === null ? 'yes' : 'no',
              })
        }
      >
        <Acts acts={verdict.acts} />
        {heads === null ? t('ledgerPage.openOnly') : <Heads heads={heads} entries={verdict.entries} />}
      </Note>
    </div>
  );
}

function Heads({ heads, entries }: { heads: NonNullable<Verdict['heads']>; entries: number }) {
  const { t, format } = useWords();
  return (
    <ul className="ledgerHeads">
      <li>
        {heads.last === null
          ? t('ledgerPage.noHead')
          : t('ledgerPage.heads', {
              heads: format.number(heads.heads),
              covered: format.number(heads.covered),
              rest: entries - heads.covered,
              at: format.dateTime(heads.last.atMs),
            })}
      </li>
      {heads.last === null ? null : (
        <li>
          {t.rich('ledgerPage.root', {
            head: heads.last.root.slice(0, 32),
            code: (chunks) => <span className="code">{chunks}</span>,
          })}
        </li>
      )}
      {heads.witnesses.map((one) => (
        <li key={one.name} className={one.contradicted ? 'danger' : ''}>
          {t(one.contradicted ? 'ledgerPage.contradicts' : 'ledgerPage.witness', {
            name: one.name,
            seen: format.number(one.seen),
          })}
        </li>
      ))}
      {heads.witnesses.length === 0 ? <li>{t('ledgerPage.noWitness')}</li> : null}
    </ul>
  );
}

/** What the sessions signed; each place that is not as it was signed, and what to do then. */
function Acts({ acts }: { acts: Verdict['acts'] }) {
  const { t, format } = useWords();
  if (acts.found === 0)
    return (
      <p>
        {acts.seals === null ? t('ledgerPage.signedOpen') : t('ledgerPage.signed', { seals: acts.seals })}
      </p>
    );
  return (
    <>
      <p className="danger">{t('ledgerPage.unsigned', { found: acts.found })}</p>
      <ul className="ledgerHeads">
        {acts.faults.map((fault) => (
          <li key={`${fault.what} ${fault.from} ${fault.table ?? ''} ${fault.key ?? ''}`} className="danger">
            {t(`ledgerPage.fault.${fault.what}`, {
              from: format.number(fault.from),
              to: format.number(fault.to),
              by: fault.by ?? '',
              record: [fault.record, `${fault.table ?? ''} ${fault.key ?? ''}`].filter(Boolean).join(' · '),
            })}
          </li>
        ))}
      </ul>
      <p>{t('ledgerPage.faultNext')}</p>
    </>
  );
}
