import { useState } from 'react';
import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { findPeople } from '../../../forms/findPeople.ts';
import { foldBase } from '../../../../shared/domain/text/fold.ts';
import { useT } from '../../../i18n/I18n.tsx';

export interface SupportBoxProps {
  people: readonly PersonRef[];
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** What was typed and names nobody yet; the form does not go off with it as if it did. */
  typed: string;
  onType: (typed: string) => void;
}

/** Several people, found by typing; each stands under the field and can be taken off. */
export function SupportBox({ people, value, onChange, typed, onType }: SupportBoxProps) {
  const t = useT();
  const [away, setAway] = useState(false);
  const chosen = people.filter(({ id }) => value.includes(id));
  const words = foldBase(typed);
  const left = findPeople(
    people.filter(({ id }) => !value.includes(id)),
    typed,
  );
  const add = (id: string): void => {
    onChange([...value, id]);
    setTimeout(() => onType(''), 0); // after the box has put the name in
  };
  /** Who is the only one with these letters is meant. */
  const takeOnly = (): boolean => {
    const only = words !== '' && left.length === 1 ? left[0] : undefined;
    if (only !== undefined) add(only.id);
    return only !== undefined;
  };
  return (
    <div className="col gap-2">
      <ComboBox
        label={t('documents.direction.support')}
        value={typed}
        onChange={(next) => {
          setAway(false);
          onType(next);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') takeOnly();
        }}
        suggestions={left.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
        onChoose={({ id }) => add(id)}
        onBlur={() => setAway(!takeOnly())}
        error={away && words !== '' ? t('documents.direction.supportNobody') : null}
        placeholder={t('documents.direction.supportHint')}
      />
      {chosen.length > 0 ? (
        <ul className="chosenPeople">
          {chosen.map(({ id, fullName }) => (
            <li key={id} className="tag">
              {fullName}
              <IconButton
                icon="close"
                size={14}
                label={t('documents.direction.takeOff', { name: fullName })}
                onPress={() => onChange(value.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
