import { useState } from 'react';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import { findPerson } from './findPerson.ts';

export interface FindPersonProps {
  people: readonly { readonly username: string; readonly fullName: string; readonly position: string }[];
  /** the one that the letters mean so far */
  onFound: (username: string) => void;
  /** Enter: on to the passphrase */
  onGo: () => void;
}

/** A few letters of a name choose the person in the list below; Enter goes on. */
export function FindPerson({ people, onFound, onGo }: FindPersonProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const found = findPerson(people, typed);
  return (
    <TextField
      label={t('unlock.find')}
      type="search"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const person = findPerson(people, next);
        if (person !== null) onFound(person.username);
      }}
      error={typed.trim() !== '' && found === null ? t('unlock.findNone') : null}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent) || event.key !== 'Enter') return;
        event.preventDefault();
        if (typed.trim() === '' || found !== null) onGo();
      }}
    />
  );
}
