import { useState } from 'react';
import { GateFacts, GateHead } from '../../parts/gate/GateFrame.tsx';
import { host } from '../../data/bridge.ts';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { type Provided, useFirstRun } from './firstRunStore.ts';
import {
  isWholePassphrase,
  NewPassphrase,
  type PassphraseFor,
  type TypedPassphrase,
} from '../../forms/NewPassphrase.tsx';

type ProvidedPerson = Provided['people'][number];

/** Office and people as the provisioning file has them: looked at, slips printed, and only one passphrase is typed. */
export function ProvidedStep({ provided }: { provided: Provided }) {
  const t = useT();
  const { draft, change, create, forgetProvided, busy, error } = useFirstRun();
  const [printed, setPrinted] = useState(false);
  const admin = provided.people.find(({ firstPassphrase }) => firstPassphrase === null);
  const handed = provided.people.filter((person) => person !== admin);
  const owner: PassphraseFor = {
    username: admin?.username ?? '',
    fullName: admin?.fullName ?? '',
    office: provided.office.name,
    others: handed.map(({ firstPassphrase }) => firstPassphrase ?? ''),
  };
  const ready = isWholePassphrase(draft.admin, owner) && !busy;
  const type = (part: Partial<TypedPassphrase>): void => change({ admin: { ...draft.admin, ...part } });
  const print = async (): Promise<void> => {
    const slips = handed.map(({ fullName, position, username, firstPassphrase }) => ({
      fullName,
      position,
      username,
      passphrase: firstPassphrase ?? '',
    }));
    const reply = await host().printFirstPassphrases(provided.office.name, slips);
    const failed = tellPrinted(reply, t);
    if (failed) useFirstRun.setState({ error: failed });
    else setPrinted(reply.ok && reply.value.printed);
  };
  const next = (): void => {
    if (ready) void create();
  };
  useShortcuts('firstRun', {
    'firstRun.next': next,
    'firstRun.back': forgetProvided,
    ...(handed.length > 0 ? { 'firstRun.print': () => void print() } : {}),
  });
  return (
    <>
      <GateHead title={t('firstRun.provided.title')}>{t('firstRun.provided.lead')}</GateHead>
      <Facts provided={provided} />
      {handed.length === 0 ? null : (
        <section aria-label={t('firstRun.provided.handed')}>
          <div className="row">
            <h2 className="sec grow">{t('firstRun.provided.handed')}</h2>
            {printed ? <span className="done cap">{t('firstRun.provided.printed')}</span> : null}
            <Button icon="print" shortcut="firstRun.print" onPress={() => void print()}>
              {t('firstRun.provided.print')}
            </Button>
          </div>
          <ul className="lineList">
            {handed.map((person) => (
              <Handed key={person.username} person={person} />
            ))}
          </ul>
        </section>
      )}
      <fieldset className="firstRunPerson">
        <legend className="sec">
          {t('firstRun.provided.admin', { name: admin?.fullName ?? '', username: admin?.username ?? '' })}
        </legend>
        <div className="grid12">
          <NewPassphrase typed={draft.admin} owner={owner} onType={type} autoFocus />
        </div>
      </fieldset>
      {error ? <ErrorPanel error={error} safe={t('start.nothingWritten')} /> : null}
      <div className="row firstRunActions">
        <Button icon="chevron-left" shortcut="firstRun.back" disabled={busy} onPress={forgetProvided}>
          {t('common.back')}
        </Button>
        <span className="grow m cap right">
          {busy
            ? t('firstRun.creating')
            : !ready
              ? t('firstRun.provided.missing')
              : handed.length > 0 && !printed
                ? t('firstRun.provided.notPrinted')
                : ''}
        </span>
        <Button kind="primary" shortcut="firstRun.next" disabled={!ready} onPress={next}>
          {t('firstRun.create')}
        </Button>
      </div>
    </>
  );
}

function Facts({ provided }: { provided: Provided }) {
  const t = useT();
  const { office, station, days, cards, policy, signed, idleMinutes } = provided;
  const brings = t('firstRun.provided.brings', {
    days,
    cards,
    policy: policy ? 'yes' : 'no',
    signed,
    minutes: idleMinutes ?? 0,
  });
  return (
    <GateFacts
      facts={[
        { name: t('firstRun.officeName'), value: office.name },
        { name: t('firstRun.officeCode'), value: `${office.code} · ${office.symbol} · ${office.place}` },
        { name: t('firstRun.superior'), value: office.superior === '' ? '–' : office.superior },
        { name: t('firstRun.station'), value: `${station.name} · ${t(`profile.${station.profile}`)}` },
        { name: t('firstRun.provided.also'), value: brings },
      ]}
    />
  );
}

function Handed({ person }: { person: ProvidedPerson }) {
  const t = useT();
  const { fullName, position, username, roles, firstPassphrase } = person;
  return (
    <li>
      <span className="grow">
        <span className="md">{fullName}</span>{' '}
        <span className="m">
          {[position, username, ...roles.map((role) => t(`role.${role}`))]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      <span className="s">{firstPassphrase}</span>
    </li>
  );
}
