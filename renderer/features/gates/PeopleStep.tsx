import { GateHead } from '../../parts/gate/GateFrame.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DateField } from '../../components/DateField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useFirstRun, type FirstPerson } from './firstRunStore.ts';
import { isWholePassphrase, NewPassphrase, type PassphraseFor } from '../../forms/NewPassphrase.tsx';
import { useDateParser } from './useDateParser.ts';

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,31}$/;

/** Administrator and clerk: two people, or one by a recorded exception of the head. */
export function PeopleStep() {
  const t = useT();
  const parse = useDateParser();
  const { draft, change, go } = useFirstRun();
  const { admin, clerk, onePerson, exception } = draft;
  const sameName = !onePerson && admin.username === clerk.username;
  const exceptionReady = !onePerson || (exception.document.trim() !== '' && exception.until !== null);
  const ofAdmin = { ...admin, office: draft.office.name };
  // two people with one passphrase are one person
  const ofClerk = { ...clerk, office: draft.office.name, others: [admin.passphrase] };
  const ready =
    complete(admin, ofAdmin) && (onePerson || complete(clerk, ofClerk)) && !sameName && exceptionReady;
  const next = (): void => {
    if (ready) go('check');
  };
  useShortcuts('firstRun', { 'firstRun.next': next, 'firstRun.back': () => go('office') });
  return (
    <>
      <GateHead title={t('firstRun.people.title')}>{t('firstRun.people.lead')}</GateHead>
      <PersonFields
        legend={t(onePerson ? 'firstRun.both' : 'role.admin')}
        person={admin}
        owner={ofAdmin}
        onChange={(next) => change({ admin: next })}
        autoFocus
      />
      {onePerson ? null : (
        <PersonFields
          legend={t('role.clerk')}
          person={clerk}
          owner={ofClerk}
          onChange={(next) => change({ clerk: next })}
        />
      )}
      <Checkbox
        checked={onePerson}
        onChange={(value) => change({ onePerson: value })}
        detail={t('firstRun.onePerson.detail')}
      >
        {t('firstRun.onePerson')}
      </Checkbox>
      {onePerson ? (
        <div className="grid12">
          <TextField
            label={t('firstRun.exception')}
            span={8}
            value={exception.document}
            onChange={(document) => change({ exception: { ...exception, document } })}
          />
          <DateField
            label={t('firstRun.exception.until')}
            span={4}
            parse={parse}
            value={exception.until}
            onChange={(until) => change({ exception: { ...exception, until } })}
          />
        </div>
      ) : null}
      <div className="row firstRunActions">
        <Button icon="chevron-left" shortcut="firstRun.back" onPress={() => go('office')}>
          {t('common.back')}
        </Button>
        <span className="grow m cap right">
          {sameName ? t('firstRun.sameName') : ready ? '' : t('firstRun.missingPeople')}
        </span>
        <Button kind="primary" shortcut="firstRun.next" disabled={!ready} onPress={next}>
          {t('common.next')}
        </Button>
      </div>
    </>
  );
}

const complete = (person: FirstPerson, owner: PassphraseFor): boolean =>
  person.fullName.trim() !== '' && USERNAME.test(person.username) && isWholePassphrase(person, owner);

interface PersonFieldsProps {
  legend: string;
  person: FirstPerson;
  owner: PassphraseFor;
  onChange: (person: FirstPerson) => void;
  autoFocus?: boolean;
}

function PersonFields({ legend, person, owner, onChange, autoFocus = false }: PersonFieldsProps) {
  const t = useT();
  const set = (part: Partial<FirstPerson>) => onChange({ ...person, ...part });
  const badName = person.username !== '' && !USERNAME.test(person.username);
  return (
    <fieldset className="firstRunPerson">
      <legend className="sec">{legend}</legend>
      <div className="grid12">
        <TextField
          label={t('firstRun.fullName')}
          span={5}
          value={person.fullName}
          onChange={(fullName) => set({ fullName })}
          autoFocus={autoFocus}
        />
        <TextField
          label={t('firstRun.position')}
          span={4}
          value={person.position}
          onChange={(position) => set({ position })}
        />
        <TextField
          label={t('firstRun.username')}
          span={3}
          value={person.username}
          onChange={(username) => set({ username })}
          error={badName ? t('firstRun.username.bad') : null}
        />
        <NewPassphrase typed={person} owner={owner} onType={set} />
      </div>
    </fieldset>
  );
}
