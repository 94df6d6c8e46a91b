import { useEffect, useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';
import type { Finding, Similar } from './entryForm.ts';

const WAIT_MS = 450;
/** What the vault reads at once (shared/ipc/contract/submissions.ts). */
const MOST = { title: 300, body: 40_000 } as const;

export interface Screening {
  readonly findings: readonly Finding[];
  /** Cases that may be about the same matter. */
  readonly similar: readonly Similar[];
  /** The findings are those of the words on screen now; only then may a draft be kept. */
  readonly settled: boolean;
  readonly stop: Finding | null;
  readonly phrases: readonly Finding[];
  readonly hints: readonly Finding[];
}

/** Reads what was typed for marks and phrases, a little after the last key. The vault keeps nothing of it. */
export function useScreening(title: string, body: string, note: string): Screening {
  const composing = useIsComposing();
  const words = `${title}\n${body}\n${note}`;
  const [read, setRead] = useState<{
    words: string;
    findings: readonly Finding[];
    similar: readonly Similar[];
  }>({ words: '', findings: [], similar: [] });
  useEffect(() => {
    if (composing || words === read.words) return undefined;
    let live = true;
    const timer = setTimeout(() => {
      const text = `${body}\n${note}`.slice(0, MOST.body);
      void call('submissions.screen', { title: title.slice(0, MOST.title), body: text }).then((reply) => {
        if (live && reply.ok) setRead({ words, ...reply.value });
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, title, body, note, composing, read.words]);
  const { findings, similar } = read;
  return {
    findings,
    similar,
    settled: read.words === words,
    stop: findings.find(({ severity }) => severity === 'stop') ?? null,
    phrases: findings.filter(({ severity }) => severity === 'warn'),
    hints: findings.filter(({ severity }) => severity === 'hint'),
  };
}
