import { expect, it } from 'vitest';
import { createPages } from '../../../renderer/data/keysetPages.ts';

type Reply = { ok: true; value: { rows: string[]; next: null } };

/** A list whose answers are given by hand, one question after the other. */
function listOf() {
  const open: ((rows: string[]) => void)[] = [];
  const ask = () =>
    new Promise<Reply>((give) => open.push((rows) => give({ ok: true, value: { rows, next: null } })));
  const pages = createPages<string, string>({ ask, topics: [] });
  const answer = (rows: string[]): Promise<void> => {
    open.shift()?.(rows);
    return new Promise((later) => setTimeout(later, 0));
  };
  return { state: () => pages.getState(), answer };
}

it('a list that has nothing says so while it is asked again', async () => {
  const { state, answer } = listOf();
  void state().load('không có');
  expect(state().status).toBe('loading');
  await answer([]);
  expect(state()).toMatchObject({ status: 'ready', rows: [] });
  void state().reload();
  expect(state().status).toBe('ready');
  await answer(['mới']);
  expect(state()).toMatchObject({ status: 'ready', rows: ['mới'] });
});

it('other words are another question: nothing is said of them before their answer', async () => {
  const { state, answer } = listOf();
  void state().load('không có');
  await answer([]);
  void state().load('có');
  expect(state()).toMatchObject({ status: 'loading', rows: [] });
});
