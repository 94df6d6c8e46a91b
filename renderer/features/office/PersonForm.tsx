import './office.css';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { readDate } from '../../forms/readDate.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { PageForm } from '../../forms/PageForm.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { SuccessionButton } from '../../parts/people/SuccessionButton.tsx';
import { type Settled, SuccessionDone } from '../../parts/people/SuccessionDone.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import type { WireError } from '../../../shared/errors.ts';
import { userNameFor } from '../../../shared/domain/people/userName.ts';
import { ROLES, roleConflicts, type Role } from '../../../shared/domain/people/roles.ts';
import type { Person } from './PeoplePage.tsx';
import { whoIs } from './whoIs.ts';
import { PersonActs } from './PersonActs.tsx';

/** Of a new person, without the passphrase: that is typed when it is needed. */
export interface NewPersonDraft {
  readonly fullName: string;
  readonly typedName: string | null;
  readonly position: string;
  readonly roles: readonly Role[];
}

interface PersonFormProps {
  person: Person | null;
  /** what was typed of a new person before another row was looked at; null: nothing */
  kept?: NewPersonDraft | null;
  onKeep?: (draft: NewPersonDraft | null) => void;
  /** the user names that are given already */
  taken: readonly string[];
  /** @param id the person who was written; null when nothing was */
  onDone: (id: string | null) => void;
}

/** A new person, or the posts of one who is there. */
export function PersonForm({ person, kept = null, onKeep, taken, onDone }: PersonFormProps) {
  const t = useT();
  const [fullName, setFullName] = useState(person?.fullName ?? kept?.fullName ?? '');
  /** null while nobody typed another than the one that is offered */
  const [typedName, setUsername] = useState<string | null>(person?.username ?? kept?.typedName ?? null);
  const username = typedName ?? userNameFor(fullName, taken);
  const [position, setPosition] = useState(person?.position ?? kept?.position ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(person?.roles ?? kept?.roles ?? []);
  const [document, setDocument] = useState(person?.exception?.document ?? '');
  const [until, setUntil] = useState<string | null>(person?.exception?.until ?? null);
  const [first, setFirst] = useState('');
  const [error, setError] = useState<WireError | null>(null);
  const act = useAct();
  const [settled, setSettled] = useState<Settled | null>(null);
  useEffect(() => {
    if (person === null) onKeep?.({ fullName, typedName, position, roles });
  }, [person, onKeep, fullName, typedName, position, roles]);
  const shown = error ?? act.error;
  const failed = useRef<HTMLDivElement>(null);
  // it stands below the fields, on a small screen below the edge
  useEffect(() => {
    if (shown !== null) failed.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const conflicts = roleConflicts(roles);
  const never = conflicts.find((pair) => pair.exception === 'never');
  const exception =
    conflicts.length > 0 && document.trim() !== '' && until !== null ? { document, until } : null;
  const save = async (): Promise<void> => {
    setError(null);
    const base = { fullName, position, roles: [...roles], exception };
    await act.run(
      () =>
        person === null
          ? call('people.add', { ...base, username, firstPassphrase: first })
          : call('people.update', { ...base, id: person.id, revision: person.revision }),
      ({ id }) => {
        onDone(id);
        return t('people.saved', { name: whoIs({ fullName, position, username }) });
      },
    );
  };
  const missing =
    fullName.trim() === ''
      ? t('people.missing.name')
      : username.trim() === ''
        ? t('people.missing.username')
        : roles.length === 0
          ? t('people.missing.roles')
          : never !== undefined
            ? t('people.never', { a: t(`role.${never.a}`), b: t(`role.${never.b}`) })
            : conflicts.length > 0 && exception === null
              ? t('people.missing.exception')
              : person === null && first === ''
                ? t('people.missing.first')
                : null;
  useShortcuts('detail', { 'detail.primary': () => (missing === null ? void save() : false) });
  if (person?.state === 'left')
    return (
      <div className="pad-16 col gap-5">
        <p className="m">{t('people.left', { name: whoIs(person) })}</p>
        {settled === null ? null : <SuccessionDone done={settled} />}
      </div>
    );
  return (
    <PageForm className="col grow">
      <div className="pad-16 col gap-6 scroll grow personForm">
        <h2 className="sec">{person === null ? t('people.add') : whoIs(person)}</h2>
        <div className="grid12">
          <TextField
            label={t('firstRun.fullName')}
            span={12}
            value={fullName}
            onChange={setFullName}
            autoFocus={person === null}
          />
          <TextField
            label={t('firstRun.position')}
            optional={t('common.optional')}
            span={7}
            value={position}
            onChange={setPosition}
          />
          <TextField
            label={t('firstRun.username')}
            span={5}
            value={username}
            onChange={setUsername}
            disabled={person !== null}
          />
        </div>
        {person === null ? (
          <TextField
            label={t('people.first')}
            type="passphrase"
            value={first}
            onChange={setFirst}
            hint={t('people.first.hint')}
          />
        ) : (
          <PersonActs person={person} onError={setError} onSettled={setSettled} />
        )}
        <fieldset className="col gap-4 roleList">
          <legend className="fieldLabel">{t('people.roles')}</legend>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              checked={roles.includes(role)}
              onChange={(on) => setRoles(on ? [...roles, role] : roles.filter((other) => other !== role))}
              detail={t(`people.role.${role}`)}
            >
              {t(`role.${role}`)}
            </Checkbox>
          ))}
        </fieldset>
        {never ? (
          <ErrorPanel
            error={{ code: 'separation-of-duties', params: {} }}
            safe={t('people.never', { a: t(`role.${never.a}`), b: t(`role.${never.b}`) })}
          />
        ) : conflicts.length > 0 ? (
          <div className="grid12">
            <TextField
              label={t('firstRun.exception')}
              span={8}
              value={document}
              onChange={setDocument}
              hint={t('people.exception.hint')}
            />
            <DateField
              label={t('firstRun.exception.until')}
              span={4}
              value={until}
              onChange={setUntil}
              parse={(typed) => readDate(typed, t)}
            />
          </div>
        ) : null}
        <div ref={failed}>
          {shown ? (
            <Failure
              error={shown}
              also={
                shown.code === 'not-handed-over' && person !== null ? (
                  <SuccessionButton personId={person.id} onDone={setSettled} />
                ) : null
              }
            />
          ) : null}
        </div>
      </div>
      <ActionBar>
        <Button
          kind="primary"
          shortcut="detail.primary"
          disabled={missing !== null}
          disabledReason={missing}
          onPress={() => void save()}
        >
          {t('common.save')}
        </Button>
        {person === null ? <Button onPress={() => onDone(null)}>{t('common.cancel')}</Button> : null}
      </ActionBar>
    </PageForm>
  );
}
