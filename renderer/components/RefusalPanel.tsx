import './notes.css';
import { type ReactNode, useLayoutEffect } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import type { WireError } from '../../shared/errors.ts';
import { takeKeys } from './takeKeys.ts';
import { useIntoView } from './useIntoView.ts';

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
  /** Take the focus on appearing (default): a refusal answers what the hands just did. */
  takeFocus?: boolean;
}

export function RefusalPanel(props: RefusalPanelProps) {
  const t = useT();
  const panel = useIntoView<HTMLElement>(props.answers ?? null);
  const takeFocus = props.takeFocus ?? false;
  // with the picture, not after it: a key pressed meanwhile would put the panel away, and the keys would go with it
  useLayoutEffect(() => {
    // on what goes on with the work, not on the ground, which would lead away from what was typed
    if (!takeFocus) return undefined;
    const find = (query: string) => panel.current?.querySelector<HTMLElement>(query);
    return takeKeys(() => find('footer button') ?? find('button') ?? null);
  }, [takeFocus, panel]);
  return (
    <section className="refusal" role="alert" ref={panel}>
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
