import '../../../parts/signatures/fileSignatures.css';
import { useState } from 'react';
import type { ErrorCode } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { Button } from '../../../components/Button.tsx';
import { StateMark, type StateMeaning } from '../../../components/StateMark.tsx';
import { useIntoView } from '../../../focus/useIntoView.ts';
import { errorWords } from '../../../i18n/errorWords.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';

type Signature = Output<'signatures.report'>['signatures'][number];

const MEANINGS: Readonly<Record<Signature['verdict'], StateMeaning>> = {
  good: 'done',
  bad: 'refused',
  void: 'closed',
  paper: 'new',
};

/** The signatures of an outgoing document, judged when asked: every file is read and hashed for it. */
export function SignaturePanel({ documentId }: { documentId: string }) {
  const t = useT();
  const act = useAct();
  const [report, setReport] = useState<readonly Signature[] | null>(null);
  const panel = useIntoView<HTMLElement>(report);
  const check = (): void =>
    void act.call('signatures.report', { documentId }, ({ signatures }) => setReport(signatures));
  return (
    <section ref={panel} className="signatures" aria-label={t('signatures.title')}>
      <div className="row">
        <h3 className="sec">{t('signatures.title')}</h3>
        <span className="end" />
        <Button size="small" icon="seal" disabled={act.busy} onPress={check}>
          {t('signatures.check')}
        </Button>
      </div>
      {act.error ? <Failure error={act.error} /> : null}
      {report?.length === 0 ? <p className="m">{t('signatures.none')}</p> : null}
      {report?.map((signature, index) => (
        <SignatureReport key={index} signature={signature} />
      ))}
    </section>
  );
}

function SignatureReport({ signature }: { signature: Signature }) {
  const { t, format } = useWords();
  const { certificate } = signature;
  const by = [signature.capacity, signature.name].filter(Boolean).join(' ');
  return (
    <div className="signature">
      <div className="row wrap">
        <StateMark meaning={MEANINGS[signature.verdict]}>
          {t(`signatures.verdict.${signature.verdict}`)}
        </StateMark>
        <span className="m">{t(`signatures.role.${signature.role}`)}</span>
      </div>
      <div className="md">
        {t('signatures.by', {
          name: by,
          position: signature.position,
          positionGiven: signature.position === '' ? 'no' : 'yes',
        })}
      </div>
      {signature.fault === null ? null : (
        <div className="danger" role="alert">
          <Fault fault={signature.fault} />
        </div>
      )}
      <div className="m cap">
        {t('signatures.signedAt', { time: format.dateTime(signature.statedMs ?? signature.signedMs) })}
      </div>
      {certificate ? (
        <>
          <div className="m cap">{t(`signatures.atSigning.${certificate.atSigning}`)}</div>
          <div className="m cap signatureSerial">
            {t('signatures.certificate', {
              serial: certificate.serial,
              issuer: certificate.issuer,
              from: format.date(format.dayOf(certificate.fromMs)),
              to: format.date(format.dayOf(certificate.toMs)),
            })}
          </div>
          <div className="m cap">{t('signatures.chain', { chain: certificate.chain.join(' → ') })}</div>
        </>
      ) : null}
      {signature.covers.length === 0 ? null : <Covers covers={signature.covers} />}
    </div>
  );
}

function Fault({ fault }: { fault: string }) {
  const t = useT();
  const what = useWhat();
  const [kind, ...rest] = fault.split(':');
  if (kind === 'changed') return t('signatures.fault.changed', { what: what(rest.join(':')) });
  const known = `error.${fault}`;
  return t('signatures.fault.other', {
    code: t.has(known) ? errorWords(t, { code: fault as ErrorCode, params: {} }).title : fault,
  });
}

/** `file:1`, `beginning:54889`, `code` in words. */
function useWhat(): (what: string) => string {
  const { t, format } = useWords();
  return (what) => {
    const [kind = '', value = ''] = what.split(':');
    if (kind === 'file') return t('signatures.what.file', { number: value });
    if (kind === 'beginning') return t('signatures.what.beginning', { bytes: format.bytes(Number(value)) });
    const known = `signatures.what.${kind}`;
    return t.has(known) ? t(known) : kind;
  };
}

function Covers({ covers }: { covers: Signature['covers'] }) {
  const t = useT();
  const what = useWhat();
  return (
    <details className="s">
      <summary>{t('signatures.covers')}</summary>
      <ul className="signatureCovers">
        {covers.map((line) => (
          <li key={line.what}>
            {what(line.what)}
            <span className={line.same === false ? 'danger' : 'm'}>
              {` · ${t(line.same === false ? 'signatures.changed' : 'signatures.same')}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
