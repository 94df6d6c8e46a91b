import { randomBytes } from 'node:crypto';
import { connect } from '@nats-io/transport-node';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatePem, issueStation, keyPem, newAuthority } from '../../../build/relay/certificates.ts';
import { boxOf, connectAdmin, provision } from '../../../build/relay/provision.ts';
import { createRelayLink, type Mail, type RelayLink } from '../../../electron/vault/exchange/relay/link.ts';
import { openRelay } from '../../../electron/egress/relay.ts';
import type { FromEgress, RelayAddress } from '../../../shared/ipc/egressProtocol.ts';
import { createTestRelay, egressHere, freePort, until, type TestRelay } from '../../support/relay.ts';
import { testKeyPair } from '../../support/keyPool.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const label = 'e'.repeat(32);
const id = (): string => randomBytes(16).toString('hex');

/** A client of somebody else: the server of the test is known by its address, which the library passes no name for. */
const clientTls = ({
  authority,
  certificate,
  key,
}: Pick<RelayAddress, 'authority' | 'certificate' | 'key'>) => ({
  ca: authority,
  cert: certificate,
  key,
  checkServerIdentity: () => undefined,
});

const letterTo = (to: string) => ({ transfer: id(), envelope: label, to, index: 0, count: 1 });

async function relayManager(
  relay: TestRelay,
  work: (manager: JetStreamManager) => Promise<unknown>,
): Promise<void> {
  const connection = await connectAdmin(relay.admin);
  await work(await jetstreamManager(connection));
  await connection.close();
}

/** Another wait of a mail box before it gives a message again. */
async function setWait(relay: TestRelay, name: string, ms: number): Promise<void> {
  await relayManager(relay, (manager) => manager.consumers.update('MAIL', name, { ack_wait: ms * 1e6 }));
}

interface Station {
  readonly link: RelayLink;
  readonly mail: Mail[];
}
const open: RelayLink[] = [];

function station(address: RelayAddress): Station {
  const mail: Mail[] = [];
  const link = createRelayLink({
    nowMs: Date.now,
    onMail: (one) => mail.push(one),
    onState: () => undefined,
    onIncident: () => undefined,
  });
  link.attach(egressHere(), address);
  open.push(link);
  return { link, mail };
}

describe('line to a real relay', () => {
  let relay: TestRelay;
  beforeAll(async () => {
    relay = await createTestRelay([A, B, C]);
  });
  afterAll(async () => {
    open.forEach((link) => link.detach());
    await relay.remove();
  });

  it('carries a part, gives it again until it was taken, and then never again', async () => {
    const a = station(await relay.address(A));
    const address = await relay.address(B);
    const b = station(address);
    const [transfer, bytes] = [id(), randomBytes(1000)];
    const sent = await a.link.send({ transfer, envelope: label, to: B, index: 0, count: 1, bytes });
    expect(sent).toEqual({ duplicate: false });
    await until('it arrives', () => b.mail.length === 1);
    expect(b.mail[0]).toMatchObject({ from: A, part: { transfer, index: 0, count: 1 } });
    expect(Buffer.from(b.mail[0]?.bytes ?? []).equals(bytes)).toBe(true);

    // the same number once more: the relay says that it has it
    expect(await a.link.send({ transfer, envelope: label, to: B, index: 0, count: 1, bytes })).toEqual({
      duplicate: true,
    });

    b.link.taken([b.mail[0]?.ref ?? -1]);
    await until('the relay knows', async () => (await relay.unacknowledged(B)) === 0);
    b.link.detach();
    await relay.kill();
    await relay.start();
    const again = station(address);
    await until('it is connected', () => again.link.state().state === 'connected');
    await a.link.send({
      transfer: id(),
      envelope: label,
      to: B,
      index: 0,
      count: 1,
      bytes: Buffer.from('sau'),
    });
    await until('the next one arrives', () => again.mail.length > 0);
    expect(again.mail.map((one) => Buffer.from(one.bytes).toString())).toEqual(['sau']);
    again.link.taken([again.mail[0]?.ref ?? -1]);
  });

  it('that was given up while it was being made is not there afterwards', async () => {
    const said: FromEgress[] = [];
    const line = openRelay(await relay.address(C), (message) => said.push(message));
    expect(said).toMatchObject([{ kind: 'state', state: 'connecting' }]);
    await line.close();
    // one that is made after it stands, so that one would stand too
    const later = station(await relay.address(A));
    await until('the later one stands', () => later.link.state().state === 'connected');
    await until(
      'the server has none of it',
      () => boxOf(relay.admin, C).then((box) => box.num_waiting === 0),
      5_000,
    );
    expect(said.filter((message) => message.kind === 'state' && message.state === 'connected')).toEqual([]);
  });

  it('says that it still has what its vault works on for long, and after its death that comes again soon', async () => {
    const ACK_MS = 600;
    await setWait(relay, C, ACK_MS);
    const [a, c] = [station(await relay.address(A)), station(await relay.address(C))];
    const part = { envelope: label, to: C, index: 0, count: 1, bytes: randomBytes(100) };
    await a.link.send({ ...part, transfer: id() });
    await until('it arrives', () => c.mail.length === 1);
    const beganMs = performance.now();
    await until('the vault works on', () => performance.now() - beganMs > 4 * ACK_MS);
    expect(c.mail).toHaveLength(1);

    c.link.detach();
    const again = station(await relay.address(C));
    await until('it comes again', () => again.mail.length === 1);
    again.link.taken([again.mail[0]?.ref ?? -1]);
    await until('the relay knows', async () => (await relay.unacknowledged(C)) === 0);
    // the next look at the mail boxes puts the wait right
    await provision(relay.admin, []);
    expect((await boxOf(relay.admin, C)).config.ack_wait).toBe(30e9);
    for (const { link } of [a, again]) link.detach();
  });

  it('comes back by itself when the relay was away, and loses nothing that was given meanwhile', async () => {
    const a = station(await relay.address(A));
    const c = station(await relay.address(C));
    await until('both are connected', () => [a, c].every(({ link }) => link.state().state === 'connected'));
    await relay.kill();
    await until('both notice', () => [a, c].every(({ link }) => link.state().state !== 'connected'));
    const sending = Array.from({ length: 10 }, (_, index) =>
      a.link.send({
        transfer: id(),
        envelope: label,
        to: C,
        index: 0,
        count: 1,
        bytes: Buffer.from(String(index)),
      }),
    );
    await relay.start();
    await Promise.all(sending);
    await until(
      'all arrive',
      () => new Set(c.mail.map(({ bytes }) => Buffer.from(bytes).toString())).size === 10,
    );
  });

  it('sends what was given before its mail box was there, once it is', async () => {
    await relayManager(relay, (manager) => manager.consumers.delete('MAIL', A));
    const a = station(await relay.address(A));
    const sending = a.link.send({ ...letterTo(C), bytes: randomBytes(100) });
    await until('it is told', () => a.link.state().fault === 'no-mailbox');
    await provision(relay.admin, [{ stationId: A, name: A }]);
    expect(await sending).toEqual({ duplicate: false });
    a.link.detach();
  });

  it('sends again what the relay has and whose answer was lost, without a wait of a minute', async () => {
    const a = station(await relay.address(A));
    await until('it is connected', () => a.link.state().state === 'connected');
    await relayManager(relay, (manager) => manager.streams.update('MAIL', { no_ack: true }));
    let answer: { duplicate: boolean } | null = null;
    void a.link.send({ ...letterTo(C), bytes: randomBytes(100) }).then((got) => (answer = got));
    await until('the relay has it', async () => (await relay.unacknowledged(C)) > 0);
    expect(answer).toBeNull();
    await relayManager(relay, (manager) => manager.streams.update('MAIL', { no_ack: false }));
    await until('it is asked again', () => answer !== null, 30_000);
    expect(answer).toEqual({ duplicate: false });
    a.link.detach();
  }, 60_000);

  it('says why there is no line: refused certificate, foreign server, nobody there', async () => {
    const good = await relay.address(A);
    const foreign = await newAuthority('CA lạ', { nowMs: Date.now(), newKeyPair: testKeyPair });
    const held = await issueStation(foreign, A, { nowMs: Date.now(), newKeyPair: testKeyPair });
    const rogue = station({
      ...good,
      certificate: certificatePem(held.certificate),
      key: keyPem(held.privateKey),
    });
    await until(
      'a certificate of a foreign authority is refused',
      () => rogue.link.state().fault === 'certificate-refused',
    );

    const unknown = await issueStation(relay.authority, 'd'.repeat(32), {
      nowMs: Date.now(),
      newKeyPair: testKeyPair,
    });
    const stranger = station({
      ...good,
      certificate: certificatePem(unknown.certificate),
      key: keyPem(unknown.privateKey),
    });
    await until(
      'a station that is in no list is refused',
      () => stranger.link.state().fault === 'certificate-refused',
    );

    const distrusting = station({ ...good, authority: certificatePem(foreign.certificate) });
    await until(
      'a server of a foreign authority is not spoken with',
      () => distrusting.link.state().fault === 'server-not-trusted',
    );

    const nowhere = station({ ...good, servers: [`127.0.0.1:${await freePort()}`] });
    await until('nobody answers', () => nowhere.link.state().fault === 'unreachable');

    const other = station({ ...good, station: B });
    await until('another station’s mail box stays shut', () => other.link.state().fault !== null);
    expect(other.link.state().state).not.toBe('connected');
    for (const { link } of [rogue, stranger, distrusting, nowhere, other]) link.detach();
  });

  it('lets a station write under its own name only, and read nothing of others', async () => {
    const { authority, certificate, key, servers } = await relay.address(A);
    const connection = await connect({
      servers: [...servers],
      tls: clientTls({ authority, certificate, key }),
      inboxPrefix: `_INBOX_${A}`,
      reconnect: false,
    });
    const refused = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'allowed',
        () => 'refused',
      );
    const js = jetstream(connection, { timeout: 500 });
    const short = { timeout: 500 };
    const outcomes = await Promise.all([
      refused(js.publish(`mail.${B}.${C}`, 'x', short)),
      refused(js.publish('mail.x', 'x', short)),
      refused(js.consumers.get('MAIL', B)),
      refused(connection.request(`$JS.API.CONSUMER.MSG.NEXT.MAIL.${B}`, '1', short)),
      refused(connection.request(`$JS.ACK.MAIL.${B}.1.1.1.1.0`, '+ACK', short)),
      refused(connection.request('$JS.API.STREAM.MSG.GET.MAIL', '{"seq":1}', short)),
      refused(connection.request('$JS.API.STREAM.PURGE.MAIL', '', short)),
      refused(connection.request('$JS.API.STREAM.DELETE.MAIL', '', short)),
      refused(connection.request(`$JS.API.CONSUMER.CREATE.MAIL.spy.mail.${B}.>`, '{}', short)),
    ]);
    expect(outcomes).toEqual(outcomes.map(() => 'refused'));
    const [own] = await Promise.all([js.publish(`mail.${B}.${A}`, 'x', { timeout: 5000 })]);
    expect(own.seq).toBeGreaterThan(0);
    await connection.close();
  });
});
