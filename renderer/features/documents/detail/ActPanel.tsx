import '../documents.css';
import { useEffect, useRef, type ReactNode } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { Button } from '../../../components/Button.tsx';
import { focusFirst } from '../../../focus/focusFirst.ts';
import { useEnterWalk } from '../../../focus/useEnterWalk.ts';
import { useFootRoom } from '../../../focus/useFootRoom.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { Failure } from '../../../forms/Failure.tsx';

export interface ActPanelProps {
  title: string;
  /** The verb on the button. */
  verb: string;
  busy: boolean;
  error: WireError | null;
  /** What is still missing; the button says so and stays. */
  missing: string | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
  note?: ReactNode;
}

/** The pane in which an act is written down: Ctrl Enter does it, Esc puts it away. */
export function ActPanel(props: ActPanelProps) {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const submit = (): void => {
    if (props.missing === null && !props.busy) props.onSubmit();
  };
  // below what the pane shows there is nothing to write into: the whole of it, or its beginning, comes into view
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
    focusFirst(panel.current);
  }, []);
  useFootRoom(panel, buttons);
  const fields = useRef<HTMLDivElement>(null);
  const walk = useEnterWalk(fields);
  // Alt and a digit would leave for another page with what was typed
  useShortcuts('form', { 'form.close': props.onClose, 'app.nav': () => true });
  useShortcuts('detail', { 'detail.primary': submit });
  return (
    <section className="actPanel" ref={panel} aria-label={props.title} data-form="">
      <h3 className="sec">{props.title}</h3>
      <div className="walked" ref={fields} {...walk}>
        {props.children}
      </div>
      {props.note ? <p className="m cap">{props.note}</p> : null}
      {props.error ? <Failure error={props.error} safe={t('documents.typedStays')} /> : null}
      <div className="row wrap actButtons" ref={buttons}>
        <Button
          kind="primary"
          shortcut="detail.primary"
          onPress={submit}
          disabled={props.missing !== null || props.busy}
          disabledReason={props.missing}
        >
          {props.verb}
        </Button>
        <Button onPress={props.onClose} hint="Esc">
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}
