import { officeDoubts } from '../../../shared/domain/station/officeDoubts.ts';
import { GateFacts, GateHead } from '../../parts/gate/GateFrame.tsx';
import { useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { type FirstPerson, useFirstRun } from './firstRunStore.ts';

/** What was typed, once more before the vault is made: names, code and symbol go into its certificates and numbers. */
export function CheckStep() {
  const { t, format } = useWords();
  const { draft, go, create, busy, error } = useFirstRun();
  const place = useSession((state) => state.host?.vaultPlace ?? '');
  const { office, station, term, admin, clerk, onePerson } = draft;
  const doubts = officeDoubts(office);
  const next = (): void => {
    if (!busy) void create();
  };
  const back = (): void => go('people');
  useShortcuts('firstRun', { 'firstRun.next': next, 'firstRun.back': back });
  const person = ({ fullName, position, username }: FirstPerson): string =>
    [fullName, position, username].filter((part) => part.trim() !== '').join(' · ');
  const isParty = office.kind === 'party';
  const until =
    term.to === null ? '' : `${term.label} (${format.date(term.from ?? '')} – ${format.date(term.to)})`;
  return (
    <>
      <GateHead title={t('firstRun.check.title')}>{t('firstRun.check.lead')}</GateHead>
      <GateFacts
        facts={[
          { name: t('firstRun.officeName'), value: office.name },
          { name: t('firstRun.officeCode'), value: office.code },
          {
            name: t('firstRun.symbol'),
            value: `${office.symbol} · ${t('firstRun.check.number', { example: exampleNumber(office) })}`,
          },
          { name: t('firstRun.place'), value: office.place === '' ? '–' : office.place },
          { name: t('firstRun.superior'), value: office.superior === '' ? '–' : office.superior },
          ...(isParty ? [{ name: t('firstRun.term'), value: until }] : []),
          { name: t('firstRun.station'), value: `${station.name} · ${t(`profile.${station.profile}`)}` },
          { name: t(onePerson ? 'firstRun.both' : 'role.admin'), value: person(admin) },
          ...(onePerson ? [] : [{ name: t('role.clerk'), value: person(clerk) }]),
          { name: t('firstRun.check.place'), value: place },
        ]}
      />
      {doubts.length > 0 ? (
        <Note tone="caution" title={t('firstRun.doubt')}>
          {doubts.map((doubt) => t(`firstRun.doubt.${doubt}`)).join(' ')}
        </Note>
      ) : null}
      {error ? <ErrorPanel error={error} safe={t('start.nothingWritten')} /> : null}
      <div className="row firstRunActions">
        <Button icon="chevron-left" shortcut="firstRun.back" disabled={busy} onPress={back}>
          {t('common.back')}
        </Button>
        <span className="grow m cap right">{busy ? t('firstRun.creating') : ''}</span>
        <Button kind="primary" shortcut="firstRun.next" disabled={busy} onPress={next}>
          {t('firstRun.create')}
        </Button>
      </div>
    </>
  );
}

/** A number as the office's documents will bear it. */
const exampleNumber = ({ kind, symbol }: { kind: 'party' | 'state'; symbol: string }): string =>
  kind === 'party' ? `47-CV/${symbol}` : `47/CV-${symbol}`;
