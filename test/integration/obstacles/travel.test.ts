import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  carry,
  createTwoStations,
  introduceTo,
  openOffice,
  type Office,
  PAIR_TIMEOUT_MS,
  type TwoStations,
} from '../../support/twoStations.ts';
import { ACCEPTED } from '../../support/inputs.ts';

const PROVINCE = ['quantri', 'vanthu', 'lanhdao', 'chuyenvien'] as const;
const WORDS = 'Bấm lưu thì phần mềm báo bước này chưa làm được, không biết làm gì tiếp.';
const ANSWER = 'Mở lại văn bản từ danh sách: có người khác vừa chuyển bước trước đó.';

/** A vướng mắc of a commune at the province that supports it, its answer back, and published to a third office. */
describe('an obstacle on its way', () => {
  let pair: TwoStations;
  let third: Office;
  beforeAll(async () => {
    pair = await createTwoStations({
      a: { office: { superior: 'Văn phòng tỉnh ủy Sơn Hà' } },
      b: { people: PROVINCE },
    });
    third = await openOffice({
      people: ['quantri', 'vanthu', 'chuyenvien'],
      nowMs: pair.nowMs,
      office: { name: 'Đảng ủy xã Nà Lạn', code: '000.01.03.H99', symbol: 'ĐU', place: 'Nà Lạn' },
    });
    await introduceTo(pair.b, third, pair.folder);
    await introduceTo(third, pair.b, pair.folder);
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await third.vault.remove();
    await pair.remove();
  });

  let mine = '';
  let there = '';

  it('goes to the superior by default, with its words and closed words and without the name of who is stuck', async () => {
    const leader = await pair.a.as('lanhdao');
    const reported = await leader.ok('obstacles.report', {
      screen: 'incoming',
      code: 'illegal-transition',
      rule: null,
      urgency: 'stopped',
      text: WORDS,
      steps: ['screen:incoming', 'op:documents.direct'],
      phraseConfirmed: false,
    });
    mine = reported.id;
    const clerk = await pair.a.clerk();
    expect(await clerk.ok('obstacles.support', {})).toMatchObject({
      station: { stationId: pair.b.stationId, office: pair.b.name },
      set: false,
      hasSuperior: true,
    });
    // nobody stands above the province: it answers what its own people are stuck at
    expect(await (await pair.b.clerk()).ok('obstacles.support', {})).toMatchObject({
      station: null,
      hasSuperior: false,
    });
    const sent = await clerk.ok('obstacles.send', { id: mine });
    expect(sent.peer).toBe(pair.b.name);
    // what was passed on and waits there is not done
    expect(await clerk.ok('obstacles.recurring', {})).toMatchObject({
      total: 1,
      open: 1,
      lines: [{ open: 1 }],
    });
    const twice = await clerk.call('obstacles.send', { id: mine });
    expect(twice).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await carry(pair, pair.a, pair.b);
    const receiver = await pair.b.clerk();
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    const taken = await receiver.ok('exchange.takeSubmission', {
      envelopeId: rows[0]?.envelopeId ?? '',
      phraseConfirmed: false,
    });
    there = taken.id;
    const seen = await receiver.ok('submissions.get', { id: there });
    expect(seen).toMatchObject({ kind: 'vuong-mac', source: 'envelope', body: WORDS });
    expect(seen.obstacle).toMatchObject({
      office: pair.a.name,
      screen: 'incoming',
      code: 'illegal-transition',
      urgency: 'stopped',
      steps: ['screen:incoming', 'op:documents.direct'],
    });
    const { sender } = await receiver.ok('submissions.revealSender', { id: there, reason: 'Trả lời' });
    expect(sender.fullName).toBe(pair.a.name);
    expect(JSON.stringify([seen, sender])).not.toContain('Lê Đức Toản');
    expect(await receiver.ok('obstacles.recurring', {})).toMatchObject({
      total: 1,
      open: 1,
      lines: [
        {
          screen: 'incoming',
          code: 'illegal-transition',
          count: 1,
          open: 1,
          stopped: 1,
          offices: [{ office: pair.a.name, count: 1 }],
        },
      ],
    });
  });

  const step = async (who: string, op: never, rest: object): Promise<void> => {
    const person = await pair.b.as(who);
    const { revision } = await person.ok('submissions.get', { id: there });
    await person.ok(op, { ...rest, id: there, revision } as never);
  };

  it('comes back with the answer to the person who asked', async () => {
    const accept = { ...ACCEPTED };
    await step('vanthu', 'submissions.classify' as never, accept);
    const leadId = pair.b.vault.ids['chuyenvien'];
    await step('lanhdao', 'submissions.assign' as never, { leadId, supportIds: [], dueOn: null, text: '' });
    await step('chuyenvien', 'submissions.startWork' as never, {});
    await step('chuyenvien', 'submissions.draftAnswer' as never, { text: ANSWER, submit: true });
    await step('lanhdao', 'submissions.decideAnswer' as never, { approve: true, note: '' });
    await (await pair.b.clerk()).ok('exchange.sendAnswer', { submissionId: there });
    await carry(pair, pair.b, pair.a);
    const asker = await pair.a.as('lanhdao');
    const { rows } = await asker.ok('obstacles.list', { whose: 'mine' });
    expect(rows).toMatchObject([
      { id: mine, sent: true, state: 'transferred', answer: { text: ANSWER, office: pair.b.name } },
    ]);
    expect(await (await pair.a.clerk()).ok('obstacles.recurring', {})).toMatchObject({ total: 1, open: 0 });
    const other = await pair.a.as('quantri');
    expect((await other.ok('obstacles.list', { whose: 'mine' })).rows).toEqual([]);
  });

  it('is owed to whoever is stuck, as every answer of another office, until somebody writes that they know', async () => {
    const clerk = await pair.a.as('vanthu');
    const owing = async () => {
      const { duties } = await clerk.ok('submissions.duties', { duty: 'pass-on', from: 0 });
      return duties[0]?.cases.map(({ row }) => row.id);
    };
    expect(await owing()).toEqual([mine]);
    const { revision, offers } = await clerk.ok('submissions.get', { id: mine });
    expect(offers).toContainEqual({ act: 'pass-on', allowed: true, reason: null });
    await clerk.ok('submissions.passOn', { id: mine, revision, channel: 'handed', note: '' });
    expect(await owing()).toEqual([]);
  });

  it('is published only as the leader approved it, and stands in the help of a third office', async () => {
    const clerk = await pair.b.clerk();
    const publish = { id: there, to: [third.stationId, pair.a.stationId] };
    expect(await clerk.call('obstacles.publish', publish)).toMatchObject({
      ok: false,
      error: { code: 'illegal-transition' },
    });
    const copy = { title: 'Báo bước này chưa làm được khi lưu', body: 'Lưu văn bản đến.', answer: ANSWER };
    await step('chuyenvien', 'submissions.proposePublication' as never, copy);
    await step('lanhdao', 'submissions.decidePublication' as never, { approve: true, note: '' });
    const published = await (await pair.b.clerk()).ok('obstacles.publish', publish);
    expect(published).toMatchObject({ edition: 1, envelopes: 2 });
    expect((await (await pair.b.clerk()).ok('obstacles.entries', {})).entries).toMatchObject([
      { title: copy.title },
    ]);

    await carry(pair, pair.b, third);
    const there3 = await third.as('vanthu');
    const { packs } = await there3.ok('obstacles.packs', {});
    expect(packs).toMatchObject([{ office: pair.b.name, what: copy.title }]);
    const envelopeId = packs[0]?.envelopeId ?? '';
    expect(await there3.ok('obstacles.takePack', { envelopeId })).toEqual({
      office: pair.b.name,
      added: 1,
      replaced: 0,
    });
    const again = await there3.call('obstacles.takePack', { envelopeId });
    expect(again).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    const officer = await third.as('chuyenvien');
    expect((await officer.ok('obstacles.entries', {})).entries).toMatchObject([
      {
        office: pair.b.name,
        title: copy.title,
        body: ANSWER,
        publishedOn: '2026-11-24',
        screen: 'incoming',
        code: 'illegal-transition',
      },
    ]);
  });

  it('a second edition takes the place of the first; an older one that comes late changes nothing', async () => {
    await (await pair.b.clerk()).ok('obstacles.publish', { id: there, to: [third.stationId] });
    await (await pair.b.clerk()).ok('obstacles.publish', { id: there, to: [third.stationId] });
    await carry(pair, pair.b, third);
    const clerk = await third.as('vanthu');
    const { packs } = await clerk.ok('obstacles.packs', {});
    const took = [];
    for (const { envelopeId } of [...packs].reverse())
      took.push(await clerk.ok('obstacles.takePack', { envelopeId }));
    expect(took.map(({ added, replaced }) => [added, replaced])).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect((await clerk.ok('obstacles.entries', {})).entries).toHaveLength(1);
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
  });

  it('does not take what no office signed, or another than it says', async () => {
    const clerk = await pair.b.clerk();
    const good = JSON.stringify({
      format: 'an-thu/help/1',
      office: { code: '000.00.00.H99', name: 'Cơ quan lạ' },
      madeMs: 1,
      entries: [
        {
          id: 'b'.repeat(32),
          edition: 1,
          publishedOn: '2026-11-24',
          screen: 'desk',
          code: null,
          title: 'Giả',
          body: 'Giả',
        },
      ],
    });
    const files: Record<string, [content: string, code: string]> = {
      unsigned: [
        JSON.stringify({ format: 'an-thu/signed-help/1', content: good, signature: 'AAAA' }),
        'sender-unknown',
      ],
      forged: [
        JSON.stringify({
          format: 'an-thu/signed-help/1',
          content: good.replace('000.00.00.H99', pair.b.officeCode),
          signature: 'AAAA',
        }),
        'message-malformed',
      ],
      html: ['<script>alert(1)</script>', 'message-malformed'],
    };
    for (const [name, [content]] of Object.entries(files)) {
      const path = `${pair.folder}/${name}.json`;
      fs.writeFileSync(path, content);
      await clerk.ok('exchange.sendFile', { kind: 'help', path, what: name, to: [third.stationId] });
    }
    await carry(pair, pair.b, third);
    const receiver = await third.as('vanthu');
    for (const { envelopeId, what } of (await receiver.ok('obstacles.packs', {})).packs) {
      const reply = await receiver.call('obstacles.takePack', { envelopeId });
      expect(reply.ok ? 'ok' : reply.error.code).toBe(files[what]?.[1]);
    }
    expect((await receiver.ok('obstacles.entries', {})).entries).toHaveLength(1);
  });

  it('asks for the supporting office where none is named, and takes only a trusted one', async () => {
    const clerk = await third.as('vanthu');
    const { id } = await clerk.ok('obstacles.report', {
      screen: 'books',
      code: null,
      rule: null,
      urgency: 'can-wait',
      text: 'Không in được sổ.',
      steps: [],
      phraseConfirmed: false,
    });
    expect(await clerk.call('obstacles.send', { id })).toMatchObject({
      ok: false,
      error: { code: 'support-office-unknown' },
    });
    expect(await clerk.call('obstacles.setSupport', { stationId: pair.a.stationId })).toMatchObject({
      ok: false,
      error: { code: 'recipient-unknown' },
    });
    await clerk.ok('obstacles.setSupport', { stationId: pair.b.stationId });
    expect((await clerk.ok('obstacles.send', { id })).peer).toBe(pair.b.name);
  });
});
