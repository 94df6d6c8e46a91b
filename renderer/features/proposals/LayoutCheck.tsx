import type { Output } from '../../../shared/ipc/contract.ts';
import { useAsk } from '../../data/ask.ts';
import { Note } from '../../components/Note.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useWords } from '../../i18n/I18n.tsx';

type Finding = Output<'proposals.layout'>['findings'][number];

/** Thể thức of the draft: what must and what should be corrected, on which line, by which rule, and what to do. */
export function LayoutCheck({ id }: { id: string }) {
  const { t, format } = useWords();
  const { value } = useAsk('proposals.layout', { id });
  if (value === null) return null; // the key was not given, or it is still read
  const must = value.findings.filter(({ weight }) => weight === 'must');
  const should = value.findings.filter(({ weight }) => weight === 'should');
  return (
    <section className="layoutCheck" aria-label={t('layout.title')}>
      <h2 className="sec">{t('layout.title')}</h2>
      {value.read === 'word' ? null : (
        <p className="m s">{t(value.read === 'none' ? 'layout.noFile' : 'layout.other')}</p>
      )}
      {must.length > 0 ? (
        <Note tone="caution" title={t('layout.blocks')}>
          {t('layout.sum', { must: format.number(must.length), should: format.number(should.length) })}
        </Note>
      ) : null}
      {value.findings.length === 0 ? (
        <p className="s">{t(value.read === 'word' ? 'layout.none' : 'layout.noneOnSlip')}</p>
      ) : null}
      <ul className="layoutFindings">
        {[...must, ...should].map((finding) => (
          <FindingLine key={finding.ruleId} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const { t, format } = useWords();
  const { weight, what, found, wanted, line, excerpt, more, ruleId } = finding;
  return (
    <li>
      <div className="row">
        <StateMark meaning={weight === 'must' ? 'refused' : 'waiting'}>{t(`layout.${weight}`)}</StateMark>
        <span className="m cap">{ruleId}</span>
      </div>
      <div className="md">{t(`layout.what.${what}`, { found, wanted })}</div>
      {line === null ? null : (
        <div className="m cap">
          {t('layout.line', { line: format.number(line), excerpt })}
          {more > 0 ? `, ${t('layout.more', { count: format.number(more) })}` : ''}
        </div>
      )}
      <div className="s">{t(`layout.next.${what}`)}</div>
    </li>
  );
}
