import { useMemo } from 'react';
import type { WireError } from '../../shared/errors.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { ASKED_AGAIN_ON, type AskedOp } from './askedAgainOn.ts';
import { call } from './bridge.ts';
import { onClear } from './clearing.ts';
import { type AskStatus, keyOf, makeQuestions, NO_ANSWER } from './questions.ts';
import { subscribeTopics } from './topics.ts';
import { useAsking } from './useAsking.ts';

/** What a component shows of one question. */
export interface Asked<T> {
  readonly status: AskStatus;
  /** The last answer; kept (dim it) while the next one comes. */
  readonly value: T | null;
  readonly error: WireError | null;
  /** Asks again; resolved when the newest answer stands on the screen. */
  reload(): Promise<void>;
}

const questions = makeQuestions<AskedOp>(
  // each operation is asked with its own input below
  (op, input) => call(op, input as Input<AskedOp>),
  (op, again) => subscribeTopics(ASKED_AGAIN_ON[op], again),
);
onClear(() => questions.clear());

/**
 * Asks while the component lives and asks again on the operation's topics. Equal inputs are one question with one answer,
 * whoever asks; `null` asks nothing.
 */
export function useAsk<K extends AskedOp>(op: K, input: Input<K> | null): Asked<Output<K>> {
  const key = input === null ? null : keyOf(op, input);
  const answer = questions.useAnswers(({ of }) => (key === null ? NO_ANSWER : (of[key] ?? NO_ANSWER)));
  const isOwn = useAsking(key, () => questions.watch(op, input));
  const reload = useMemo(
    () => (): Promise<void> => (key === null ? Promise.resolve() : questions.again(key)),
    [key],
  );
  const { status, value, error } = answer;
  return { status: isOwn ? status : 'loading', value: value as Output<K> | null, error, reload };
}

/** What another component has been answered, without asking. */
export function useAnswer<K extends AskedOp>(op: K, input: Input<K> | null): Output<K> | null {
  const key = input === null ? null : keyOf(op, input);
  return questions.useAnswers(({ of }) =>
    key === null ? null : (of[key]?.value ?? null),
  ) as Output<K> | null;
}

/** Asks again whatever of this operation is on screen; resolved when the answers stand there. */
export const askAgain = (op: AskedOp): Promise<void> => questions.allAgain(op);
