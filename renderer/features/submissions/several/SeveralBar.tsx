import { useState } from 'react';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { focusList } from '../../../focus/panes.ts';
import { Button } from '../../../components/Button.tsx';
import type { Marks } from '../../../components/marks.ts';
import { useWords } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { isUnsorted } from '../words.ts';
import { AssignSeveral } from './AssignSeveral.tsx';
import { ClassifySeveral } from './ClassifySeveral.tsx';
import type { CaseRow } from '../stores.ts';

interface SeveralBarProps {
  rows: readonly CaseRow[];
  marks: Marks;
  /** the line that the keys stand on */
  selected: string | null;
}

const FORMS = { assign: AssignSeveral, classify: ClassifySeveral } as const;
interface Open {
  readonly form: keyof typeof FORMS;
  readonly cases: readonly CaseRow[];
}

/** Whether this person may do something with several cases at once. */
export function useSeveralActs(): { readonly assigns: boolean; readonly classifies: boolean } {
  const { roles } = useOpenSession();
  return {
    assigns: mayCall(roles, 'submissions.assignSeveral'),
    classifies: mayCall(roles, 'submissions.classifySeveral'),
  };
}

/**
 * Under the list: the chosen cases to one person, or under one answer where nobody has classified them yet. G and P do it,
 * also for the line that the keys stand on.
 */
export function SeveralBar({ rows, marks, selected }: SeveralBarProps) {
  const { t, format } = useWords();
  const { assigns, classifies } = useSeveralActs();
  const [open, setOpen] = useState<Open | null>(null);
  const marked = rows.filter(({ id }) => marks.keys.has(id));
  const meant = marked.length > 0 ? marked : rows.filter(({ id }) => id === selected);
  const mayAssign = assigns && meant.length > 0;
  const mayClassify = classifies && meant.some(isUnsorted);
  const begin = (form: Open['form']) => () => setOpen({ form, cases: meant });
  useShortcuts('detail', mayAssign ? { 'detail.assign': begin('assign') } : {});
  useShortcuts('submission', mayClassify ? { 'submission.classify': begin('classify') } : {});
  const Form = open === null ? null : FORMS[open.form];
  return (
    <>
      {marked.length === 0 ? null : (
        <ActionBar>
          {mayClassify ? (
            <Button kind="primary" shortcut="submission.classify" onPress={begin('classify')}>
              {t('submissions.step.classify')}
            </Button>
          ) : null}
          {mayAssign ? (
            <Button
              {...(mayClassify ? {} : { kind: 'primary' as const })}
              icon="assign"
              shortcut="detail.assign"
              onPress={begin('assign')}
            >
              {t('submissions.step.assign')}
            </Button>
          ) : null}
          <span role="status">{t('submissions.markedCount', { count: format.number(marked.length) })}</span>
          <span className="end" />
          <Button onPress={() => marks.clear()}>{t('submissions.unmarkAll')}</Button>
        </ActionBar>
      )}
      {open === null || Form === null ? null : (
        <Form
          // as they stand now: what somebody else did meanwhile is seen before it is tried again
          cases={open.cases.map((chosen) => rows.find(({ id }) => id === chosen.id) ?? chosen)}
          onDone={(ids) => {
            ids.filter((id) => marks.keys.has(id)).forEach((id) => marks.toggle(id));
            setOpen(
              (before) => before && { ...before, cases: before.cases.filter(({ id }) => !ids.includes(id)) },
            );
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
