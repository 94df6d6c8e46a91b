import { useState } from 'react';
import { markedLevel } from '../../../shared/domain/secrecy/marks.ts';
import { textsOf } from '../../data/secrecy/gate.ts';
import { useGate } from '../../data/secrecy/gateStore.ts';

/** Words that the screening stopped while they were typed, and the way out of it with a written reason. */
export function useNoMark(typed: object): { readonly isExplained: boolean; ask(rule: string): void } {
  const words = textsOf(typed);
  const key = words.join('\n');
  const [explained, setExplained] = useState<string | null>(null);
  return {
    isExplained: explained === key,
    ask: (rule) =>
      useGate.getState().ask({
        kind: 'mark',
        found: 'words',
        level: markedLevel(key),
        rule,
        mayRaise: false,
        isDoubt: false,
        files: [],
        stages: useGate.getState().waiting(),
        words,
        reasonFirst: true,
        whileTyping: false,
        done: (way) => {
          if (way === 'again') setExplained(key);
        },
      }),
  };
}
