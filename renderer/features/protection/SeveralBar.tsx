import { useState } from 'react';
import { mayCall } from '../../app/holding.ts';
import { ActionBar } from '../../app/PageHead.tsx';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import type { Marks } from '../../components/marks.ts';
import { useToasts } from '../../components/toastStore.ts';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { ActForm } from './ActForm.tsx';
import { SEVERAL_ACTS, type SeveralAct } from './severalActs.ts';

/** As many as one paper may be about. */
const MOST = 200;

export interface SeveralBarProps {
  marks: Marks;
  /** the documents that are chosen; a row of a work list may stand for another thing */
  ids: readonly string[];
  acts: readonly SeveralAct[];
  today: string;
  /** a pane with a primary button of its own stands beside the list */
  beside?: boolean;
}

/** Under a list: how many are chosen, what may be done to all of them, and the paper by which it is done. */
export function SeveralBar({ marks, ids, acts, today, beside = false }: SeveralBarProps) {
  const t = useT();
  const format = useFormat();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState<SeveralAct | null>(null);
  const mine = acts.filter((act) => mayCall(roles, SEVERAL_ACTS[act].op));
  const reason =
    ids.length === 0
      ? t('protection.several.none')
      : ids.length > MOST
        ? t('protection.several.most', { count: MOST })
        : null;
  if (open !== null) {
    const count = ids.length;
    return (
      <div className="severalForm">
        <ActForm
          title={t('protection.several.title', { act: t(`protection.act.${open}`), count })}
          verb={t(`protection.verb.${open}`)}
          fields={SEVERAL_ACTS[open].fields}
          today={today}
          note={t('protection.several.note')}
          onSend={(values) => SEVERAL_ACTS[open].send(ids, values)}
          onDone={() => {
            useToasts
              .getState()
              .show({ text: t('protection.several.done', { done: t(`protection.done.${open}`), count }) });
            setOpen(null);
            marks.clear();
          }}
          onClose={() => setOpen(null)}
        />
      </div>
    );
  }
  return (
    <ActionBar>
      {mine.map((act, index) => (
        <Button
          key={act}
          kind={index === 0 && !beside ? 'primary' : 'secondary'}
          icon={SEVERAL_ACTS[act].icon}
          disabled={reason !== null}
          disabledReason={reason}
          onPress={() => setOpen(act)}
        >
          {t(`protection.act.${act}`)}
        </Button>
      ))}
      <span role="status">{t('protection.several.count', { count: format.number(ids.length) })}</span>
      <span className="end" />
      {ids.length > 0 ? <Button onPress={() => marks.clear()}>{t('protection.several.clear')}</Button> : null}
    </ActionBar>
  );
}
