import { useState } from 'react';
import { call, host } from '../../data/bridge.ts';
import { useAppearance } from '../../data/appearance.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession, useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { WireError } from '../../../shared/errors.ts';
import { ClockPanel } from './ClockPanel.tsx';
import { ContactPanel } from './ContactPanel.tsx';
import { IssuersPanel } from './IssuersPanel.tsx';
import { OfficeNamesPanel } from './OfficeNamesPanel.tsx';
import { PassphrasePanel } from './PassphrasePanel.tsx';
import { PermissionPanel } from './PermissionPanel.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';
const MINUTES = ['3', '5', '10', '15', '30'] as const;

/** Thiết lập: a person's own, then the station's. */
export function SettingsPage() {
  const t = useT();
  const { roles } = useOpenSession();
  // who comes from the desk to decide begins with it
  const isAsked = useRouter(({ route }) => route.params['view'] === 'office');
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className="scroll grow canvas">
        <div className="pageColumn">
          {isAsked ? <OfficeNamesPanel /> : null}
          <AppearancePanel />
          <PassphrasePanel />
          <StationPanel />
          {mayCall(roles, 'office.names') && !isAsked ? <OfficeNamesPanel /> : null}
          <ContactPanel />
          {mayCall(roles, 'settings.acceptClock') ? <ClockPanel /> : null}
          {mayCall(roles, 'documents.mergeIssuers') ? <IssuersPanel /> : null}
          <PermissionPanel />
        </div>
      </div>
    </>
  );
}

function AppearancePanel() {
  const t = useT();
  const { settings, change } = useAppearance();
  return (
    <Panel title={t('settings.appearance')}>
      <div className="pad-16 grid12">
        <RadioGroup
          span={6}
          label={t('settings.theme')}
          inline
          value={settings.theme}
          onChange={(theme) => change({ theme })}
          choices={(['system', 'light', 'dark'] as const).map((id) => ({
            id,
            text: t(`command.theme.${id}`),
          }))}
        />
        <RadioGroup
          span={6}
          label={t('settings.text')}
          inline
          value={settings.text}
          onChange={(text) => change({ text })}
          choices={(['normal', 'large'] as const).map((id) => ({ id, text: t(`command.text.${id}`) }))}
        />
        <RadioGroup
          span={6}
          label={t('shell.language')}
          inline
          value={settings.locale}
          onChange={(locale) => change({ locale })}
          choices={(['vi', 'en'] as const).map((id) => ({ id, text: t(`command.locale.${id}`) }))}
        />
        <div className="c6">
          <Checkbox checked={settings.keyHints} onChange={(keyHints) => change({ keyHints })}>
            {t('settings.keyHints')}
          </Checkbox>
        </div>
      </div>
    </Panel>
  );
}

function StationPanel() {
  const t = useT();
  const session = useOpenSession();
  const info = useSession((state) => state.host);
  const { value } = useAsk('settings.station', {});
  const [error, setError] = useState<WireError | null>(null);
  const mayFolder = mayCall(session.roles, 'settings.setScanFolder');
  const saveMinutes = async (minutes: string): Promise<void> => {
    const reply = await call('settings.saveIdleLock', { minutes: Number(minutes) });
    setError(reply.ok ? null : reply.error);
  };
  const chooseFolder = async (): Promise<void> => {
    const reply = await host().chooseScanFolder();
    setError(reply.ok ? null : reply.error);
  };
  return (
    <section className="panel" aria-label={t('settings.station')}>
      <header>
        <h2>{t('settings.station')}</h2>
        <span className="m">{session.station.name}</span>
      </header>
      <div className="pad-16 grid12">
        <dl className="kv c12">
          <Fact label={t('machine.profile')}>{t(`profile.${session.station.profile}`)}</Fact>
          {session.station.profileGround ? (
            <Fact label={t('common.ground')}>{session.station.profileGround}</Fact>
          ) : null}
          <Fact label={t('settings.protection')}>
            {t(info?.contentProtection ? 'settings.protection.on' : 'settings.protection.off')}
          </Fact>
        </dl>
        <Select
          span={4}
          label={t('settings.idleLock')}
          disabled={!mayCall(session.roles, 'settings.saveIdleLock')}
          choices={MINUTES.map((id) => ({ id, text: t('settings.minutes', { minutes: id }) }))}
          value={MINUTES.find((id) => id === String(value?.idleLockMinutes)) ?? '10'}
          onChange={(id) => void saveMinutes(id)}
        />
        <div className="c8">
          <div className="fieldLabel">{t('word.scannerFolder')}</div>
          <div className="row">
            <span className="grow cut s">{value?.scanFolder ?? t('settings.noScanFolder')}</span>
            <Button size="small" icon="folder" disabled={!mayFolder} onPress={() => void chooseFolder()}>
              {t('settings.chooseFolder')}
            </Button>
          </div>
        </div>
        {error ? (
          <div className="c12">
            <ErrorPanel error={error} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
