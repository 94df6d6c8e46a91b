import { useEffect, useState } from 'react';
import type { ListItem } from '../../shared/ipc/contract/protection.ts';
import type { Level } from '../../shared/ipc/schemas.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { ComboBox } from '../components/ComboBox.tsx';
import type { FieldFrame } from '../components/Field.tsx';
import { useT, type Translate } from '../i18n/I18n.tsx';
import { call } from '../data/bridge.ts';
import { itemWords, type ChosenItem } from './chosenItem.ts';
import { useFound } from './useFound.ts';

const MOST = 30;

export interface ItemBoxProps extends FieldFrame {
  name?: string;
  value: ChosenItem | null;
  onChange: (item: ChosenItem | null) => void;
  /** only items of this level */
  level: Level;
  /** lists in force on this day; null: today */
  on: string | null;
  autoFocus?: boolean;
  /** false where somebody else determines: a sample item is named, not confirmed */
  confirms?: boolean;
}

/** The item of a danh mục by which a level is determined: a few words of it, with or without marks. */
export function ItemBox({ value, onChange, level, on, name, confirms = true, ...frame }: ItemBoxProps) {
  const t = useT();
  const [typed, setTyped] = useState(value === null ? '' : itemWords(value));
  const taken = value !== null && itemWords(value) === typed;
  const found = useFound<ListItem>(
    typed,
    async (words) => {
      if (level === 'none') return null;
      const reply = await call('protection.listItems', { on, words, level, limit: MOST });
      return reply.ok ? reply.value.items : null;
    },
    { also: `${level} ${on ?? ''}`, asked: !taken },
  );
  const items = found.rows;
  const ref = value?.ref ?? null;
  const hint = hintOf(t, value, typed, items.length);
  useEffect(() => {
    // another level, or a form that begins anew, takes the choice back
    if (ref === null) setTyped((now) => (items.some((item) => itemWords(item) === now) ? '' : now));
  }, [ref, items]);
  return (
    <>
      <ComboBox
        {...frame}
        {...(name === undefined ? {} : { name })}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          if (value !== null && next !== itemWords(value)) onChange(null);
        }}
        suggestions={items.map((item) => ({
          id: item.ref,
          text: itemWords(item),
          detail: item.list.sample ? t('protection.item.sample') : item.list.code,
        }))}
        foundBy={found.by}
        onChoose={({ id }) => {
          const item = items.find((each) => each.ref === id);
          if (!item) return;
          const { ref: chosen, place, text } = item;
          onChange({
            ref: chosen,
            place,
            text,
            level: item.level,
            mustConfirm: item.mustConfirm,
            sample: item.list.sample,
            confirmed: false,
          });
        }}
        placeholder={t('protection.item.placeholder')}
        hint={hint}
        // “nothing is chosen” would hide that nothing was found
        {...(frame.error && hint === t('protection.item.none') ? { error: hint } : {})}
      />
      {confirms && value?.mustConfirm ? (
        <div className="c12">
          <Checkbox checked={value.confirmed} onChange={(confirmed) => onChange({ ...value, confirmed })}>
            {t('protection.item.confirmSample')}
          </Checkbox>
        </div>
      ) : null}
    </>
  );
}

function hintOf(t: Translate, value: ChosenItem | null, typed: string, found: number): string {
  if (value?.sample) return t('protection.item.sampleHint');
  if (value === null && typed.trim() !== '' && found === 0) return t('protection.item.none');
  return t('protection.item.hint');
}
