import { useState } from 'react';
import { fingerprintDigits } from '../../../../shared/domain/station/fingerprint.ts';
import type { WireError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { Fingerprint } from '../../../parts/certificates/Fingerprint.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { Note } from '../../../components/Note.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { QrCode } from '../../../components/QrCode.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { type Peer } from '../stores.ts';
import { Offices } from './Offices.tsx';
import { SignIssued } from './SignIssued.tsx';
import { TrustDialog } from './TrustDialog.tsx';

/** Danh bạ: the offices this station may exchange with, each trusted only after its fingerprint was compared. */
export function Directory() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('exchange.peers', {});
  const [asking, setAsking] = useState<Peer | null>(null);
  const [failure, setFailure] = useState<WireError | null>(null);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const mayTrust = mayCall(roles, 'exchange.trustPeer');
  const readCard = async (): Promise<void> => {
    const reply = await host().readCard();
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok && reply.value && !reply.value.trusted && mayTrust) setAsking(reply.value);
    if (reply.ok && reply.value) void reload();
  };
  return (
    <div className="scroll grow canvas directory">
      <LostPeers
        lost={value.lost}
        onRead={mayCall(roles, 'exchange.readCard') ? () => void readCard() : null}
        onTrust={
          mayTrust
            ? (stationId) =>
                setAsking(value.peers.find((peer) => peer.stationId === stationId && !peer.trusted) ?? null)
            : null
        }
      />
      <OwnCard self={value.self} onError={setFailure} />
      {failure ? <Failure error={failure} onClose={() => setFailure(null)} /> : null}
      <section className="panel" aria-label={t('exchange.peers')} data-pane="peers">
        <header>
          <h2>{t('exchange.peers')}</h2>
          <span className="m cap">{t('exchange.peerCount', { count: value.peers.length })}</span>
          <span className="end" />
          {mayCall(roles, 'exchange.readCard') ? (
            <Button size="small" icon="folder" onPress={() => void readCard()}>
              {t('exchange.readCard')}
            </Button>
          ) : null}
        </header>
        {value.peers.length === 0 ? <p className="pad s">{t('exchange.noPeers')}</p> : null}
        <ul className="peerLines">
          {value.peers.map((peer) => (
            <PeerLine
              key={peer.stationId + peer.fingerprint}
              peer={peer}
              onTrust={mayTrust && !peer.trusted ? () => setAsking(peer) : null}
            />
          ))}
        </ul>
      </section>
      <Offices />
      {mayCall(roles, 'provision.lookToSign') ? <SignIssued /> : null}
      <TrustDialog peer={asking} onClose={() => setAsking(null)} />
    </div>
  );
}

/** What a lost machine of another office means here, until its new card was compared. */
function LostPeers({
  lost,
  onRead,
  onTrust,
}: {
  lost: Output<'exchange.peers'>['lost'];
  onRead: (() => void) | null;
  onTrust: ((stationId: string) => void) | null;
}) {
  const { t, format } = useWords();
  return (
    <>
      {lost.map(({ stationId, stationName: station, officeName: office, why, sinceMs, waiting, compare }) => (
        <Note
          key={stationId}
          tone="caution"
          actions={
            compare && onTrust !== null ? (
              <Button size="small" icon="shield" onPress={() => onTrust(stationId)}>
                {t('exchange.compare')}
              </Button>
            ) : !compare && onRead !== null ? (
              <Button size="small" icon="folder" onPress={onRead}>
                {t('exchange.readCard')}
              </Button>
            ) : null
          }
          title={t(`exchange.lost.${why}`, {
            station,
            office,
            date: sinceMs === null ? '' : format.date(format.dayOf(sinceMs)),
          })}
        >
          {t(compare ? 'exchange.lost.compare' : 'exchange.lost.ask', { waiting })}
        </Note>
      ))}
    </>
  );
}

function OwnCard({ self, onError }: { self: Peer; onError: (error: WireError | null) => void }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const write = async (): Promise<void> => {
    const reply = await host().writeCard(`the-co-quan-${self.officeCode}.json`);
    onError(reply.ok ? null : reply.error);
    if (reply.ok && reply.value) useToasts.getState().show({ text: t('exchange.cardWritten') });
  };
  return (
    <section className="panel" aria-label={t('exchange.ownCard')} data-pane="card">
      <header>
        <h2>{t('exchange.ownCard')}</h2>
        <span className="m cap">
          {t('exchange.validUntil', { date: format.date(format.dayOf(self.validUntilMs)) })}
        </span>
        <span className="end" />
        {mayCall(roles, 'exchange.writeCard') ? (
          <Button size="small" icon="outbox" onPress={() => void write()}>
            {t('exchange.writeCard')}
          </Button>
        ) : null}
      </header>
      <div className="pad col gap-4">
        <div className="md">
          {self.name} <span className="m">({self.officeCode})</span>
        </div>
        <div className="row gap-6">
          <Fingerprint hex={self.fingerprint} words={self.fingerprintWords} />
          <QrCode text={fingerprintDigits(self.fingerprint)} label={t('exchange.fingerprintQr')} />
        </div>
        <p className="m cap">{t('exchange.ownCardWhat')}</p>
      </div>
    </section>
  );
}

/** How old the partner's news about revoked certificates is; what nobody may overlook is said as a warning. */
function ListLine({ list: { state, issuedMs, nextMs } }: { list: Peer['list'] }) {
  const { t, format } = useWords();
  const day = (ms: number | null): string => (ms === null ? '' : format.date(format.dayOf(ms)));
  const warns = state === 'stale' || state === 'unreadable';
  return (
    <div className={warns ? 'caution' : 'm cap'} data-list={state}>
      {t(`exchange.list.${state}`, { issued: day(issuedMs), next: day(nextMs) })}
    </div>
  );
}

function PeerLine({ peer, onTrust }: { peer: Peer; onTrust: (() => void) | null }) {
  const { t, format } = useWords();
  return (
    <li>
      <div className="grow">
        <div className="row wrap gap-4">
          <span className="md">{peer.name}</span>
          <span className="m">({peer.officeCode})</span>
          <StateMark meaning={peer.trusted ? 'done' : 'waiting'}>
            {t(peer.trusted ? 'exchange.trusted' : 'exchange.untrusted')}
          </StateMark>
        </div>
        <Fingerprint hex={peer.fingerprint} words={peer.fingerprintWords} short />
        <div className="m cap">
          {t('exchange.validUntil', { date: format.date(format.dayOf(peer.validUntilMs)) })}
        </div>
        <ListLine list={peer.list} />
        {peer.replaces === null ? null : <div className="caution">{t('exchange.replaces')}</div>}
      </div>
      {onTrust ? (
        <Button size="small" icon="shield" onPress={onTrust}>
          {t('exchange.compare')}
        </Button>
      ) : null}
    </li>
  );
}
