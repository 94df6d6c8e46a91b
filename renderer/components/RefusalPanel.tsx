import './notes.css';
import { type KeyboardEvent, type ReactNode, useLayoutEffect } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { isComposing } from '../keys/match.ts';
import type { WireError } from '../../shared/errors.ts';
import { takeKeys } from '../focus/takeKeys.ts';
import { useIntoView } from '../focus/useIntoView.ts';

export interface RefusalPanelProps {
  /** The rule as a plain sentence, not "Không hợp lệ". */
  title: string;
  /** What was refused and what happened to what was typed. Never repeats secret text. */
  why: ReactNode;
  /** The ground: a button or link that opens it under Căn cứ, and its rule line. */
  ground: ReactNode;
  groundDetail?: ReactNode;
  next: ReactNode;
  /** What ends it, and the two ways on: the help, and somebody who can remove the obstacle. */
  actions?: ReactNode;
  /** The act's failed reply, where it answers one: it is brought into view with each. */
  answers?: WireError | null;
  /** Take the focus on appearing (default): a refusal answers what the person just did. */
  takeFocus?: boolean;
  /** Esc inside it: ends it, and neither the form nor the dialog behind it. */
  onEscape?: (() => void) | undefined;
}

export function RefusalPanel(props: RefusalPanelProps) {
  const t = useT();
  const panel = useIntoView<HTMLElement>(props.answers ?? null);
  const takeFocus = props.takeFocus ?? false;
  // with the picture, not after it: a key pressed meanwhile would put the panel away, and the focus would go with it
  useLayoutEffect(() => {
    // on what goes on with the work, not on the ground, which would lead away from what was typed
    if (!takeFocus) return undefined;
    const before = document.activeElement;
    const element = panel.current;
    const find = (query: string) => element?.querySelector<HTMLElement>(query);
    const end = takeKeys(() => find('footer button') ?? find('button') ?? null);
    return () => {
      end();
      // when it goes with the focus, that goes back to where it was
      if (before instanceof HTMLElement && element?.contains(document.activeElement))
        queueMicrotask(() => {
          if (document.activeElement === document.body) before.focus();
        });
    };
  }, [takeFocus, panel]);
  const { onEscape } = props;
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || onEscape === undefined || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  };
  return (
    <section className="refusal" role="alert" ref={panel} onKeyDown={escape}>
      <header>
        <Icon name="refused" />
        <h2>{props.title}</h2>
      </header>
      <dl>
        <dt>{t('common.why')}</dt>
        <dd>{props.why}</dd>
        <dt>{t('common.ground')}</dt>
        <dd>
          {props.ground}
          {props.groundDetail ? <div className="m cap">{props.groundDetail}</div> : null}
        </dd>
        <dt>{t('common.nextStep')}</dt>
        <dd>{props.next}</dd>
      </dl>
      {props.actions ? <footer>{props.actions}</footer> : null}
    </section>
  );
}
