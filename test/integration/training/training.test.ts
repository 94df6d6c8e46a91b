import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../../electron/vault/peers/card.ts';
import { partnerPlaces } from '../../../electron/vault/training/partners/places.ts';
import { partnerCard } from '../../flows/partnerCard.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { everything, incoming, outgoing } from '../../support/registration.ts';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { trainingVault, type MadeTraining } from '../../support/training.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  type Caller,
  type TestVault,
} from '../../support/vault.ts';
import { ALL_CASES, ACCEPTED } from '../../support/inputs.ts';

describe('the training vault', () => {
  let training: MadeTraining;
  beforeAll(async () => {
    training = await trainingVault();
  }, 600_000);
  afterAll(() => training.remove());

  it('has something on every list, and an unbroken ledger', async () => {
    const service = serviceFor(training.dir);
    const clerk = callerOf(service);
    await clerk.ok('vault.unlock', {
      username: training.made.username,
      passphrase: training.made.passphrase,
    });
    const books = Object.fromEntries(
      (await clerk.ok('registers.books', {})).books.map((book) => [book.kind, book.entries]),
    );
    expect(books).toEqual({
      incoming: 174,
      outgoing: 109,
      'classified-incoming': 12,
      'classified-outgoing': 6,
      transfer: 1,
      copying: 1,
      'carry-out': 1,
    });
    const exchanged = await clerk.ok('exchange.list', { box: 'all', after: null, limit: 50 });
    expect(exchanged.rows.map(({ direction, stage }) => `${direction} ${stage}`).toSorted()).toEqual([
      // what a damaged stick brought lies in quarantine, and came again whole
      ...['in checked', 'in checked', 'in quarantined', 'in refused', 'in registered'],
      ...['out registered', 'out sealed', 'out written'],
    ]);
    // a signed proposal waits for its number here; every state that a person can act on is there
    expect(await clerk.ok('proposals.counts', {})).toMatchObject({ waiting: 2, mine: 1, done: 2 });
    const counts = await clerk.ok('documents.counts', { book: 'incoming' });
    expect(counts.overdue).toBeGreaterThan(1);
    expect(counts.notPresented).toBeGreaterThan(0);
    const secret = await clerk.ok('documents.counts', { book: 'classified-incoming' });
    expect(secret).toMatchObject({ unopened: 1, byLevel: { none: 0, mat: 9, 'toi-mat': 2, 'tuyet-mat': 1 } });
    const { rows } = await clerk.ok('documents.list', { ...everything, book: 'incoming', limit: 200 });
    const states = new Set(rows.map((row) => row.state));
    for (const state of [
      'registered',
      'presented',
      'directed',
      'in-progress',
      'answered',
      'closed',
      'cancelled',
    ]) {
      expect(states).toContain(state);
    }
    expect(rows.filter((row) => row.files > 0).length).toBeGreaterThan(5);
    const bigger = { ...everything, book: 'outgoing', limit: 200 } as const;
    const written = [...rows, ...(await clerk.ok('documents.list', bigger)).rows];
    expect(new Set(written.map(({ subject, code }) => `${code} ${subject}`)).size).toBe(written.length);
    const page = { ...ALL_CASES } as const;
    const told = (await clerk.ok('submissions.list', { ...page, limit: 200 })).rows;
    expect(new Set(told.map(({ title }) => title)).size).toBe(told.length);
    // a life of months behind it, and most of it done
    expect(told.filter(({ state }) => state === 'closed').length).toBeGreaterThan(150);
    const cases = await clerk.ok('submissions.counts', { group: 'all' });
    expect(cases.all).toBe(201);
    expect(cases.overdue).toBeGreaterThan(0);
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ acts: { found: 0 }, intact: true });
    expect((await clerk.ok('vault.session', {})).training).toBe(true);
    await service.close();
  });

  it('tells how far it is from its first key to its last act, and never stands still for long', () => {
    const { shares } = training;
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.02);
    expect(shares.at(-1)).toBeGreaterThan(0.95);
    const leaps = shares.map((share, at) => share - (shares[at - 1] ?? 0));
    expect(Math.max(...leaps)).toBeLessThan(0.02); // a key, the longest that anybody waits
    expect(shares.length).toBeGreaterThan(2000);
  });
});

describe('the partners of a training vault', () => {
  let training: MadeTraining;
  let nowMs = TEST_NOW_MS;
  let service: ReturnType<typeof serviceFor>;
  let clerk: Caller;
  beforeAll(async () => {
    training = await trainingVault();
    await sit('huong');
  }, 600_000);
  afterAll(async () => {
    await service.close();
    training.remove();
  });

  async function sit(username: string, typed = training.made.passphrase): Promise<Caller> {
    await service?.close();
    service = serviceFor(training.dir, () => nowMs);
    clerk = callerOf(service);
    await clerk.ok('vault.unlock', { username, passphrase: typed });
    return clerk;
  }
  const inbox = async () => (await clerk.ok('exchange.list', { box: 'in', after: null, limit: 100 })).rows;
  const stationOf = async (office: string): Promise<string> => {
    const { peers } = await clerk.ok('exchange.peers', {});
    return peers.find(({ name, trusted }) => name === office && trusted)?.stationId ?? '';
  };

  it('are a superior and two communes, each with a vault, keys and an authority of its own', async () => {
    const { partners } = await clerk.ok('training.partners', {});
    expect(partners).toEqual([
      { office: 'Văn phòng Tỉnh ủy Sơn Hà', made: true },
      { office: 'Đảng ủy xã Suối Ngà', made: true },
      { office: 'Ủy ban nhân dân xã Nậm Cát', made: true },
    ]);
    const { self, peers } = await clerk.ok('exchange.peers', {});
    const roots = [self, ...peers].map(({ fingerprint }) => fingerprint);
    expect(new Set(roots).size).toBe(4);
    for (const id of ['superior', 'neighbour', 'commune'] as const)
      expect(fs.readdirSync(partnerPlaces(training.dir).of(id))).toContain('vault.db');
  });

  it('count, register and say so with signed receipts, and send something of their own', async () => {
    const { id } = await clerk.ok('documents.registerOutgoing', outgoing({ subject: 'V/v thử gửi ba nơi' }));
    const offices = ['Văn phòng Tỉnh ủy Sơn Hà', 'Đảng ủy xã Suối Ngà', 'Ủy ban nhân dân xã Nậm Cát'];
    const to = await Promise.all(offices.map(async (name) => ({ stationId: await stationOf(name) })));
    const { envelopes } = await clerk.ok('exchange.send', { documentId: id, to });
    const exchanged = await clerk.ok('training.exchange', {});
    expect(exchanged).toMatchObject({ quarantined: 0, blocked: 0, answered: 0 });
    // at the superior's a document of the story waits to be decided here
    expect(exchanged).toMatchObject({ begun: 2 });
    expect(exchanged.dealtWith).toBeGreaterThanOrEqual(3);
    for (const { envelopeId } of envelopes) {
      const sent = await clerk.ok('exchange.get', { envelopeId });
      expect(sent).toMatchObject({ stage: 'registered' });
      expect(sent.entryNumber).toBeGreaterThan(0);
      expect(sent.events.map(({ event }) => event)).toEqual(['delivered', 'received', 'registered']);
      expect(sent.events[1]?.checks).toEqual({
        integrity: true,
        documents: true,
        pages: true,
        attachments: true,
      });
    }
    const came = (await inbox()).filter(({ stage }) => stage === 'checked');
    expect(came.map(({ kind, peer }) => `${kind} ${peer}`).toSorted()).toEqual([
      'document Văn phòng Tỉnh ủy Sơn Hà',
      'document Văn phòng Tỉnh ủy Sơn Hà',
      'document Ủy ban nhân dân xã Nậm Cát',
      'figures Đảng ủy xã Suối Ngà',
      'figures Ủy ban nhân dân xã Nậm Cát',
      'submission Đảng ủy xã Suối Ngà',
    ]);
    expect(fs.readdirSync(partnerPlaces(training.dir).medium)).not.toContain('an-thu');
    expect(await clerk.ok('ledger.verify', {}).catch(() => null)).not.toBeNull();
  });

  it('sign the figures of the month before, once, and a superior adds them up', async () => {
    const period = { kind: 'month', on: '2026-10-31' } as const;
    const sheets = (await inbox()).filter(({ stage, kind }) => stage === 'checked' && kind === 'figures');
    expect(sheets).toHaveLength(2);
    const before = await clerk.ok('figures.offices', { period });
    expect(before).toMatchObject({ reported: 0, sum: { received: 0 } });
    for (const { envelopeId } of sheets) await clerk.ok('figures.takeEnvelope', { envelopeId });
    const { reported, offices, sum } = await clerk.ok('figures.offices', { period });
    expect(reported).toBe(2);
    const received = offices.flatMap(({ name, counts }) =>
      counts === null ? [] : [[name, counts['received']]],
    );
    expect(received.toSorted()).toEqual(
      [
        ['Đảng ủy xã Suối Ngà', 3],
        ['Ủy ban nhân dân xã Nậm Cát', 2],
      ].toSorted(),
    );
    expect(sum['received']).toBe(5);
  });

  it('take the passphrase without its marks wherever it is asked', async () => {
    await sit('huong', 'tap huan an thu');
    // asked again for this act
    const period = { kind: 'month', on: '2026-09-30' } as const;
    expect(await clerk.ok('figures.sign', { period, note: '' })).toMatchObject({ edition: 1 });
  });

  it('get what is decided here, and then send the next', async () => {
    const waiting = (await inbox()).filter(({ stage }) => stage === 'checked');
    for (const { envelopeId, kind } of waiting) {
      if (kind === 'submission')
        await clerk.ok('exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
      else await clerk.ok('exchange.refuse', { envelopeId, reason: 'Gửi nhầm', note: '' });
    }
    nowMs += 24 * 3600 * 1000;
    await sit('huong');
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ begun: 3, quarantined: 0 });
    nowMs += 3600 * 1000;
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ begun: 0, quarantined: 0 });
  });

  it('take a transferred case in and answer it on the next round', async () => {
    const intake = await sit('hue');
    const { id } = await intake.ok('submissions.register', {
      kind: 'phan-anh',
      source: 'letter',
      receivedOn: '2026-11-25',
      onBehalf: false,
      field: 'Hạ tầng số',
      title: 'Cột điện nghiêng ở ngã ba đường tỉnh',
      body: 'Cột nghiêng sau trận mưa, gần trường học.',
      sender: {
        fullName: 'Lò Văn Ún',
        address: 'Thôn Nà Lạn',
        phone: '0980000120',
        email: '',
        idNumber: '',
      },
      note: '',
      files: [],
      phraseConfirmed: false,
    });
    const { revision } = await intake.ok('submissions.get', { id });
    await intake.ok('submissions.classify', {
      id,
      revision,
      decision: 'transfer',
      reasonCode: 'L10',
      note: 'Thuộc tỉnh',
      transferTo: 'Văn phòng Tỉnh ủy Sơn Hà',
    });
    await sit('huong');
    const stationId = await stationOf('Văn phòng Tỉnh ủy Sơn Hà');
    await clerk.ok('exchange.sendTransfer', { submissionId: id, stationId });
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ answered: 0 });
    expect((await clerk.ok('submissions.get', { id })).travel.sent).toMatchObject({ stage: 'registered' });
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ answered: 1 });
    const { travel } = await clerk.ok('submissions.get', { id });
    expect(travel.answers).toMatchObject([{ office: 'Văn phòng Tỉnh ủy Sơn Hà' }]);
  });

  it('answer an obstacle, and give back what was recalled', async () => {
    const asker = await sit('thuy');
    await asker.ok('obstacles.report', {
      screen: 'incoming',
      code: null,
      rule: null,
      urgency: 'soon',
      phraseConfirmed: false,
      text: 'Chưa biết tìm văn bản cũ ở đâu.',
      steps: ['screen:incoming'],
    });
    await sit('huong');
    const { rows } = await clerk.ok('obstacles.list', { whose: 'office' });
    await clerk.ok('obstacles.send', { id: rows[0]?.id ?? '' });
    const { id: documentId } = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ subject: 'Gửi nhầm' }),
    );
    const to = [{ stationId: await stationOf('Đảng ủy xã Suối Ngà') }];
    const { envelopes } = await clerk.ok('exchange.send', { documentId, to });
    await clerk.ok('training.exchange', {});
    const leader = await sit('toan');
    const envelopeId = envelopes[0]?.envelopeId ?? '';
    const order = { code: '7-QĐ/ĐU', decidedOn: '2026-11-25', ground: 'Gửi nhầm nơi nhận' };
    await leader.ok('exchange.recall', { envelopeId, ...order });
    await sit('huong');
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ answered: 1 });
    const events = (await clerk.ok('exchange.get', { envelopeId })).events.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['recalled', 'purged']));
    const mine = await (await sit('thuy')).ok('obstacles.list', { whose: 'mine' });
    expect(mine.rows[0]?.answer).toMatchObject({ office: 'Văn phòng Tỉnh ủy Sơn Hà' });
  });

  it('take figures over, and take a pack of published answers into their help', async () => {
    const superior = await stationOf('Văn phòng Tỉnh ủy Sơn Hà');
    await sit('huong');
    const period = { kind: 'month', on: '2026-10-15' } as const;
    const sent = await clerk.ok('figures.send', { period, note: '', to: [superior] });
    const entry = await publishAnswer(superior);
    await sit('huong');
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ quarantined: 0, blocked: 0 });
    const { rows } = await clerk.ok('exchange.list', { box: 'out', after: null, limit: 100 });
    const stages = rows
      .filter(({ kind }) => kind === 'figures' || kind === 'help')
      .map(({ kind, stage }) => [kind, stage]);
    // the receipts say that it was taken, and the superior holds it
    expect(stages.toSorted()).toEqual([
      ['figures', 'received'],
      ['help', 'received'],
    ]);
    const partner = callerOf(serviceFor(partnerPlaces(training.dir).of('superior'), () => nowMs));
    await partner.ok('vault.unlock', { username: 'vanthu', passphrase: training.made.passphrase });
    const { offices } = await partner.ok('figures.offices', { period });
    expect(JSON.stringify(offices)).toContain('Đảng ủy xã Đồng Vàng');
    const { entries } = await partner.ok('obstacles.entries', {});
    expect(entries.map(({ title }) => title)).toContain(entry);
    await partner.ok('vault.lock', {});
    expect(sent).toBeDefined();
  });

  /** An obstacle of this office, answered and published here. */
  async function publishAnswer(to: string): Promise<string> {
    const title = 'Tìm văn bản cũ';
    await sit('thuy');
    const { id } = await clerk.ok('obstacles.report', {
      screen: 'incoming',
      code: null,
      rule: null,
      urgency: 'soon',
      phraseConfirmed: false,
      text: 'Chưa biết tìm văn bản năm trước.',
      steps: [],
    });
    const act = async (who: string, op: OpName, rest: object): Promise<void> => {
      await sit(who);
      const { revision } = await clerk.ok('submissions.get', { id });
      await clerk.ok(op, { ...rest, id, revision } as never);
    };
    await act('hue', 'submissions.classify', { ...ACCEPTED });
    const thuy = (await clerk.ok('people.choices', { forAct: 'direct' })).people.find(
      ({ fullName }) => fullName === 'Đặng Thị Thu Thủy',
    );
    await act('toan', 'submissions.assign', { leadId: thuy?.id, supportIds: [], dueOn: null, text: '' });
    await act('thuy', 'submissions.startWork', {});
    const answer = 'Nhấn Ctrl K, gõ số hoặc vài chữ của trích yếu; chọn sổ của năm trước ở đầu trang.';
    await act('thuy', 'submissions.draftAnswer', { text: answer, submit: true });
    await act('anh', 'submissions.decideAnswer', { approve: true, note: '' });
    await act('thuy', 'submissions.proposePublication', {
      title,
      body: 'Tìm văn bản của năm trước.',
      answer,
    });
    await act('anh', 'submissions.decidePublication', { approve: true, note: '' });
    await sit('huong');
    await clerk.ok('obstacles.publish', { id, to: [to] });
    return title;
  }

  it('follow the calendar ahead and back again', async () => {
    await sit('huong');
    await clerk.ok('training.moveCalendar', { aheadDays: 30 });
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ quarantined: 0 });
    await clerk.ok('training.moveCalendar', { aheadDays: 0 });
    const { id } = await clerk.ok('documents.registerOutgoing', outgoing({ subject: 'Sau khi lùi lịch' }));
    const to = [{ stationId: await stationOf('Đảng ủy xã Suối Ngà') }];
    const { envelopes } = await clerk.ok('exchange.send', { documentId: id, to });
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ quarantined: 0 });
    const { envelopeId = '' } = envelopes[0] ?? {};
    expect(await clerk.ok('exchange.get', { envelopeId })).toMatchObject({ stage: 'registered' });
  });

  it('are made anew, and met, where a restored vault lies without them', async () => {
    await sit('huong');
    const before = await stationOf('Đảng ủy xã Suối Ngà');
    fs.rmSync(path.dirname(partnerPlaces(training.dir).medium), { recursive: true });
    expect((await clerk.ok('training.partners', {})).partners.every(({ made }) => !made)).toBe(true);
    expect(await clerk.ok('training.exchange', {})).toMatchObject({ begun: 3, quarantined: 0 });
    const { peers } = await clerk.ok('exchange.peers', {});
    expect(
      peers.filter(({ name }) => name === 'Đảng ủy xã Suối Ngà').map((one) => one.stationId),
    ).not.toEqual([before]);
  }, 300_000);
});

describe('a training vault and a real one', () => {
  it('refuse each other’s cards by their certificates, whatever the cards claim', async () => {
    const now = Date.now(); // the certificates of an invented partner begin today
    const few = { people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => now };
    const real = await createTestVault(few);
    const other = await createTestVault({ ...few, training: true });
    const card = (name: string): string => path.join(path.dirname(real.dir), name);
    const refused = { ok: false, error: { code: 'certificate-unknown', params: { reason: 'training' } } };
    try {
      const theirs = await other.as('vanthu');
      await theirs.ok('exchange.writeCard', { path: card('training.card') });
      const ours = await real.as('vanthu');
      await ours.ok('exchange.writeCard', { path: card('real.card') });
      expect(await ours.call('exchange.readCard', { path: card('training.card') })).toMatchObject(refused);
      expect(await theirs.call('exchange.readCard', { path: card('real.card') })).toMatchObject(refused);

      const marked = readCard(fs.readFileSync(card('training.card')), now);
      for (const one of [marked.root, marked.signing, marked.encryption])
        expect(one.name.training).toBe(true);
      // a liar: certificates of one world, the claim of the other
      const wolf = await partnerCard('Sở Giả', '000.09.09.H99', 300, true, { claims: false });
      fs.writeFileSync(card('wolf.card'), wolf.bytes);
      expect(await ours.call('exchange.readCard', { path: card('wolf.card') })).toMatchObject(refused);
      const sheep = await partnerCard('Sở Thật', '000.09.08.H99', 300, false, { claims: true });
      fs.writeFileSync(card('sheep.card'), sheep.bytes);
      expect(await theirs.call('exchange.readCard', { path: card('sheep.card') })).toMatchObject(refused);
      expect((await ours.ok('exchange.peers', {})).peers).toEqual([]);
      expect((await theirs.ok('exchange.peers', {})).peers).toEqual([]);
    } finally {
      await other.remove();
      await real.remove();
    }
  }, 300_000);

  it('has partners only where the people are invented', async () => {
    const real = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
    const clerk = await real.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ code: '1-CV/TU' }));
    expect((await clerk.ok('training.partners', {})).partners).toEqual([]);
    expect(await clerk.call('training.exchange', {})).toMatchObject({ error: { code: 'not-permitted' } });
    expect(fs.existsSync(path.dirname(partnerPlaces(real.dir).medium))).toBe(false);
    await real.remove();
  });
});

describe('the calendar of a training vault', () => {
  const few = { people: ['quantri', 'vanthu', 'lanhdao', 'kiemtra'] };
  const dueSoon = () => incoming({ code: '5-CV/TU', dueOn: '2026-11-27' });

  let training: TestVault;
  let real: TestVault;
  beforeAll(async () => {
    training = await createTestVault({ ...few, training: true });
    real = await createTestVault(few);
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await training.remove();
    await real.remove();
  });

  it('moves ahead, so that what is due becomes late, stays so for the next who signs in, and goes back', async () => {
    const vault = training;
    let clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', { ...dueSoon(), presentTo: vault.ids['lanhdao'] ?? null });
    expect((await clerk.ok('documents.counts', { book: 'incoming' })).overdue).toBe(0);
    expect(await clerk.ok('training.moveCalendar', { aheadDays: 7 })).toEqual({
      aheadDays: 7,
      today: '2026-12-01',
    });
    expect((await clerk.ok('documents.counts', { book: 'incoming' })).overdue).toBe(1);
    clerk = await vault.as('vanthu');
    expect((await clerk.ok('vault.session', {})).aheadDays).toBe(7);
    expect((await clerk.ok('documents.counts', { book: 'incoming' })).overdue).toBe(1);
    await clerk.ok('documents.registerIncoming', incoming({ code: '6-CV/TU', arrivedOn: '2026-12-01' }));
    expect(await clerk.ok('training.moveCalendar', { aheadDays: 0 })).toMatchObject({
      today: '2026-11-24',
    });
    expect((await clerk.ok('documents.counts', { book: 'incoming' })).overdue).toBe(0);
    await clerk.ok('documents.registerIncoming', incoming({ code: '7-CV/TU' }));
    const inspector = await vault.as('kiemtra');
    expect(await inspector.ok('ledger.verify', {})).toMatchObject({ intact: true, firstWrong: null });
    const far = { aheadDays: 401 };
    expect(await inspector.call('training.moveCalendar', far)).toMatchObject({
      error: { code: 'bad-input' },
    });
  });

  it('stands still in every other vault: the operation refuses, and so does the database', async () => {
    const vault = real;
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('training.moveCalendar', { aheadDays: 1 })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    expect((await clerk.ok('vault.session', {})).aheadDays).toBe(0);
    await vault.close();
    const db = await openRaw(vault.dir);
    const insert = db.prepare('INSERT INTO training_calendar (id, ahead_days) VALUES (1, 9)');
    expect(() => insert.run()).toThrow('training vault only');
    db.close();
  });
});
