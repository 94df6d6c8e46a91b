import '../documents.css';
import { useRef } from 'react';
import type { BookKind } from '../../../../shared/ipc/schemas.ts';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select, type Choice } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import { IssuerBox } from '../IssuerBox.tsx';
import { useDateReader } from '../../../forms/choices.ts';
import { isClassified, isOutgoing, LISTED_STATES, listedStateWord } from '../words.ts';
import type { BookFilterState } from './bookFilter.ts';

const ANY = 'any';
const OUT_STATES: readonly string[] = ['registered', 'issued', 'recalling', 'recalled', 'cancelled'];
const IN_ONLY: readonly string[] = ['issued', 'recalling', 'recalled'];

export interface ConditionsPanelProps {
  book: BookKind;
  state: BookFilterState;
  onClose: () => void;
}

/** More conditions, under the filter line: every one narrows the list at once. */
export function ConditionsPanel({ book, state, onClose }: ConditionsPanelProps) {
  const t = useT();
  const typeWord = useTypeWord();
  const panel = useRef<HTMLDivElement>(null);
  const parse = useDateReader();
  const { value: choices } = useAsk('rules.choices', {});
  const { value: people } = useAsk('people.list', {});
  const { conditions, change } = state;
  const any: Choice = { id: ANY, text: t('documents.any') };
  const states = LISTED_STATES.filter((each) =>
    isOutgoing(book) ? OUT_STATES.includes(each) : !IN_ONLY.includes(each),
  );
  const pick = (id: string): string | null => (id === ANY ? null : id);
  return (
    <div className="conditions" ref={panel} role="group" aria-label={t('documents.moreConditions')}>
      <div className="conditionsGrid">
        <DateField
          label={t('word.enteredFrom')}
          value={conditions.from}
          onChange={(from) => change({ from })}
          parse={parse}
          autoFocus
        />
        <DateField
          label={t('word.to')}
          value={conditions.to}
          onChange={(to) => change({ to })}
          parse={parse}
        />
        {isOutgoing(book) ? null : (
          <IssuerBox
            label={t('documents.field.issuer')}
            value={conditions.issuer}
            onChange={(issuer) => change({ issuer })}
            placeholder={t('documents.any')}
          />
        )}
        <Select
          label={t('documents.field.type')}
          choices={[
            any,
            ...(choices?.incomingTypes.map(({ id, name }) => ({ id, text: typeWord(name) })) ?? []),
          ]}
          value={conditions.typeId ?? ANY}
          onChange={(id) => change({ typeId: pick(id) })}
        />
        {isClassified(book) ? (
          <Select
            label={t('documents.field.level')}
            choices={[
              any,
              ...(['mat', 'toi-mat', 'tuyet-mat'] as const).map((id) => ({ id, text: t(`level.${id}`) })),
            ]}
            value={conditions.level ?? ANY}
            onChange={(id) => change({ level: pick(id) as typeof conditions.level })}
          />
        ) : null}
        <Select
          label={t('word.state')}
          choices={[any, ...states.map((id) => ({ id, text: listedStateWord(t, id, book) }))]}
          value={conditions.state ?? ANY}
          onChange={(id) => change({ state: pick(id) as typeof conditions.state })}
        />
        {isOutgoing(book) ? null : (
          <Select
            label={t('documents.condition.person')}
            choices={[
              any,
              ...(people?.people.map(({ id, fullName, position }) => ({
                id,
                text: fullName,
                detail: position,
              })) ?? []),
            ]}
            value={conditions.personId ?? ANY}
            onChange={(id) => change({ personId: pick(id) })}
          />
        )}
      </div>
      <div className="row">
        {isOutgoing(book) ? null : (
          <Checkbox checked={conditions.overdue} onChange={(overdue) => change({ overdue })}>
            {t('documents.condition.overdue')}
          </Checkbox>
        )}
        <span className="end" />
        <Button size="small" onPress={state.clear} disabled={!state.narrowed}>
          {t('common.clearFilter')}
        </Button>
        <Button size="small" onPress={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
