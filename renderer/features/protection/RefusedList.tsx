import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { Refused } from './severalActs.ts';

export interface RefusedListProps {
  refused: readonly Refused[];
  /** how many would be left */
  ready: number;
  onLeaveOut: () => void;
}

/** Which of the chosen documents stand against it, one by one, each with its reason; nothing was done. */
export function RefusedList({ refused, ready, onLeaveOut }: RefusedListProps) {
  const t = useT();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), [refused]);
  return (
    <div ref={top}>
      <Note
        tone="caution"
        live
        title={t('protection.several.refused', { count: refused.length })}
        actions={
          <Button onPress={onLeaveOut} disabled={ready === 0} disabledReason={t('protection.several.none')}>
            {t('protection.several.leaveOut', { ready })}
          </Button>
        }
      >
        <ul className="refusedList">
          {refused.map((each) => {
            const words = errorWords(t, {
              code: each.code,
              params: each.entry === '' ? each.params : { ...each.params, entry: each.entry },
            });
            return (
              <li key={each.id}>
                {words.title}. <span className="m">{words.next}</span>
              </li>
            );
          })}
        </ul>
      </Note>
    </div>
  );
}
