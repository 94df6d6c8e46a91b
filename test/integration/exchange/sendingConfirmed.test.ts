import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../shared/ipc/reply.ts';
import {
  createTwoStations,
  openChannel,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

/** What a page asks, what the main process asks, and what each of them gets. */
describe('a classified document leaves only with a yes in a window of the system', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { profile: 'standalone' }, b: { profile: 'standalone' } });
    await openChannel(pair.a);
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  const byWindow = async (op: string, input: unknown): Promise<Reply<unknown>> => {
    await pair.a.clerk();
    return pair.a.vault.service().call('window', op, input);
  };
  const byHost = (op: string, input: unknown): Promise<Reply<unknown>> =>
    pair.a.vault.service().call('host', op, input);
  const secret = async (): Promise<{ documentId: string; to: { stationId: string }[] }> => {
    const { id } = await registerOutgoing(await pair.a.clerk(), {
      files: [{ name: 'Báo cáo mật.pdf', bytes: PDF }],
      change: { book: 'classified-outgoing', level: 'mat' },
    });
    return { documentId: id, to: [{ stationId: pair.b.stationId }] };
  };
  const refOf = (reply: Reply<unknown>): string => {
    if (reply.ok || reply.error.code !== 'host-confirmation-needed')
      return expect.fail(JSON.stringify(reply));
    return String(reply.error.params['ref']);
  };
  const waiting = async (): Promise<number> =>
    (await (await pair.a.clerk()).ok('exchange.summary', {})).waitingOut;

  it('the window’s door is refused and nothing is sealed; the host’s yes lets exactly that through, once', async () => {
    const [first, other] = [await secret(), await secret()];
    const ref = refOf(await byWindow('exchange.send', first));
    expect(await waiting()).toBe(0);
    expect(refOf(await byWindow('exchange.send', first))).toBe(ref); // asked again it is the same question
    const about = await byHost('exchange.lookAtSending', { ref });
    expect(about).toEqual({ ok: true, value: { level: 'mat', documents: 1, offices: [pair.b.name] } });

    // no page says yes for the person, nor learns what is asked
    for (const op of ['exchange.confirmSending', 'exchange.lookAtSending'])
      expect(await byWindow(op, { ref })).toMatchObject({ error: { code: 'not-for-window' } });
    expect(await byHost('exchange.confirmSending', { ref: 'f'.repeat(32) })).toMatchObject({
      error: { code: 'not-found' },
    });

    expect(await byHost('exchange.confirmSending', { ref })).toMatchObject({ ok: true });
    refOf(await byWindow('exchange.send', other)); // another document is another question
    refOf(await byWindow('exchange.send', { ...first, again: true })); // and so is the same one otherwise
    expect(await byWindow('exchange.send', first)).toMatchObject({ ok: true });
    expect(await waiting()).toBe(1);
    refOf(await byWindow('exchange.send', { ...first, again: true }));
    expect(await waiting()).toBe(1);
  });

  it('a yes that is not used goes with time, and with the session', async () => {
    const one = await secret();
    const confirm = async (): Promise<void> => {
      const ref = refOf(await byWindow('exchange.send', one));
      expect(await byHost('exchange.confirmSending', { ref })).toMatchObject({ ok: true });
    };
    await confirm();
    pair.pass(6 * 60_000);
    refOf(await byWindow('exchange.send', one));
    await confirm();
    await pair.a.as('lanhdao');
    refOf(await byWindow('exchange.send', one));
  });

  it('what is not classified asks for nothing', async () => {
    const { id } = await registerOutgoing(await pair.a.clerk());
    const to = [{ stationId: pair.b.stationId }];
    expect(await byWindow('exchange.send', { documentId: id, to })).toMatchObject({ ok: true });
  });

  it('sending again is sending', async () => {
    const one = await secret();
    const clerk = await pair.a.clerk();
    const { envelopes } = await clerk.ok('exchange.send', one); // by the host’s door, as the command line does
    await clerk.ok('exchange.writeFolder', { path: pair.folder });
    pair.pass(4 * 24 * 3_600_000);
    const again = { envelopeId: envelopes[0]?.envelopeId ?? '' };
    const ref = refOf(await byWindow('exchange.resend', again));
    expect(await byHost('exchange.confirmSending', { ref })).toMatchObject({ ok: true });
    expect(await byWindow('exchange.resend', again)).toMatchObject({ ok: true });
  });
});
