import { afterEach, describe, expect, it } from 'vitest';
import { throughHost } from '../../../renderer/data/hostConfirmation.ts';
import { wasSettled } from '../../../renderer/data/settled.ts';
import { answersProof, throughProof } from '../../../renderer/data/proof.ts';
import { makeProofAsker, useProof } from '../../../renderer/shell/stepUp/proofStore.ts';
import type { ErrorCode, ErrorParams, WireError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

const refused = (code: ErrorCode, params: ErrorParams = {}): Reply<never> => ({
  ok: false,
  error: { code, params },
});

let takeBack = (): void => undefined;
afterEach(() => takeBack());

/** A person who types these, one after the other. */
function types(...answers: readonly (string | null)[]) {
  const asked: { op: string; error: WireError | null }[] = [];
  let open = false;
  takeBack = answersProof({
    open: (op) => {
      open = true;
      return {
        ask: (error) => {
          asked.push({ op, error });
          return Promise.resolve(answers[asked.length - 1] ?? null);
        },
        done: () => {
          open = false;
        },
      };
    },
  });
  return { asked, isOpen: () => open };
}

/** A vault with this passphrase. */
const vault =
  (right: string, sent: (string | null)[]) =>
  (passphrase: string | null): Promise<Reply<number>> => {
    sent.push(passphrase);
    if (passphrase === null) return Promise.resolve(refused('passphrase-needed'));
    return Promise.resolve(passphrase === right ? { ok: true, value: 1 } : refused('wrong-passphrase'));
  };

describe('an act that asks for the passphrase again', () => {
  it('is sent with what was typed; a wrong one asks again and says so', async () => {
    const person = types('sai', 'đúng');
    const sent: (string | null)[] = [];
    expect(await throughProof('people.add', vault('đúng', sent))).toEqual({ ok: true, value: 1 });
    expect(sent).toEqual([null, 'sai', 'đúng']);
    expect(person.asked).toEqual([
      { op: 'people.add', error: null },
      { op: 'people.add', error: { code: 'wrong-passphrase', params: {} } },
    ]);
    expect(person.isOpen()).toBe(false);
  });

  it('is not done when the person goes back, and the form has nothing to say', async () => {
    const person = types(null);
    const reply = await throughProof('people.add', vault('đúng', []));
    expect(!reply.ok && wasSettled(reply.error)).toBe(true);
    expect(person.isOpen()).toBe(false);
  });

  it('another refusal goes to the form; what asks for none is sent once', async () => {
    types('đúng');
    const other = (passphrase: string | null): Promise<Reply<number>> =>
      Promise.resolve(refused(passphrase === null ? 'passphrase-needed' : 'username-taken'));
    expect(await throughProof('people.add', other)).toEqual(refused('username-taken'));
    const sent: (string | null)[] = [];
    await throughProof('documents.get', (passphrase) => {
      sent.push(passphrase);
      return Promise.resolve({ ok: true, value: 1 });
    });
    expect(sent).toEqual([null]);
    // whose of two passphrases was wrong is told by the form that has the two fields
    const second = refused('wrong-passphrase', { who: 'second' });
    types('đúng');
    const two = (passphrase: string | null): Promise<Reply<number>> =>
      Promise.resolve(passphrase === null ? refused('passphrase-needed') : second);
    expect(await throughProof('succession.settle', two)).toEqual(second);
  });

  it('while the question of one act stands, another is not done', async () => {
    takeBack = answersProof(makeProofAsker());
    const [one, two]: (string | null)[][] = [[], []];
    const first = throughProof('people.add', vault('đúng', one ?? []));
    await Promise.resolve();
    const second = await throughProof('people.leave', vault('đúng', two ?? []));
    expect(!second.ok && wasSettled(second.error)).toBe(true);
    expect(useProof.getState().question?.op).toBe('people.add');
    useProof.getState().answer('đúng');
    expect(await first).toEqual({ ok: true, value: 1 });
    expect([one, two]).toEqual([[null, 'đúng'], [null]]);
    expect(useProof.getState().question).toBeNull();
  });

  it('with nobody to ask it stays refused', async () => {
    expect(await throughProof('people.add', vault('đúng', []))).toEqual(refused('passphrase-needed'));
  });
});

describe('an act that waits for a yes outside the page', () => {
  const host = (said: Reply<{ confirmed: boolean }>, asked: string[]) => () => ({
    confirmSend: (ref: string) => {
      asked.push(ref);
      return Promise.resolve(said);
    },
  });
  const once = (): (() => Promise<Reply<number>>) => {
    let calls = 0;
    return () =>
      Promise.resolve(
        (calls += 1) === 1 ? refused('host-confirmation-needed', { ref: 'r1' }) : { ok: true, value: calls },
      );
  };

  it('is sent again after a yes, and not after a no', async () => {
    const asked: string[] = [];
    const yes = host({ ok: true, value: { confirmed: true } }, asked);
    expect(await throughHost(yes, once())).toEqual({ ok: true, value: 2 });
    expect(asked).toEqual(['r1']);
    const no = await throughHost(host({ ok: true, value: { confirmed: false } }, asked), once());
    expect(!no.ok && wasSettled(no.error)).toBe(true);
    expect(await throughHost(host(refused('busy'), asked), once())).toEqual(refused('busy'));
  });
});
