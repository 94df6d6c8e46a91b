import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../support/vault.ts';
import {
  carry,
  createTwoStations,
  type Office,
  PAIR_TIMEOUT_MS,
  type TwoStations,
} from '../../support/twoStations.ts';
import { ACCEPTED } from '../../support/inputs.ts';

const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'chuyenvien'] as const;
const STUCK = {
  screen: 'incoming',
  code: 'illegal-transition',
  rule: null,
  steps: [],
  phraseConfirmed: false,
  urgency: 'stopped' as const,
};

/** Machines without a network that keep secrets: a vướng mắc is answered there, or sent on over a medium. */
describe('an obstacle where secrets are kept', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({
      a: { profile: 'standalone', people: PEOPLE, office: { superior: 'Văn phòng Tỉnh ủy Sơn Hà' } },
      b: { profile: 'independent-lan', people: PEOPLE },
    });
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  const report = async (office: Office, text: string): Promise<string> =>
    (await (await office.as('chuyenvien')).ok('obstacles.report', { ...STUCK, text })).id;
  const step = async (office: Office, who: string, id: string, op: never, rest: object): Promise<void> => {
    const person = await office.as(who);
    const { revision } = await person.ok('submissions.get', { id });
    await person.ok(op, { ...rest, id, revision } as never);
  };
  const answer = async (office: Office, id: string, text: string): Promise<void> => {
    const accept = { ...ACCEPTED };
    await step(office, 'vanthu', id, 'submissions.classify' as never, accept);
    const leadId = office.vault.ids['chuyenvien'];
    const assigned = { leadId, supportIds: [], dueOn: null, text: '' };
    await step(office, 'lanhdao', id, 'submissions.assign' as never, assigned);
    await step(office, 'chuyenvien', id, 'submissions.startWork' as never, {});
    await step(office, 'chuyenvien', id, 'submissions.draftAnswer' as never, { text, submit: true });
    await step(office, 'lanhdao', id, 'submissions.decideAnswer' as never, { approve: true, note: '' });
  };
  const mine = async (who: Caller, id: string) =>
    (await who.ok('obstacles.list', { whose: 'mine' })).rows.find((row) => row.id === id);

  it('is answered by its own office', async () => {
    const id = await report(pair.a, 'Không biết chọn mục nào của danh mục.');
    await answer(pair.a, id, 'Chọn khoản, điểm ghi trên phiếu trình.');
    expect(await mine(await pair.a.as('chuyenvien'), id)).toMatchObject({
      answer: { text: 'Chọn khoản, điểm ghi trên phiếu trình.', office: pair.a.name },
    });
  });

  it('is taken in and answered by the classified station above, and comes back', async () => {
    const id = await report(pair.a, 'Bấm lưu thì báo bước này chưa làm được.');
    await (await pair.a.clerk()).ok('obstacles.send', { id });
    await carry(pair, pair.a, pair.b);
    const above = await pair.b.clerk();
    const { rows } = await above.ok('exchange.list', { box: 'in', after: null, limit: 5 });
    const taken = await above.ok('exchange.takeSubmission', {
      envelopeId: rows[0]?.envelopeId ?? '',
      phraseConfirmed: false,
    });
    await answer(pair.b, taken.id, 'Mở lại văn bản từ danh sách.');
    await (await pair.b.clerk()).ok('exchange.sendAnswer', { submissionId: taken.id });
    await carry(pair, pair.b, pair.a);
    expect(await mine(await pair.a.as('chuyenvien'), id)).toMatchObject({
      sent: true,
      answer: { text: 'Mở lại văn bản từ danh sách.', office: pair.b.name },
    });
    const copy = { title: 'Báo bước này chưa làm được', body: 'Lưu văn bản đến.', answer: 'Mở lại văn bản.' };
    await step(pair.b, 'chuyenvien', taken.id, 'submissions.proposePublication' as never, copy);
    const decided = { approve: true, note: '' };
    await step(pair.b, 'lanhdao', taken.id, 'submissions.decidePublication' as never, decided);
    const publisher = await pair.b.clerk();
    const made = await publisher.ok('obstacles.publish', { id: taken.id, to: [] });
    const file = path.join(pair.folder, 'giai-dap.json');
    await publisher.ok('reports.saveTo', { reportId: made.reportId, path: file });
    const reader = await pair.a.clerk();
    const altered = path.join(pair.folder, 'sua.json');
    fs.writeFileSync(altered, fs.readFileSync(file, 'utf8').replace('Mở lại văn bản', 'Tắt máy văn bản'));
    expect(await reader.call('obstacles.takePackFile', { path: altered })).toMatchObject({
      error: { code: 'signature-invalid' },
    });
    const office = pair.b.name;
    expect(await reader.ok('obstacles.takePackFile', { path: file })).toEqual({
      office,
      added: 1,
      replaced: 0,
    });
    expect(await reader.ok('obstacles.takePackFile', { path: file })).toEqual({
      office,
      added: 0,
      replaced: 0,
    });
    expect((await reader.ok('obstacles.entries', {})).entries).toMatchObject([{ title: copy.title, office }]);
    // the same pack on the disc of a provisioning file
    const { name, officeCode: code } = pair.a;
    const provision = path.join(pair.folder, 'cap-phat.json');
    const vault = { office: { name, code }, people: [{ username: 'quantri', roles: ['admin'] }] };
    const brings = (helpPack: string): void =>
      fs.writeFileSync(
        provision,
        JSON.stringify({ format: 'an-thu/provision/1', vault, helpPacks: [helpPack] }),
      );
    const admin = await pair.a.as('quantri');
    brings('giai-dap.json');
    expect(await admin.ok('provision.look', { path: provision })).toMatchObject({
      signed: [{ kind: 'help', issuer: office, state: 'known' }],
    });
    brings('sua.json');
    expect(await admin.call('provision.look', { path: provision })).toMatchObject({
      error: { code: 'signature-invalid' },
    });
  });

  it('what recurs is merged into the case that came first, and one answer is for all', async () => {
    const first = await report(pair.b, 'Không thấy nút in ở trang này.');
    const second = await report(pair.b, 'In sổ ở đâu thì được?');
    const clerk = await pair.b.clerk();
    const lineNow = async () =>
      (await clerk.ok('obstacles.recurring', {})).lines.find(({ cases }) =>
        cases.some(({ id }) => id === second),
      );
    const line = await lineNow();
    // the one that was taken in before is answered already, and still the oldest that may answer for others
    const master = line?.master?.id ?? '';
    expect(
      line?.cases
        .filter(({ merges }) => merges)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([first, second].toSorted());
    const { revision } = await clerk.ok('submissions.get', { id: second });
    await clerk.ok('submissions.merge', { id: second, revision, masterId: master, note: '' });
    expect(await lineNow()).toMatchObject({ merged: 1, master: { id: master } });
    expect(await mine(await pair.b.as('chuyenvien'), second)).toMatchObject({
      state: 'merged',
      answer: { text: 'Mở lại văn bản từ danh sách.' },
    });
  });
});
