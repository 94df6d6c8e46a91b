import { useEffect } from 'react';
import { answersGate } from '../../data/secrecy/gate.ts';
import { makeAsker, useGate } from '../../data/secrecy/gateStore.ts';
import { MarkDialog } from './MarkDialog.tsx';
import { UncheckedDialog } from './UncheckedDialog.tsx';

/** The one place where the gate of secrecy puts its questions, above every page. */
export function SecrecyGate() {
  useEffect(() => answersGate(makeAsker()), []);
  const question = useGate((state) => state.question);
  if (question === null) return null;
  return question.kind === 'unread' ? (
    <UncheckedDialog question={question} />
  ) : (
    <MarkDialog question={question} />
  );
}
