import { useState } from 'react';
import { call } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { focusList } from '../../focus/panes.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import type { Marks } from '../../components/marks.ts';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { ActForm } from './ActForm.tsx';
import { ChosenList, type ChosenName } from './ChosenList.tsx';
import { RefusedList } from './RefusedList.tsx';
import { type Chosen, type Refused, SEVERAL_ACTS, type SeveralAct } from './severalActs.ts';

/** As many as one paper may be about. */
const MOST = 200;

export interface SeveralBarProps {
  marks: Marks;
  /** the documents that are chosen; a row of a work list may stand for another thing */
  chosen: readonly Chosen[];
  /** how each of them is called */
  names: readonly ChosenName[];
  /** takes documents out of the choice */
  leaveOut: (ids: readonly string[]) => void;
  acts: readonly SeveralAct[];
  today: string;
  /** days; with fewer left an extension needs a document of the head; null where none is offered */
  extendBefore?: number | null;
  /** a pane with a primary button of its own stands beside the list */
  beside?: boolean;
}

/** Under a list: how many are chosen, what may be done to all of them, and the paper by which it is done. */
export function SeveralBar({
  marks,
  chosen,
  names,
  leaveOut,
  acts,
  today,
  extendBefore = null,
  beside = false,
}: SeveralBarProps) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState<SeveralAct | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const mine = acts.filter((act) => mayCall(roles, SEVERAL_ACTS[act].op));
  const reason =
    chosen.length === 0
      ? t('protection.several.none')
      : chosen.length > MOST
        ? t('protection.several.most', { count: MOST })
        : null;
  const close = (): void => {
    setRefused([]);
    setOpen(null);
    // the form that had the focus goes
    requestAnimationFrame(focusList);
  };
  if (open !== null) {
    const count = chosen.length;
    return (
      <div className="severalForm">
        {refused.length === 0 ? null : (
          <RefusedList
            refused={refused}
            ready={count - refused.length}
            onLeaveOut={() => {
              leaveOut(refused.map(({ id }) => id));
              setRefused([]);
            }}
          />
        )}
        <ChosenList names={names} />
        <ActForm
          title={t('protection.several.title', { act: t(`protection.act.${open}`), count })}
          verb={t(`protection.verb.${open}`)}
          fields={SEVERAL_ACTS[open].fields(extendBefore)}
          today={today}
          note={t('protection.several.note')}
          onSend={async (values) => {
            const { asks, send } = SEVERAL_ACTS[open];
            setRefused([]);
            if (asks !== undefined) {
              const tried = await call('protection.trySeveral', { asked: asks(chosen, values) });
              if (!tried.ok) return tried;
              setRefused(tried.value.refused);
              if (tried.value.refused.length > 0) return null;
            }
            return send(chosen, values);
          }}
          onDone={() => {
            useToasts
              .getState()
              .show({ text: t('protection.several.done', { done: t(`protection.done.${open}`), count }) });
            close();
            marks.clear();
          }}
          onClose={close}
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
      <span role="status">{t('protection.several.count', { count: format.number(chosen.length) })}</span>
      <span className="end" />
      {chosen.length > 0 ? (
        <Button onPress={() => marks.clear()}>{t('protection.several.clear')}</Button>
      ) : null}
    </ActionBar>
  );
}
