import { LevelChip } from '../../../components/LevelChip.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { useLevelHint } from '../../../parts/secrecy/useLevelHint.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import { FieldChip, type FieldChipProps } from './FieldChip.tsx';
import { type FieldName, groupOf } from './form.ts';
import type { IncomingFieldsProps } from './IncomingFields.tsx';
import { usePageHint } from './usePageHint.ts';

type Chip = Omit<FieldChipProps, 'onOpen' | 'origin' | 'label' | 'name'> & { readonly name: FieldName };

/** One line of what the form holds besides its three fields; each opens by a press or by its number. */
export function FieldChips(props: IncomingFieldsProps) {
  const t = useT();
  const { state, open, faults } = props;
  const chips = useChips(props).filter(({ name }) => !open.isOpen(groupOf(name)));
  const { hint, tone } = useLevelHint(props.state.form.level, props.mark);
  if (chips.length === 0) return null;
  const bad = (name: string): boolean =>
    faults.some(({ field }) => field === name || (name === 'dueOn' && field === 'dueTime'));
  return (
    <div className="c12 fieldChips" role="group" aria-label={t('documents.chips')}>
      {chips.map((chip) => (
        <FieldChip
          key={chip.name}
          {...chip}
          label={t(`documents.field.${chip.name}`)}
          origin={state.form.origins[chip.name]}
          tone={bad(chip.name) ? 'danger' : chip.tone}
          onOpen={(withList) => open.open(groupOf(chip.name), withList)}
        />
      ))}
      {tone === 'caution' && !open.isOpen('level') ? <span className="m">{hint}</span> : null}
    </div>
  );
}

function useChips({ state, choices, leaders, mark, jumping }: IncomingFieldsProps): readonly Chip[] {
  const { t, format } = useWords();
  const typeWord = useTypeWord();
  const { form, counted } = state;
  const { differs } = usePageHint(form.pages, counted);
  const { tone: levelTone } = useLevelHint(form.level, mark);
  const day = (on: string | null): string | null => (on === null ? null : format.date(on));
  const opened = form.unopenedFor === null;
  const pages = form.pages === null ? null : t('documents.chip.pages', { count: form.pages });
  const person = leaders.find(({ id }) => id === form.presentTo)?.fullName ?? null;
  const type = choices.incomingTypes.find(({ id }) => id === form.typeId);
  const time = form.dueTime === '' ? '' : ` ${form.dueTime}`;
  const due = form.dueOn === null ? null : `${format.date(form.dueOn)}${time}`;
  const note = form.note.trim() === '' ? null : form.note;
  return [
    {
      name: 'documentDate',
      number: 4,
      words: day(form.documentDate),
      ...caution(opened && form.documentDate === null),
    },
    {
      name: 'typeId',
      number: 5,
      words: type === undefined ? null : typeWord(type.name),
      ...caution(opened && form.typeId === null && form.level !== 'tuyet-mat'),
    },
    {
      name: 'urgency',
      number: 6,
      words: t(`urgency.${form.urgency}`),
      ...(form.urgency === 'thuong' ? {} : { mark: <UrgencyMark urgency={form.urgency} /> }),
    },
    {
      name: 'level',
      number: 7,
      words: t(`level.${form.level}`),
      mark: <LevelChip level={form.level} />,
      ...caution(levelTone === 'caution'),
    },
    { name: 'pages', number: 8, words: pages, ...caution(differs) },
    { name: 'presentTo', number: 9, words: person, named: true },
    { name: 'replyDueOn', number: 10, words: day(form.replyDueOn), named: true },
    { name: 'dueOn', number: 11, words: due, named: true },
    { name: 'note', number: 12, words: note, named: true },
    ...(jumping ? [{ name: 'dueTime', number: 13, words: null } as const] : []),
    // of today it is every paper: it opens with all fields, or by its number
    ...(form.arrivedOn === choices.today && !jumping
      ? []
      : [{ name: 'arrivedOn', number: 14, words: day(form.arrivedOn), named: true } as const]),
  ];
}

const caution = (on: boolean): { readonly tone?: 'caution' } => (on ? { tone: 'caution' } : {});
