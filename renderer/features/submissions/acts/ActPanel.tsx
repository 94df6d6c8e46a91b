import { type ReactNode, useRef } from 'react';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { Button } from '../../../components/Button.tsx';
import { useEnterWalk } from '../../../focus/useEnterWalk.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { Running } from '../../../data/useAct.ts';

export interface ActPanelProps {
  title: string;
  /** Beside the title: round, what the step means. */
  detail?: ReactNode;
  /** The verb on the primary button. */
  verb: string;
  /** What is missing, said on the disabled button; null when the act can be done. */
  missing: string | null;
  act: Running;
  /** What is typed is kept as a draft. */
  kept?: boolean;
  onGo: () => void;
  onClose?: () => void;
  /** More buttons after the primary one. */
  more?: ReactNode;
  /** Right end of the bar: the autosave sign. */
  sign?: ReactNode;
  children: ReactNode;
}

/**
 * The part under the conversation where an act is written. Ctrl Enter does it, Esc closes it. Alt and a digit, which
 * answer elsewhere, lead to no other page before that: what was typed would be lost.
 */
export function ActPanel(props: ActPanelProps) {
  const t = useT();
  const { act, missing, onClose, onGo } = props;
  const from = useRef<Element | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const walk = useEnterWalk(fields);
  const go = (): void => {
    from.current = document.activeElement;
    if (missing === null) onGo();
  };
  // a refusal is put away before the form: what was typed stays, and the focus is where it was
  const putAway = (): void => {
    act.forget();
    if (from.current instanceof HTMLElement) from.current.focus();
  };
  const close = act.error ? putAway : onClose;
  useShortcuts('detail', { 'detail.primary': go });
  useShortcuts('form', { 'app.nav': () => true }, { enabled: props.kept !== true });
  useShortcuts('choices', close ? { 'app.closeLayer': close } : {});
  return (
    <section
      className="casePanel"
      aria-label={props.title}
      data-pane="act"
      data-form=""
      data-kept={props.kept === true ? '' : undefined}
    >
      <div className="actHead">
        <h2 className="sec">{props.title}</h2>
        {props.detail ? <span className="m cap cut">{props.detail}</span> : null}
      </div>
      <div className="actBody" ref={fields} {...walk}>
        {props.children}
        {act.error ? (
          <Failure error={act.error} safe={t('submissions.typedStays')} onClose={putAway} />
        ) : null}
      </div>
      <ActionBar>
        <Button
          kind="primary"
          shortcut="detail.primary"
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
      </ActionBar>
    </section>
  );
}
