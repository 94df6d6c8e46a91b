import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { WireError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { makeTurns, type Turns } from './turns.ts';

export type AskStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** What is known of one question. */
export interface Answer {
  readonly status: AskStatus;
  /** The last answer; kept (dim it) while the next one comes. */
  readonly value: unknown;
  readonly error: WireError | null;
}
export const NO_ANSWER: Answer = { status: 'idle', value: null, error: null };

interface Answers {
  readonly of: Readonly<Record<string, Answer>>;
}

/** One question: an operation with its input. */
interface Question<Op> {
  readonly op: Op;
  readonly turns: Turns;
  ask(): Promise<void>;
  watchers: number;
  unsubscribe: () => void;
}

export interface Questions<Op extends string> {
  /** Answers by key, for a component that shows one. */
  readonly useAnswers: UseBoundStore<StoreApi<Answers>>;
  /**
   * Asks, and asks again on the operation's topics for as long as somebody watches. Whoever comes later asks anew and
   * sees meanwhile what stood there.
   * @returns its end
   */
  watch(op: Op, input: unknown): () => void;
  /** Asks one question again; nothing where it was not asked, or was cleared. Resolved when the newest answer is here. */
  again(key: string): Promise<void>;
  /** Asks again whatever of this operation is on screen. */
  allAgain(op: Op): Promise<void>;
  /** Nothing is left, and what is under way answers nothing any more. */
  clear(): void;
}

/** The same for equal inputs, in whatever order their fields were written. */
export const keyOf = (op: string, input: unknown): string =>
  `${op} ${JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )}`;

/**
 * The answers that the page holds, one for each question. There are no optimistic updates: a state changes on screen when
 * the vault says so. An answer that nobody watches stays for whoever comes back, until its operation is asked something
 * else: then it goes, so that no more lies here than what is looked at and one answer an operation.
 * @param subscribe calls its listener when what an operation answers may have changed
 */
export function makeQuestions<Op extends string>(
  call: (op: Op, input: unknown) => Promise<Reply<unknown>>,
  subscribe: (op: Op, again: () => void) => () => void,
): Questions<Op> {
  const questions = new Map<string, Question<Op>>();
  const useAnswers = create<Answers>(() => ({ of: {} }));
  const put = (key: string, part: Partial<Answer>): void =>
    useAnswers.setState(({ of }) => ({ of: { ...of, [key]: { ...NO_ANSWER, ...of[key], ...part } } }));
  const drop = (key: string): void => {
    questions.get(key)?.turns.end();
    questions.delete(key);
    useAnswers.setState(({ of }) => {
      const { [key]: _, ...others } = of;
      return { of: others };
    });
  };
  const begin = (op: Op, key: string, input: unknown): Question<Op> => {
    for (const [other, { op: its, watchers }] of questions) if (its === op && watchers === 0) drop(other);
    const turns = makeTurns();
    const ask = (): Promise<void> => {
      put(key, { status: 'loading' });
      return turns.ask(
        () => call(op, input),
        (reply) => {
          if (reply.ok) put(key, { status: 'ready', value: reply.value, error: null });
          else put(key, { status: 'failed', error: reply.error });
        },
      );
    };
    const question: Question<Op> = { op, turns, ask, watchers: 0, unsubscribe: () => undefined };
    questions.set(key, question);
    return question;
  };
  const isAsked = (key: string): boolean => useAnswers.getState().of[key] !== undefined;
  const again = (key: string): Promise<void> =>
    isAsked(key) ? (questions.get(key)?.ask() ?? Promise.resolve()) : Promise.resolve();
  return {
    useAnswers,
    watch: (op, input) => {
      const key = keyOf(op, input);
      const question = questions.get(key) ?? begin(op, key, input);
      question.watchers += 1;
      if (question.watchers === 1) question.unsubscribe = subscribe(op, () => void again(key));
      void question.ask();
      return () => {
        question.watchers -= 1;
        if (question.watchers === 0) question.unsubscribe();
      };
    },
    again,
    allAgain: async (op) => {
      const watched = [...questions].filter(([, { op: its, watchers }]) => its === op && watchers > 0);
      await Promise.all(watched.map(([key]) => again(key)));
    },
    clear: () => {
      for (const [key, { turns, watchers }] of questions) {
        turns.end();
        if (watchers === 0) questions.delete(key);
      }
      useAnswers.setState({ of: {} });
    },
  };
}
