import type { Output } from '../../../shared/ipc/contract.ts';
import { Fingerprint } from '../../parts/certificates/Fingerprint.tsx';
import { GroundLink } from '../../forms/Failure.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { CertificateActs } from './acts/CertificateActs.tsx';
import { MEANINGS, shownState, type CertificateLine } from './lines.ts';
import { Fact } from '../../parts/frame/Fact.tsx';

export interface CertificateViewProps {
  line: CertificateLine;
  keys: Output<'keys.list'>;
}

/** One certificate: what it is for, until when, its fingerprint to be compared, and what may be done with it. */
export function CertificateView({ line, keys }: CertificateViewProps) {
  const { t, format } = useWords();
  const { certificate } = line;
  const state = shownState(certificate);
  const day = (ms: number): string => format.date(format.dayOf(ms));
  return (
    <div className="col grow">
      <ScrollPane label={t('certs.one')}>
        <div className="col gap-4 certificateFacts">
          <h2 className="title">{certificate.name}</h2>
          <StateMark meaning={MEANINGS[state]}>{t(`certs.state.${state}`)}</StateMark>
          <p className="s">{t(`certs.purpose.${certificate.purpose}.what`)}</p>
        </div>
        <Warning line={line} />
        <dl className="kv certificateFacts">
          <Fact label={t('certs.issuer')}>{certificate.issuer}</Fact>
          <Fact label={t('certs.from')}>{day(certificate.fromMs)}</Fact>
          <Fact label={t('certs.until')}>{day(certificate.untilMs)}</Fact>
          {certificate.revokedMs === null ? null : (
            <Fact label={t('certs.revokedOn')}>{day(certificate.revokedMs)}</Fact>
          )}
          <dt>{t('certs.serial')}</dt>
          <dd className="code">{certificate.serial.toUpperCase()}</dd>
        </dl>
        <section className="certificateFacts" aria-label={t('certs.compare')}>
          <h3 className="sec">{t('certs.compare')}</h3>
          <Fingerprint hex={certificate.fingerprint} words={certificate.words} />
          <p className="m cap mt4">{t('certs.compare.how')}</p>
        </section>
      </ScrollPane>
      {line.kind === 'own' ? <CertificateActs certificate={line.certificate} keys={keys} /> : null}
    </div>
  );
}

function Warning({ line }: { line: CertificateLine }) {
  const t = useT();
  const { warning } = line.certificate;
  if (line.certificate.state === 'kept') return <Note title={t('certs.kept')}>{t('certs.kept.what')}</Note>;
  if (line.certificate.state === 'revoked') return <Note>{t('certs.revoked.what')}</Note>;
  if (warning === null) return null;
  const whose = line.kind === 'peer' ? 'peer' : line.certificate.owner;
  return (
    <Note
      tone={warning.step === null ? 'danger' : 'caution'}
      title={warning.step === null ? t('certs.over') : t('certs.daysLeft', { days: warning.days })}
    >
      {t(`certs.next.${whose}`)} <GroundLink rule="KN-26" />
    </Note>
  );
}
