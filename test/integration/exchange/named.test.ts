import { afterAll, beforeAll, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import {
  carry,
  createTwoStations,
  openChannel,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

const SECRET = 'Phương án nhân sự trình riêng đồng chí';
let pair: TwoStations;
let envelopeId: string;
let name: string;

beforeAll(async () => {
  pair = await createTwoStations({ a: { profile: 'standalone' }, b: { profile: 'standalone' } });
  const leader = await pair.b.as('lanhdao');
  name = (await leader.ok('vault.session', {})).fullName;
  await openChannel(pair.a);
  await openChannel(pair.b);
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

it(
  'an envelope for a named person is entered unopened by the clerk, opened by that person alone, and both are told truly',
  async () => {
    const sender = await pair.a.clerk();
    const plain = await registerOutgoing(sender);
    const to = [{ stationId: pair.b.stationId }];
    expect(await sender.call('exchange.send', { documentId: plain.id, to, namedOnly: name })).toMatchObject({
      error: { code: 'bad-input', params: { field: 'namedOnly' } },
    });
    const secret = await registerOutgoing(sender, {
      subject: SECRET,
      files: [{ name: 'nhan-su.pdf', bytes: PDF }],
      change: { book: 'classified-outgoing', level: 'mat' },
    });
    const sent = await sender.ok('exchange.send', { documentId: secret.id, to, namedOnly: name });
    const outId = sent.envelopes[0]?.envelopeId ?? '';
    await carry(pair, pair.a, pair.b);

    const clerk = await pair.b.clerk();
    const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    envelopeId = rows.find(({ level }) => level === 'mat')?.envelopeId ?? '';
    const seen = await clerk.ok('exchange.get', { envelopeId });
    expect(seen).toMatchObject({ namedOnly: name, stage: 'checked', proposal: { subject: null } });
    expect(JSON.stringify(seen)).not.toContain(SECRET);
    expect(JSON.stringify(seen)).not.toContain('nhan-su');
    const counted = { integrity: true, documents: true, pages: true, attachments: true };
    for (const reply of [
      await clerk.call('exchange.viewFiles', { envelopeId }),
      await clerk.call('exchange.prepareRegistration', { envelopeId }),
      await clerk.call('exchange.confirm', { envelopeId, ...counted, countedPages: 1, note: '' }),
      await clerk.call(
        'documents.registerIncoming',
        incoming({ ...outside(), unopenedFor: null, subject: 'gõ lại', typeId: 'cong-van', envelopeId }),
      ),
    ])
      expect(reply).toMatchObject({ error: { code: 'unopened-only-named-person' } });
    expect(
      await clerk.call('documents.registerIncoming', incoming({ ...outside(), unopenedFor: 'Không Ai Cả' })),
    ).toMatchObject({ error: { code: 'named-person-unknown' } });

    const entry = await clerk.ok('documents.registerIncoming', incoming(outside()));
    const line = await clerk.ok('documents.get', { id: entry.id });
    expect(line).toMatchObject({ state: 'unopened', namedPerson: name, namedEnvelope: false, subject: null });
    expect(await clerk.call('exchange.openNamed', { documentId: entry.id })).toMatchObject({
      error: { code: 'not-found' },
    });
    await carry(pair, pair.b, pair.a);
    const told = async (): Promise<string[]> => {
      const back = await pair.a.clerk();
      const { events, stage } = await back.ok('exchange.get', { envelopeId: outId });
      expect(stage).toBe('registered');
      return events.map(({ event, entryNumber }) => `${event} ${entryNumber ?? '–'}`);
    };
    // entered, and nobody has opened it
    expect(await told()).toEqual(['delivered –', `registered ${entry.entryNumber}`]);

    const leader = await pair.b.as('lanhdao');
    expect(await leader.ok('documents.get', { id: entry.id })).toMatchObject({ namedEnvelope: true });
    const opened = await leader.ok('exchange.openNamed', { documentId: entry.id });
    expect(opened.proposal).toMatchObject({ subject: SECRET, level: 'mat' });
    expect(opened.proposal.stagedFiles.map(({ name: file }) => file)).toEqual(['nhan-su.pdf']);
    // asked again the files are staged again, and the sender hears of one opening
    const again = await leader.ok('exchange.openNamed', { documentId: entry.id });
    const { id, revision } = await leader.ok('documents.get', { id: entry.id });
    const {
      book: _book,
      arrivedOn: _day,
      unopenedFor: _named,
      notADuplicate: _dup,
      envelopeId: _envelope,
      ...fields
    } = incoming({ ...outside(), subject: SECRET, typeId: 'cong-van' });
    await leader.ok('documents.completeUnopened', {
      ...fields,
      id,
      revision,
      files: again.proposal.stagedFiles.map(({ stageId }) => stageId),
    });
    const whole = await leader.ok('documents.get', { id });
    expect(whole).toMatchObject({ state: 'registered', subject: SECRET, namedEnvelope: false });
    expect(whole.attachments.map(({ name: file }) => file)).toEqual(['nhan-su.pdf']);
    expect(await leader.call('exchange.openNamed', { documentId: id })).toMatchObject({
      error: { code: 'not-found' },
    });
    // the clerk who entered the outside reads nothing of it
    const after = await (await pair.b.clerk()).ok('documents.get', { id });
    expect(JSON.stringify(after)).not.toContain(SECRET);
    await carry(pair, pair.b, pair.a);
    expect(await told()).toEqual(['delivered –', `registered ${entry.entryNumber}`, 'opened –']);
    expect(await (await pair.b.clerk()).ok('ledger.verify', {})).toMatchObject({ intact: true });
  },
  PAIR_TIMEOUT_MS,
);

it(
  'a reset passphrase gives nobody what waits for its person, and the registry seals it once more for the same one',
  async () => {
    const sender = await pair.a.clerk();
    const secret = await registerOutgoing(sender, {
      subject: SECRET,
      files: [{ name: 'nhan-su.pdf', bytes: PDF }],
      change: { book: 'classified-outgoing', level: 'mat' },
    });
    const to = [{ stationId: pair.b.stationId }];
    await sender.ok('exchange.send', { documentId: secret.id, to, namedOnly: name });
    await carry(pair, pair.a, pair.b);
    const clerk = await pair.b.clerk();
    const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    envelopeId = rows.find(({ stage }) => stage === 'checked')?.envelopeId ?? '';
    const { id } = await clerk.ok('documents.registerIncoming', incoming({ ...outside(), code: '9-CV/TU' }));
    expect(await clerk.ok('documents.get', { id })).toMatchObject({ namedKeyLost: false });
    expect(await clerk.call('exchange.sealNamedAgain', { documentId: id })).toMatchObject({
      error: { code: 'not-found' },
    });

    const admin = await pair.b.as('quantri');
    const { people } = await admin.ok('people.list', {});
    const { id: personId, revision } = people.find(({ username }) => username === 'lanhdao') ?? raise();
    const first = 'cụm cấp lại lần đầu';
    await admin.ok('people.resetPassphrase', { id: personId, revision, firstPassphrase: first });
    const leader = await pair.b.vault.as('lanhdao', first);
    const own = 'cụm của riêng lãnh đạo';
    await leader.ok('vault.changePassphrase', { current: first, next: own });
    expect(await leader.ok('documents.get', { id })).toMatchObject({
      namedEnvelope: true,
      namedKeyLost: false, // who holds no key of the office is not asked to seal
    });
    for (const op of ['exchange.openNamed', 'exchange.sealNamedAgain'] as const)
      expect(await leader.call(op, { documentId: id })).toMatchObject({
        error: { code: op === 'exchange.openNamed' ? 'named-key-replaced' : 'not-permitted' },
      });

    const registry = await pair.b.as('vanthu');
    expect(await registry.ok('documents.get', { id })).toMatchObject({ namedKeyLost: true });
    expect(await registry.ok('exchange.sealNamedAgain', { documentId: id })).toEqual({ person: name });
    const sealed = await registry.ok('documents.get', { id });
    expect(sealed).toMatchObject({ namedKeyLost: false, state: 'unopened', subject: null });
    expect(JSON.stringify(sealed)).not.toContain(SECRET);
    expect(await registry.call('exchange.sealNamedAgain', { documentId: id })).toMatchObject({
      error: { code: 'not-found' },
    });

    const back = await pair.b.vault.as('lanhdao', own);
    const opened = await back.ok('exchange.openNamed', { documentId: id });
    expect(opened.proposal).toMatchObject({ subject: SECRET, level: 'mat' });
    expect(await (await pair.b.vault.as('vanthu')).ok('ledger.verify', {})).toMatchObject({ intact: true });
  },
  PAIR_TIMEOUT_MS,
);

function raise(): never {
  throw new Error('the vault knows no such person');
}

const outside = () => ({
  book: 'classified-incoming' as const,
  level: 'mat' as const,
  subject: null,
  typeId: '',
  pages: null,
  unopenedFor: name,
  envelopeId,
  documentDate: null,
  signer: '',
});
