import { useState, type RefObject } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { BookKind } from '../../../../shared/ipc/schemas.ts';
import { FilterBar } from '../../../parts/frame/PageHead.tsx';
import { ChipButton } from '../../../components/ChipButton.tsx';
import { FilterChips, type FilterChip } from '../../../components/FilterChips.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { isClassified, isOutgoing } from '../words.ts';
import type { BookFilterState, Chip } from './bookFilter.ts';
import { ConditionsPanel } from './ConditionsPanel.tsx';

type Counts = Output<'documents.counts'>;

export interface BookFilterProps {
  book: BookKind;
  state: BookFilterState;
  counts: Counts | null;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Below 1200 px the field gives its room to the chips until `/` asks for it. */
  onDone: () => void;
}

/** Filter field, chips with their counts, more conditions. */
export function BookFilter({ book, state, counts, inputRef, onDone }: BookFilterProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const chips = useChips(book, counts);
  return (
    <>
      <FilterBar keys="filter">
        <SearchBox
          label={t('documents.filterBook')}
          value={state.words}
          onChange={state.setWords}
          onSubmit={onDone}
          shortcut="list.filter"
          inputRef={inputRef}
        />
        <FilterChips
          label={t('documents.filters')}
          chips={chips}
          value={state.chip}
          onChange={state.setChip}
        />
        <ChipButton icon="filter" on={state.set > 0} onPress={() => setOpen(!open)}>
          {state.set > 0 ? t('documents.conditionsSet', { count: state.set }) : t('documents.moreConditions')}
        </ChipButton>
        <span className="end" />
        <span className="m cap wide-only nowrap">{t('documents.newestFirst')}</span>
      </FilterBar>
      {open ? <ConditionsPanel book={book} state={state} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function useChips(book: BookKind, counts: Counts | null): readonly FilterChip<Chip>[] {
  const { t, format } = useWords();
  const chip = (id: Chip, text: string, count: number | undefined, hot = false): FilterChip<Chip> => ({
    id,
    text,
    ...(count === undefined ? {} : { count: format.number(count) }),
    hot: hot && (count ?? 0) > 0,
  });
  const all = chip('all', t('common.all'), undefined);
  if (isClassified(book)) {
    const levels = (['mat', 'toi-mat', 'tuyet-mat'] as const).map((level) => ({
      ...chip(level, t(`level.${level}`), counts?.byLevel[level]),
      content: <LevelChip level={level} />,
    }));
    const waiting = isOutgoing(book)
      ? []
      : [
          chip('notPresented', t('documents.chip.notPresented'), counts?.notPresented),
          chip('unopened', t('documents.chip.unopened'), counts?.unopened),
        ];
    return [chip('all', t('common.all'), counts?.all), ...levels, ...waiting];
  }
  if (isOutgoing(book)) return [all];
  return [
    all,
    chip('mine', t('documents.chip.mine'), counts?.mine),
    chip('overdue', t('word.overdue'), counts?.overdue, true),
    chip('notPresented', t('documents.chip.notPresented'), counts?.notPresented),
    ...((counts?.unopened ?? 0) > 0
      ? [chip('unopened', t('documents.chip.unopened'), counts?.unopened)]
      : []),
  ];
}
