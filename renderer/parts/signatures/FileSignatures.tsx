import './fileSignatures.css';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';

type Signature = Output<'attachments.signatures'>['signatures'][number];
type Verdict = Signature['verdict'];

const MEANINGS: Readonly<Record<Verdict, StateMeaning>> = {
  whole: 'done',
  modified: 'refused',
  cut: 'returned',
  unproved: 'waiting',
  wrong: 'refused',
};
/** What is worst comes first. */
const ORDER: readonly Verdict[] = ['wrong', 'modified', 'cut', 'unproved', 'whole'];

/** The signatures that others made within a PDF: the word for them, and what stands behind each. Nothing where there is none. */
export function FileSignatures({ source, id }: { source: 'stage' | 'record'; id: string }) {
  const t = useT();
  const { value, error } = useAsk('attachments.signatures', { source, id });
  // silence would say that there are none
  if (error !== null) return <Failure error={error} />;
  if (value === null || value.signatures.length === 0) return null;
  const { signatures, left } = value;
  const words = ORDER.map((verdict) => ({
    verdict,
    count: signatures.filter((one) => one.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  return (
    <details className="fileSignatures">
      <summary>
        <span className="fileSignaturesTitle">{t('fileSignatures.title')}</span>
        {words.map(({ verdict, count }) => (
          <StateMark key={verdict} meaning={MEANINGS[verdict]}>
            {count === 1
              ? t(`fileSignatures.verdict.${verdict}`)
              : t('fileSignatures.times', { count, word: t(`fileSignatures.verdict.${verdict}`) })}
          </StateMark>
        ))}
      </summary>
      <ol className="fileSignatureList">
        {signatures.map((signature, index) => (
          <li key={index} className="signature">
            <Report signature={signature} />
          </li>
        ))}
      </ol>
      {left > 0 ? <p className="m">{t('fileSignatures.left', { count: left })}</p> : null}
    </details>
  );
}

function Report({ signature }: { signature: Signature }) {
  const { t, format } = useWords();
  const { signer, verdict } = signature;
  return (
    <>
      <div className="row wrap">
        <StateMark meaning={MEANINGS[verdict]}>{t(`fileSignatures.verdict.${verdict}`)}</StateMark>
        <span className="md">{useSigner(signature)}</span>
      </div>
      <div className="m">{useTime(signature)}</div>
      <ul className="signatureCovers">
        <Findings signature={signature} />
      </ul>
      {signer === null ? null : (
        <div className="m cap signatureSerial">
          {t('fileSignatures.certificate', {
            serial: signer.serialHex,
            issuer: signer.issuer,
            from: format.date(format.dayOf(signer.notBeforeMs)),
            to: format.date(format.dayOf(signer.notAfterMs)),
          })}
        </div>
      )}
    </>
  );
}

function useSigner({ signer, kind }: Signature): string {
  const t = useT();
  if (signer === null) return t('fileSignatures.nobody');
  const { commonName, organization } = signer;
  const name =
    commonName !== '' && organization !== '' && commonName !== organization
      ? t('fileSignatures.ofOrganization', { name: commonName, organization })
      : commonName || organization;
  return kind === 'stamp' ? t('fileSignatures.stampOfFile', { name }) : name;
}

/** The time of a stamp that holds; what the signer says only where there is none. */
function useTime({ stamp, claimedMs, kind }: Signature): string {
  const { t, format } = useWords();
  if (stamp?.proof === 'right' && stamp.timeMs !== null) {
    const time = format.dateTime(stamp.timeMs);
    if (kind === 'stamp') return t('fileSignatures.stampedAt', { time });
    return t('fileSignatures.stamped', { time, name: stamp.authority?.commonName ?? '' });
  }
  if (claimedMs === null) return t('fileSignatures.noTime');
  const time = format.dateTime(claimedMs);
  return t(stamp === null ? 'fileSignatures.claimed' : 'fileSignatures.claimedBesides', { time });
}

function Findings({ signature }: { signature: Signature }) {
  const t = useT();
  const { coverage, proof, weak, changes } = signature;
  if (coverage !== 'whole') return <li className="danger">{t(`fileSignatures.coverage.${coverage}`)}</li>;
  if (proof !== 'right') return <li className="danger">{t(`fileSignatures.proof.${proof}`)}</li>;
  return (
    <>
      <li>{t('fileSignatures.intact')}</li>
      {weak ? <li className="danger">{t('fileSignatures.weak')}</li> : null}
      <li>
        {changes.length === 0
          ? t('fileSignatures.after.none')
          : `${t('fileSignatures.after')} ${changes.map((change) => t(`fileSignatures.change.${change}`)).join('; ')}.`}
      </li>
      <Standing signature={signature} />
    </>
  );
}

/** Whom the certificate leads to, and what the loaded lists could tell. */
function Standing({ signature }: { signature: Signature }) {
  const { t, format } = useWords();
  const { trust, issuers, trustedBy, lists, revokedMs, provedMs, stamp, kind } = signature;
  const state = trust === 'trusted' && trustedBy === 'system' ? 'system' : trust;
  const time = revokedMs === null ? '' : format.dateTime(revokedMs);
  const isStampDoubted = kind === 'signature' && stamp?.proof === 'right' && stamp.trust !== 'trusted';
  return (
    <>
      <li>{t(`fileSignatures.trust.${state}`, { issuers: issuers.join(' ← '), time })}</li>
      {trust === 'trusted' && lists !== null ? <li>{t(`fileSignatures.lists.${lists}`)}</li> : null}
      {provedMs === null ? null : <li>{t('fileSignatures.proved', { time: format.dateTime(provedMs) })}</li>}
      {isStampDoubted ? (
        // of a stamp it is the same; and the choice of a sentence has no hyphen in its name
        <li>{t('fileSignatures.stampTrust', { trust: stamp.trust.replace('-later', '') })}</li>
      ) : null}
    </>
  );
}
