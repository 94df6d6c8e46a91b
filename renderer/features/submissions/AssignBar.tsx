import { useState } from 'react';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { focusList } from '../../focus/panes.ts';
import { Button } from '../../components/Button.tsx';
import type { Marks } from '../../components/marks.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { AssignSeveral } from './AssignSeveral.tsx';
import type { CaseRow } from './stores.ts';

interface AssignBarProps {
  rows: readonly CaseRow[];
  marks: Marks;
  /** the line that the keys stand on */
  selected: string | null;
}

/** Under the list: the chosen cases to one person. G does it, also for the line that the keys stand on. */
export function AssignBar({ rows, marks, selected }: AssignBarProps) {
  const { t, format } = useWords();
  const [open, setOpen] = useState<readonly CaseRow[] | null>(null);
  const marked = rows.filter(({ id }) => marks.keys.has(id));
  const meant = marked.length > 0 ? marked : rows.filter(({ id }) => id === selected);
  useShortcuts('detail', meant.length > 0 ? { 'detail.assign': () => setOpen(meant) } : {});
  return (
    <>
      {marked.length === 0 ? null : (
        <ActionBar>
          <Button kind="primary" icon="assign" shortcut="detail.assign" onPress={() => setOpen(marked)}>
            {t('submissions.step.assign')}
          </Button>
          <span role="status">{t('submissions.markedCount', { count: format.number(marked.length) })}</span>
          <span className="end" />
          <Button onPress={() => marks.clear()}>{t('submissions.unmarkAll')}</Button>
        </ActionBar>
      )}
      {open === null ? null : (
        <AssignSeveral
          // as they stand now: what somebody else gave away meanwhile is seen before it is tried again
          cases={open.map((chosen) => rows.find(({ id }) => id === chosen.id) ?? chosen)}
          onAssigned={(ids) => {
            ids.filter((id) => marks.keys.has(id)).forEach((id) => marks.toggle(id));
            setOpen((before) => before?.filter(({ id }) => !ids.includes(id)) ?? null);
          }}
          onClose={() => {
            setOpen(null);
            requestAnimationFrame(focusList); // the form that had the focus goes
          }}
        />
      )}
    </>
  );
}
