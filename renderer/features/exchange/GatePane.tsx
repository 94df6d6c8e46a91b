import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure, GroundLink } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { OpenChannelDialog } from './OpenChannelDialog.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';
type Opening = Output<'exchange.openings'>['openings'][number];

/** Cổng và phương tiện: which channel is open for which level and by whom; which sticks may be used; the brake. */
export function GatePane() {
  const { roles } = useOpenSession();
  return (
    <div className="scroll grow canvas directory">
      {mayCall(roles, 'exchange.openings') ? <Openings /> : null}
      {mayCall(roles, 'exchange.media') ? <Media /> : null}
      {mayCall(roles, 'exchange.brake') ? <Brake /> : null}
    </div>
  );
}

function Openings() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error } = useAsk('exchange.openings', {});
  const [opening, setOpening] = useState(false);
  return (
    <section className="panel" aria-label={t('exchange.gate')}>
      <header>
        <h2>{t('exchange.gate')}</h2>
        <span className="end" />
        {mayCall(roles, 'exchange.openChannel') ? (
          <Button size="small" icon="lock" onPress={() => setOpening(true)}>
            {t('exchange.gate.open')}
          </Button>
        ) : null}
      </header>
      {error ? <Failure error={error} /> : null}
      <p className="pad s">
        {t('exchange.gate.what')} {value ? <GroundLink rule={value.rule} /> : null}
      </p>
      {value?.openings.length === 0 ? <p className="pad m">{t('exchange.gate.none')}</p> : null}
      <ul className="peerLines">
        {(value?.openings ?? []).map((one) => (
          <OpeningLine key={one.id} opening={one} />
        ))}
      </ul>
      {opening ? <OpenChannelDialog onClose={() => setOpening(false)} /> : null}
    </section>
  );
}

function OpeningLine({ opening }: { opening: Opening }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const act = useAct();
  const state = opening.closedMs !== null ? 'closed' : opening.inForce ? 'inForce' : 'ended';
  return (
    <li>
      <div className="grow">
        <div className="row wrap gap-4">
          <LevelChip level={opening.level} />
          <span className="md">{t(`exchange.channel.${opening.channel}`)}</span>
          <span className="m">{opening.peer ?? t('exchange.gate.everyPeer')}</span>
          <StateMark meaning={opening.inForce ? 'done' : 'waiting'}>{t(`exchange.gate.${state}`)}</StateMark>
        </div>
        <div className="s">
          {t('exchange.gate.by', {
            code: opening.approvalCode,
            issuer: opening.approvalIssuer,
            date: format.date(opening.approvalDate),
            until: format.date(opening.validUntil),
          })}
        </div>
        <div className="m cap">
          {t('exchange.gate.officers', { first: opening.openedBy, second: opening.secondedBy })}
        </div>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      </div>
      {opening.inForce && mayCall(roles, 'exchange.closeChannel') ? (
        <Button
          size="small"
          kind="quiet"
          disabled={act.busy}
          onPress={() =>
            void act.call(
              'exchange.closeChannel',
              { id: opening.id, reason: t('exchange.gate.closeReason') },
              () => undefined,
            )
          }
        >
          {t('exchange.gate.close')}
        </Button>
      ) : null}
    </li>
  );
}

function Media() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('exchange.media', {});
  const [label, setLabel] = useState('');
  const act = useAct();
  const may = mayCall(roles, 'exchange.allowMedium');
  return (
    <Panel title={t('exchange.media')}>
      <p className="pad s">{t('exchange.media.what')}</p>
      {value?.media.length === 0 ? <p className="pad m">{t('exchange.media.none')}</p> : null}
      <ul className="peerLines">
        {(value?.media ?? []).map((medium) => (
          <li key={medium.id}>
            <div className="grow">
              <span className="md">{medium.label}</span> <span className="code m">{medium.serial}</span>
            </div>
            {may ? (
              <Button
                size="small"
                kind="quiet"
                disabled={act.busy}
                onPress={() => void act.call('exchange.withdrawMedium', { id: medium.id }, () => undefined)}
              >
                {t('exchange.media.withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <div className="pad row wrap gap-5">
          <TextField label={t('exchange.media.label')} value={label} onChange={setLabel} maxLength={120} />
          <Button
            icon="usb"
            disabled={label.trim() === '' || act.busy}
            onPress={() =>
              void act.run(
                () => host().allowMedium(label.trim()),
                () => setLabel(''),
              )
            }
          >
            {t('exchange.media.allow')}
          </Button>
        </div>
      ) : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Panel>
  );
}

function Brake() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('exchange.brake', {});
  const [releasing, setReleasing] = useState(false);
  if (!value) return null;
  return (
    <section className="panel" aria-label={t('exchange.brake')}>
      <header>
        <h2>{t('exchange.brake')}</h2>
        <span className="end" />
        {mayCall(roles, 'exchange.releaseBrake') ? (
          <Button size="small" onPress={() => setReleasing(true)}>
            {t('exchange.brake.release')}
          </Button>
        ) : null}
      </header>
      <p className="pad s">{t('exchange.brake.what', { ...value })}</p>
      {releasing ? <ReleaseDialog onClose={() => setReleasing(false)} /> : null}
    </section>
  );
}
