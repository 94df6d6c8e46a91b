import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Preview = Output<'provision.look'>;

/** A provisioning file: what it would set, then all of it in one step. */
export function ProvisionPanel() {
  const t = useT();
  const act = useAct();
  const [seen, setSeen] = useState<Preview | null>(null);
  const look = async (): Promise<void> => {
    const fits = await act.run(
      () => host().lookProvision(),
      (found) => found && setSeen(found), // no file was chosen: what was read stays
    );
    if (!fits) setSeen(null);
  };
  const apply = (sha256: string): Promise<boolean> =>
    act.run(
      () => host().applyProvision(sha256),
      ({ days, cards, signed }) => {
        setSeen(null);
        useToasts.getState().show({ text: t('provision.applied', { days, cards, signed }) });
      },
    );
  return (
    <Panel title={t('provision.title')}>
      <div className="pad-16 col gap-5">
        <p className="s">{t('provision.lead')}</p>
        <p className="s">{t('provision.new')}</p>
        <div className="row">
          <Button icon="folder" disabled={act.busy} onPress={() => void look()}>
            {t('provision.look')}
          </Button>
          {seen === null || isEmpty(seen) ? null : (
            <Button kind="primary" disabled={act.busy} onPress={() => void apply(seen.sha256)}>
              {t('provision.apply')}
            </Button>
          )}
        </div>
        {act.error ? <Failure error={act.error} /> : null}
        {seen === null ? null : (
          <p className="md" role="status">
            {t('provision.for', { office: seen.officeName, code: seen.officeCode, people: seen.people })}
          </p>
        )}
        {seen !== null && isEmpty(seen) ? <p className="s">{t('provision.nothing')}</p> : null}
      </div>
      {seen === null ? null : <Parts seen={seen} />}
    </Panel>
  );
}

const isEmpty = ({ calendar, cards, policy, signed, idleMinutes }: Preview): boolean =>
  [calendar, cards, signed].every((part) => part.length === 0) && policy === null && idleMinutes === null;

function Parts({ seen }: { seen: Preview }) {
  const { t, format } = useWords();
  const { calendar, cards, policy, signed, idleMinutes } = seen;
  return (
    <ul className="lineList">
      {calendar.map((day) => (
        <li key={`${day.date}${day.kind}`}>
          <span className="grow">
            {t('provision.day', { date: format.date(day.date), kind: day.kind, note: day.note })}
          </span>
          {day.known ? <span className="m">{t('provision.day.known')}</span> : null}
        </li>
      ))}
      {cards.map((card) => (
        <li key={card.file}>
          <span className="grow">
            {t('provision.card', { office: card.officeName, code: card.officeCode })}
          </span>
          <span className="m">{t(card.trusted ? 'provision.card.trusted' : 'provision.card.waits')}</span>
        </li>
      ))}
      {signed.map(({ kind, file, issuer, state, from }) => (
        <li key={file}>
          <span className="grow">{t('provision.signed', { kind, file, issuer })}</span>
          <span className="m">
            {t(`provision.signed.${state}`, {
              dated: from === null ? 'no' : 'yes',
              from: from === null ? '' : format.date(from),
            })}
          </span>
        </li>
      ))}
      {policy === null ? null : (
        <li>
          <span className="grow">
            {t('provision.policy', { serial: policy.serial, issuer: policy.issuer })}
          </span>
          <span className="m">
            {policy.known
              ? t('provision.policy.known')
              : t('provision.policy.takes', { fingerprint: policy.keyFingerprint.slice(0, 16) })}
          </span>
        </li>
      )}
      {idleMinutes === null ? null : (
        <li>
          <span className="grow">{t('provision.idle', { minutes: idleMinutes })}</span>
        </li>
      )}
    </ul>
  );
}
