import './act.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import type { Running } from '../../data/useAct.ts';
import { focusFirst } from '../../focus/focusFirst.ts';
import { settleTyped } from '../../focus/settle.ts';
import { useEnterWalk } from '../../focus/useEnterWalk.ts';
import { useFootRoom } from '../../focus/useFootRoom.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { Failure } from '../Failure.tsx';

export interface ActFrameProps {
  title: string;
  /** Beside the title: round, what the step means. */
  detail?: ReactNode;
  /** The verb on the button. */
  verb: string;
  /** What is still missing, said on the button; null when the act can be done. */
  missing: string | null;
  act: Pick<Running, 'busy' | 'error' | 'forget'>;
  /** What ends or destroys something: only its button does it, neither Enter nor Ctrl Enter. */
  danger?: boolean;
  /** What is typed is kept as a draft: Alt and a digit may leave for another page. */
  kept?: boolean;
  /** Under the fields: what follows from the act. */
  note?: ReactNode;
  /** More buttons after the first one. */
  more?: ReactNode;
  /** Right end of the buttons: the autosave sign. */
  sign?: ReactNode;
  /** A box among what it is about, or the part at the foot of a page, with a scroll of its own. */
  look?: 'box' | 'foot';
  className?: string;
  onGo: () => void;
  onClose?: () => void;
  children?: ReactNode;
}

/**
 * The one frame in which an act is written down, in a page; a dialog has `FormDialog`. Ctrl Enter does it from any field,
 * unless it can't be undone. Esc puts a refusal away first, then the form: what was typed stays until then. Alt and a
 * digit, which answer elsewhere, lead to no other page with what was typed. The focus is in the first field; after a
 * refusal it is where it was.
 */
export function ActFrame(props: ActFrameProps) {
  const t = useT();
  const { act, missing, danger = false, onClose, onGo, look = 'box' } = props;
  const frame = useRef<HTMLElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const from = useRef<Element | null>(null);
  const walk = useEnterWalk(fields);
  // below what the pane shows there is nothing to write into: the whole of it, or its beginning, comes into view
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
    // without a field Enter comes from the foot: never from the button of what cannot be undone
    if (!focusFirst(fields.current))
      foot.current?.querySelector<HTMLElement>(danger ? 'button:not(.button-danger)' : 'button')?.focus();
  }, [danger]);
  useFootRoom(frame, foot);
  const go = (): void => {
    if (missing !== null || act.busy || (danger && !settleTyped())) return;
    from.current = document.activeElement;
    onGo();
  };
  const putAway = (): void => {
    act.forget();
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
    else focusFirst(fields.current);
  };
  const close = act.error ? putAway : onClose;
  // kept from the page below, and from the button in focus: Ctrl Enter is no Enter
  useShortcuts('detail', { 'detail.primary': danger ? () => undefined : go });
  useShortcuts('form', { 'app.nav': () => true }, { enabled: props.kept !== true });
  useShortcuts('choices', close ? { 'app.closeLayer': close } : {});
  return (
    <section
      ref={frame}
      className={['actFrame', look === 'foot' ? 'actFoot' : 'actBox', props.className]
        .filter(Boolean)
        .join(' ')}
      aria-label={props.title}
      data-pane={look === 'foot' ? 'act' : undefined}
      data-form=""
      data-kept={props.kept === true ? '' : undefined}
    >
      <div className="actHead">
        <h2 className="sec">{props.title}</h2>
        {props.detail ? <span className="m cap cut">{props.detail}</span> : null}
      </div>
      <div className="actBody" ref={fields} {...walk}>
        {props.children}
        {props.note ? <p className="m cap">{props.note}</p> : null}
        {act.error ? <Failure error={act.error} safe={t('common.typedStays')} onClose={putAway} /> : null}
      </div>
      <div className={look === 'foot' ? 'actionBar' : 'row wrap actButtons'} ref={foot}>
        <Button
          kind={danger ? 'danger' : 'primary'}
          {...(danger ? {} : { shortcut: 'detail.primary' as const })}
          disabled={act.busy || missing !== null}
          disabledReason={missing}
          onPress={go}
        >
          {props.verb}
        </Button>
        {props.more}
        {onClose ? (
          <Button kind="quiet" hint="Esc" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        ) : null}
        <span className="end" />
        {props.sign}
      </div>
    </section>
  );
}
