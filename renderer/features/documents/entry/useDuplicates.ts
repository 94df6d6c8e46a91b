import { useEffect, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../data/bridge.ts';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';
import { bookOf, type IncomingForm } from './form.ts';

export type DuplicateMatch = Output<'documents.duplicates'>['matches'][number];
const WAIT_MS = 300;
const NONE: readonly DuplicateMatch[] = [];

/** Entries that may be the same document, asked for a little after the fields that decide it have settled. */
export function useDuplicates(form: IncomingForm, enabled: boolean): readonly DuplicateMatch[] {
  const [matches, setMatches] = useState<readonly DuplicateMatch[]>(NONE);
  const composing = useIsComposing();
  const issuer = form.issuer.trim();
  const code = form.code.trim();
  const subject = form.subject.trim() === '' || form.level === 'tuyet-mat' ? null : form.subject.trim();
  const ready = enabled && issuer !== '' && (/\d/.test(code) || subject !== null);
  const question = JSON.stringify({
    book: bookOf(form.level),
    issuer,
    code,
    documentDate: form.documentDate,
    subject,
  });
  useEffect(() => {
    if (!ready) {
      setMatches(NONE);
      return undefined;
    }
    if (composing) return undefined;
    let live = true;
    const timer = setTimeout(() => {
      void call('documents.duplicates', JSON.parse(question)).then((reply) => {
        if (live) setMatches(reply.ok ? reply.value.matches : NONE);
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [question, ready, composing]);
  return matches;
}
