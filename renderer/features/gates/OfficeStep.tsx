import './firstRun.css';
import { officeDoubts } from '../../../shared/domain/station/officeDoubts.ts';
import { GateHead } from '../../parts/gate/GateFrame.tsx';
import { useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { DateField } from '../../components/DateField.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useFirstRun } from './firstRunStore.ts';
import { useDateParser } from './useDateParser.ts';

const PROFILES = ['connected', 'party-wan', 'independent-lan', 'standalone'] as const;

/** Office, station and profile. The network decides first: what the machine may hold stands before the names. */
export function OfficeStep() {
  const t = useT();
  const parse = useDateParser();
  const { draft, change, go, readProvided, busy, error } = useFirstRun();
  const networked = useSession((state) => state.host?.networked ?? true);
  const { office, station, term } = draft;
  const setOffice = (part: Partial<typeof office>) => change({ office: { ...office, ...part } });
  const setStation = (part: Partial<typeof station>) => change({ station: { ...station, ...part } });
  const groundMissing = station.profile !== 'connected' && station.profileGround.trim() === '';
  const missing =
    office.name.trim() === '' ||
    office.code.trim() === '' ||
    office.symbol.trim() === '' ||
    station.name.trim() === '';
  const doubts = new Set(officeDoubts(office));
  // only what was typed is doubted
  const hintOf = (field: 'code' | 'symbol' | 'place', usual: string | null) =>
    office[field].trim() !== '' && doubts.has(field) ? t(`firstRun.doubt.${field}`) : usual;
  const next = (): void => {
    if (!missing && !groundMissing) go('people');
  };
  useShortcuts('firstRun', {
    'firstRun.next': next,
    'firstRun.back': () => useSession.getState().showGate('start'),
  });
  return (
    <>
      <GateHead title={t('firstRun.office.title')}>{t('firstRun.office.lead')}</GateHead>
      <div className="row">
        <Button icon="folder" disabled={busy} onPress={() => void readProvided()}>
          {t('firstRun.provided.choose')}
        </Button>
        <span className="m cap">{t('firstRun.provided.what')}</span>
      </div>
      {error ? <ErrorPanel error={error} safe={t('start.nothingWritten')} /> : null}
      <div className="grid12">
        <Select
          label={t('firstRun.profile')}
          span={6}
          choices={PROFILES.map((profile) => ({
            id: profile,
            text: t(`profile.${profile}`),
            detail: t(`firstRun.profile.${profile}`),
            disabled: networked && (profile === 'standalone' || profile === 'independent-lan'),
          }))}
          value={station.profile}
          onChange={(profile) => setStation({ profile })}
        />
        <TextField
          label={t('firstRun.station')}
          span={6}
          value={station.name}
          onChange={(name) => setStation({ name })}
          placeholder={t('firstRun.station.example')}
          autoFocus
        />
        {station.profile !== 'connected' ? (
          <TextField
            label={t('firstRun.profileGround')}
            span={12}
            value={station.profileGround}
            onChange={(profileGround) => setStation({ profileGround })}
            hint={t('firstRun.profileGround.hint')}
          />
        ) : null}
        <RadioGroup
          label={t('firstRun.kind')}
          span={12}
          inline
          choices={[
            { id: 'party', text: t('firstRun.kind.party') },
            { id: 'state', text: t('firstRun.kind.state') },
          ]}
          value={office.kind}
          onChange={(kind) => setOffice({ kind })}
        />
        <TextField
          label={t('firstRun.officeName')}
          span={8}
          value={office.name}
          onChange={(name) => setOffice({ name })}
        />
        <TextField
          label={t('firstRun.officeCode')}
          span={4}
          value={office.code}
          onChange={(code) => setOffice({ code })}
          hint={hintOf('code', t('firstRun.officeCode.hint'))}
        />
        <TextField
          label={t('firstRun.superior')}
          span={6}
          value={office.superior}
          onChange={(superior) => setOffice({ superior })}
        />
        <TextField
          label={t('firstRun.symbol')}
          span={3}
          value={office.symbol}
          onChange={(symbol) => setOffice({ symbol })}
          hint={hintOf('symbol', t('firstRun.symbol.hint'))}
        />
        <TextField
          label={t('firstRun.place')}
          span={3}
          value={office.place}
          onChange={(place) => setOffice({ place })}
          hint={hintOf('place', null)}
        />
        {office.kind === 'party' ? (
          <>
            <TextField
              label={t('firstRun.term')}
              span={4}
              value={term.label}
              onChange={(label) => change({ term: { ...term, label } })}
            />
            <DateField
              label={t('word.from')}
              span={4}
              parse={parse}
              value={term.from}
              onChange={(from) => change({ term: { ...term, from } })}
            />
            <DateField
              label={t('word.to')}
              span={4}
              parse={parse}
              value={term.to}
              onChange={(to) => change({ term: { ...term, to } })}
            />
          </>
        ) : null}
      </div>
      {networked ? (
        <Note title={t('machine.wantClassified')}>{t('machine.wantClassified.detail')}</Note>
      ) : null}
      <div className="row firstRunActions">
        <Button
          icon="chevron-left"
          shortcut="firstRun.back"
          onPress={() => useSession.getState().showGate('start')}
        >
          {t('common.back')}
        </Button>
        <span className="grow m cap right">
          {missing ? t('firstRun.missing') : groundMissing ? t('firstRun.missingGround') : ''}
        </span>
        <Button kind="primary" shortcut="firstRun.next" disabled={missing || groundMissing} onPress={next}>
          {t('common.next')}
        </Button>
      </div>
    </>
  );
}
