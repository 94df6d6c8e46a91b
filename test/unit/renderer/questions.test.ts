import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ASKED_AGAIN_ON } from '../../../renderer/data/askedAgainOn.ts';
import { keyOf, makeQuestions } from '../../../renderer/data/questions.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

/** A vault that answers when the test says so, and tells when the test says so. */
function makeLine() {
  const waiting: { op: string; input: unknown; answer: (reply: Reply<unknown>) => void }[] = [];
  const listeners = new Map<string, Set<() => void>>();
  const questions = makeQuestions(
    (op, input) => new Promise((answer) => waiting.push({ op, input, answer })),
    (op, again) => {
      const ofOp = listeners.get(op) ?? new Set();
      listeners.set(op, ofOp.add(again));
      return () => void ofOp.delete(again);
    },
  );
  return {
    questions,
    asked: () => waiting.map(({ op, input }) => keyOf(op, input)),
    /** Answers the nth question that was asked. */
    answer: async (at: number, reply: Reply<unknown>) => {
      waiting[at]?.answer(reply);
      await Promise.resolve().then(() => Promise.resolve());
    },
    tell: (op: string) => {
      for (const listener of listeners.get(op) ?? []) listener();
    },
    shown: (op: string, input: unknown) => questions.useAnswers.getState().of[keyOf(op, input)],
    held: () => Object.keys(questions.useAnswers.getState().of),
  };
}
const yes = (value: unknown): Reply<unknown> => ({ ok: true, value });
const no: Reply<unknown> = { ok: false, error: { code: 'not-found', params: {} } };

describe('questions of the page', () => {
  it('equal inputs are one question, in whatever order they were written', () => {
    expect(keyOf('a.list', { one: 1, two: { b: [2, 1], a: null } })).toBe(
      keyOf('a.list', { two: { a: null, b: [2, 1] }, one: 1 }),
    );
    expect(keyOf('a.list', { list: [1, 2] })).not.toBe(keyOf('a.list', { list: [2, 1] }));
    expect(keyOf('a.list', {})).not.toBe(keyOf('b.list', {}));
    expect(keyOf('a.list', { left: undefined })).toBe(keyOf('a.list', {}));
  });

  it('shows an answer when the vault gave it, and what stood there while it is asked again', async () => {
    const { questions, answer, tell, shown } = makeLine();
    questions.watch('a.get', { id: 1 });
    expect(shown('a.get', { id: 1 })).toEqual({ status: 'loading', value: null, error: null });
    await answer(0, yes('first'));
    expect(shown('a.get', { id: 1 })).toEqual({ status: 'ready', value: 'first', error: null });
    tell('a.get');
    expect(shown('a.get', { id: 1 })).toEqual({ status: 'loading', value: 'first', error: null });
    await answer(1, no);
    expect(shown('a.get', { id: 1 })).toMatchObject({
      status: 'failed',
      value: 'first',
      error: { code: 'not-found' },
    });
    tell('a.get');
    await answer(2, yes('third'));
    expect(shown('a.get', { id: 1 })).toEqual({ status: 'ready', value: 'third', error: null });
  });

  it('an answer of an older question is never shown for a newer', async () => {
    const { questions, answer, shown } = makeLine();
    const leave = questions.watch('a.get', { id: 1 });
    leave();
    questions.watch('a.get', { id: 2 });
    await answer(0, yes('of one'));
    expect(shown('a.get', { id: 2 })).toEqual({ status: 'loading', value: null, error: null });
    expect(shown('a.get', { id: 1 })).toBeUndefined();
  });

  it('of two turns of one question the newest counts', async () => {
    const { questions, answer, shown } = makeLine();
    questions.watch('a.get', {});
    const again = questions.again(keyOf('a.get', {}));
    await answer(1, yes('newer'));
    await again;
    await answer(0, yes('older'));
    expect(shown('a.get', {})).toMatchObject({ status: 'ready', value: 'newer' });
  });

  it('several who look at one question hear an event once, and it is heard as long as one looks', () => {
    const { questions, asked, tell } = makeLine();
    const first = questions.watch('a.get', {});
    const second = questions.watch('a.get', {});
    expect(asked()).toHaveLength(2);
    tell('a.get');
    expect(asked()).toHaveLength(3);
    first();
    tell('a.get');
    expect(asked()).toHaveLength(4);
    second();
    tell('a.get');
    expect(asked()).toHaveLength(4);
  });

  it('whoever comes back sees what stood there, and it is asked again', async () => {
    const { questions, answer, asked, shown } = makeLine();
    const leave = questions.watch('a.list', {});
    await answer(0, yes('rows'));
    leave();
    expect(shown('a.list', {})).toMatchObject({ status: 'ready', value: 'rows' });
    questions.watch('a.list', {});
    expect(shown('a.list', {})).toMatchObject({ status: 'loading', value: 'rows' });
    expect(asked()).toHaveLength(2);
  });

  it('what nobody looks at goes when its operation is asked something else, what is looked at stays', async () => {
    const { questions, answer, held } = makeLine();
    const other = questions.watch('b.get', {});
    const kept = questions.watch('a.get', { id: 0 });
    await answer(0, yes('b'));
    await answer(1, yes('kept'));
    for (let id = 1; id <= 50; id += 1) {
      const leave = questions.watch('a.get', { id });
      await answer(1 + id, yes(id));
      leave();
    }
    expect(held().toSorted()).toEqual([
      keyOf('a.get', { id: 0 }),
      keyOf('a.get', { id: 50 }),
      keyOf('b.get', {}),
    ]);
    other();
    kept();
    questions.watch('a.get', { id: 51 });
    expect(held().toSorted()).toEqual([keyOf('a.get', { id: 51 }), keyOf('b.get', {})]);
  });

  it('a question that changes goes before the next one is asked, though another one stays in view', async () => {
    const { questions, answer, held } = makeLine();
    // the case on screen, and the one that it is compared with
    questions.watch('case.get', { id: 1 });
    const compared = questions.watch('case.get', { id: 2 });
    await answer(1, yes('two'));
    compared();
    questions.watch('case.get', { id: 3 });
    expect(held().toSorted()).toEqual([keyOf('case.get', { id: 1 }), keyOf('case.get', { id: 3 })]);
  });

  it('asks again whatever of an operation is looked at, and waits for the answers', async () => {
    const { questions, answer, asked } = makeLine();
    questions.watch('a.get', { id: 1 });
    const away = questions.watch('a.get', { id: 2 });
    questions.watch('b.get', {});
    away();
    let done = false;
    const all = questions.allAgain('a.get').then(() => (done = true));
    expect(asked().slice(3)).toEqual([keyOf('a.get', { id: 1 })]);
    await answer(0, yes('before'));
    expect(done).toBe(false);
    await answer(3, yes('after'));
    await all;
    expect(done).toBe(true);
  });

  it('locking leaves nothing: no answer, none that is on its way, none by an event', async () => {
    const { questions, answer, asked, tell, held } = makeLine();
    const leave = questions.watch('a.get', {});
    await answer(0, yes('secret'));
    tell('a.get');
    questions.clear();
    await answer(1, yes('late'));
    expect(held()).toEqual([]);
    tell('a.get');
    await questions.again(keyOf('a.get', {}));
    await questions.allAgain('a.get');
    expect(asked()).toHaveLength(2);
    leave();
    questions.watch('a.get', {});
    await answer(2, yes('of the next session'));
    expect(held()).toEqual([keyOf('a.get', {})]);
  });

  it('nothing is asked again for a question that nobody asked', async () => {
    const { questions, asked } = makeLine();
    await questions.again(keyOf('a.get', {}));
    await questions.allAgain('a.get');
    expect(asked()).toEqual([]);
  });
});

describe('the table of what is asked again', () => {
  it('has no line that no component asks', () => {
    const root = path.resolve(import.meta.dirname, '../../../renderer');
    const sources = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => fs.readFileSync(path.join(root, file), 'utf8'))
      .join('\n');
    const unasked = Object.keys(ASKED_AGAIN_ON).filter(
      (op) => !new RegExp(`useAsk\\(\\s*'${op}'`).test(sources),
    );
    expect(unasked).toEqual([]);
  });
});
