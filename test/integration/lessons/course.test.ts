import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignedCourse, signedCourseText } from '../../../shared/domain/lessons/course.ts';
import { rootOf as rootOfBackups, setFolders } from '../../support/backups.ts';
import { incoming } from '../../support/registration.ts';
import { textOfPdf } from '../../support/papers.ts';
import { carry, createTwoStations, PAIR_TIMEOUT_MS, type TwoStations } from '../../support/twoStations.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const TRAINING = { training: true, profile: 'standalone', people: ['quantri', 'vanthu', 'lanhdao'] } as const;

async function logOne(clerk: Caller, code: string, presentTo: string | null): Promise<void> {
  await clerk.ok('lessons.start', { lessonId: 'log-a-dispatch' });
  await clerk.ok('documents.registerIncoming', incoming({ code, presentTo }));
  await clerk.ok('lessons.finish', {});
}

describe('the report of a course', () => {
  let pair: TwoStations;
  let file: string;
  beforeAll(async () => {
    pair = await createTwoStations({ a: TRAINING, b: TRAINING });
    file = path.join(pair.folder, 'bao-cao.json');
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  it('names the learner, counts the tasks, holds nothing of the vault, and is added up by who takes it in', async () => {
    const clerk = await pair.a.clerk();
    expect(await clerk.call('course.sign', { to: [] })).toMatchObject({ error: { code: 'course-empty' } });
    await logOne(clerk, '7001-CV/TU', pair.a.vault.ids['lanhdao'] ?? null);
    // an invented name is never signed
    expect(await clerk.call('course.sign', { to: [] })).toMatchObject({ error: { code: 'learner-unnamed' } });
    const personId = pair.a.vault.ids['vanthu'] ?? '';
    expect((await clerk.ok('course.rows', {})).unnamed).toMatchObject([{ personId, roles: ['clerk'] }]);
    await clerk.ok('course.setLearner', { fullName: ' Vàng Thị Mỷ ', office: 'Đảng ủy xã Nậm Pố' });
    expect((await clerk.ok('course.rows', {})).unnamed).toEqual([]);
    const signed = await clerk.ok('course.sign', { to: [] });
    expect(signed).toMatchObject({ edition: 1, learners: 1, envelopes: 0 });
    await clerk.ok('reports.saveTo', { reportId: signed.reportId, path: file });
    const text = fs.readFileSync(file, 'utf8');
    expect(text).toContain('Vàng Thị Mỷ');
    for (const content of ['7001', 'rà soát', 'Nguyễn Thị Hường']) expect(text).not.toContain(content);

    const superior = await pair.b.clerk();
    expect(await superior.ok('course.takeFile', { path: file })).toMatchObject({ taken: true, learners: 1 });
    expect(await superior.ok('course.takeFile', { path: file })).toMatchObject({ taken: false });
    expect(await superior.ok('course.rows', {})).toMatchObject({
      stations: [
        {
          offices: ['Đảng ủy xã Nậm Pố'],
          edition: 1,
          compared: true,
          through: 'file',
          learners: [{ name: 'Vàng Thị Mỷ', done: 1, times: 1, mistakes: 0 }],
        },
      ],
      sum: { offices: 1, learners: 1, complete: 0, done: 1 },
    });
  });

  it('is refused where it is unsigned, altered, or signed under another root', async () => {
    const superior = await pair.b.clerk();
    const signed = readSignedCourse(fs.readFileSync(file, 'utf8'));
    if (signed === null) throw new Error('unreadable');
    const tried = path.join(pair.folder, 'sua.json');
    const refused = async (text: string): Promise<string> => {
      fs.writeFileSync(tried, text);
      const reply = await superior.call('course.takeFile', { path: tried });
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(await refused(signed.content)).toBe('message-malformed');
    const better = { ...signed, content: signed.content.replace('"mistakes":0', '"mistakes":1') };
    expect(better.content).not.toBe(signed.content);
    expect(await refused(signedCourseText(better))).toBe('signature-invalid');
    expect(await refused(signedCourseText({ ...signed, content: `${signed.content} ` }))).toBe(
      'message-malformed',
    );
    // the text and the signature of one station under the root of another
    const { root } = await rootOf(superior, pair);
    expect(await refused(signedCourseText({ ...signed, root }))).toBe('certificate-unknown');
    expect((await superior.ok('course.rows', {})).sum.learners).toBe(1);
  });

  it('goes by envelope too; a newer one takes the place of the older', async () => {
    const clerk = await pair.a.clerk();
    await logOne(clerk, '7002-CV/TU', pair.a.vault.ids['lanhdao'] ?? null);
    await clerk.ok('course.sign', { to: [pair.b.stationId] });
    await carry(pair, pair.a, pair.b);
    const superior = await pair.b.clerk();
    const { rows } = await superior.ok('exchange.list', { box: 'in', after: null, limit: 5 });
    expect(rows[0]).toMatchObject({ kind: 'course' });
    await superior.ok('course.takeEnvelope', { envelopeId: rows[0]?.envelopeId ?? '' });
    const { stations, sum } = await superior.ok('course.rows', {});
    expect(stations).toMatchObject([{ edition: 2, through: 'envelope', learners: [{ times: 2, done: 1 }] }]);
    expect(sum.learners).toBe(1);
    expect(await superior.call('course.takeFile', { path: file })).toMatchObject({
      error: { code: 'course-not-newer', params: { edition: 1, newest: 2 } },
    });
  });

  it('the certificate sheet waits for the name and for every task', async () => {
    const leader = await pair.a.as('lanhdao');
    expect(await leader.call('course.certificate', {})).toMatchObject({ error: { code: 'learner-unnamed' } });
    await leader.ok('course.setLearner', { fullName: 'Lý A Dơ', office: 'Đảng ủy xã Nậm Pố' });
    expect(await leader.call('course.certificate', {})).toMatchObject({ error: { code: 'lessons-left' } });
    const admin = await pair.a.as('quantri');
    await admin.ok('course.setLearner', { fullName: 'Điêu Văn Inh', office: 'Đảng ủy xã Nậm Pố' });
    await admin.ok('backup.create', { targetId: 'first', why: 'daily' });
    await admin.ok('lessons.start', { lessonId: 'bring-a-station-back' });
    await bringBack(pair.a.vault);
    const again = await pair.a.vault.as('quantri');
    await again.ok('backup.create', { targetId: 'first', why: 'daily' });
    await again.ok('lessons.finish', {});
    const { reportId } = await again.ok('course.certificate', {});
    const saved = path.join(pair.folder, 'chung-nhan.pdf');
    await again.ok('reports.saveTo', { reportId, path: saved });
    const text = textOfPdf(saved).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Điêu Văn Inh');
    expect(text).toContain('Dựng lại máy từ bản sao lưu');
    expect(text).toContain('24/11/2026');
    // the learner's own office at the head, not the invented one of the training vault
    expect(text).toContain('ĐẢNG ỦY XÃ NẬM PỐ');
    expect(text).not.toContain('ĐẢNG ỦY XÃ ĐỒNG VÀNG');
  });
});

it(
  'a report signed after yesterday’s backup was restored is newer, for who takes it in, than those signed before',
  async () => {
    const pair = await createTwoStations({ a: TRAINING, b: TRAINING });
    const { vault } = pair.a;
    let signed = 0;
    const signAndTake = async (edition: number): Promise<void> => {
      const file = path.join(pair.folder, `lan-${String((signed += 1))}.json`);
      const clerk = await vault.as('vanthu');
      const { reportId } = await clerk.ok('course.sign', { to: [] });
      await clerk.ok('reports.saveTo', { reportId, path: file });
      const superior = await pair.b.clerk();
      expect(await superior.ok('course.takeFile', { path: file })).toMatchObject({ taken: true, edition });
      expect((await superior.ok('course.rows', {})).stations).toMatchObject([{ edition }]);
    };
    const clerk = await pair.a.clerk();
    await logOne(clerk, '7001-CV/TU', vault.ids['lanhdao'] ?? null);
    await clerk.ok('course.setLearner', { fullName: 'Vàng Thị Mỷ', office: 'Đảng ủy xã Nậm Pố' });
    await (await pair.a.as('quantri')).ok('backup.create', { targetId: 'first', why: 'daily' });
    const kept = `${rootOfBackups(vault)}-giu`;
    fs.cpSync(rootOfBackups(vault), kept, { recursive: true });
    await signAndTake(1);
    await signAndTake(2);
    // the exercise: the vault that was set aside is there
    await restoreFrom(vault, kept, `${vault.dir}.mot`, `${vault.dir}.mot`);
    await signAndTake(3);
    // a new machine: nobody knows what was signed after the backup
    await restoreFrom(vault, kept, `${vault.dir}.hai`, null);
    await signAndTake(101);
    await pair.remove();
  },
  PAIR_TIMEOUT_MS,
);

/** The exercise of the lost machine: the vault is set aside and its backup restored in its place. */
async function bringBack(vault: TestVault, kept = `${rootOfBackups(vault)}-giu`): Promise<void> {
  if (!fs.existsSync(kept)) fs.cpSync(rootOfBackups(vault), kept, { recursive: true });
  const aside = `${kept}.cat-di`;
  await restoreFrom(vault, kept, aside, aside);
}

/** With `lessonsOf` null as on a new machine, where the backup is all there is. */
async function restoreFrom(vault: TestVault, kept: string, aside: string, lessonsOf: string | null) {
  const [from = ''] = setFolders(kept);
  await vault.close();
  fs.renameSync(vault.dir, aside);
  const secret = { username: 'quantri', passphrase: TEST_PASSPHRASE, recoveryCode: null };
  await callerOf(serviceFor(vault.dir)).ok('backup.restore', { from, ...secret, lessonsOf });
}

/** The root that travels with a report of this station. */
async function rootOf(caller: Caller, { b, folder }: TwoStations): Promise<{ root: string }> {
  await logOne(caller, '7100-CV/TU', b.vault.ids['lanhdao'] ?? null);
  await caller.ok('course.setLearner', { fullName: 'Giàng A Chu', office: 'Tỉnh ủy' });
  const { reportId } = await caller.ok('course.sign', { to: [] });
  const file = path.join(folder, 'cua-minh.json');
  await caller.ok('reports.saveTo', { reportId, path: file });
  const signed = readSignedCourse(fs.readFileSync(file, 'utf8'));
  if (signed === null) throw new Error('unreadable');
  return signed;
}

it('an office vault holds no course', async () => {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  const clerk = await vault.as('vanthu');
  for (const reply of [
    await clerk.call('course.setLearner', { fullName: 'A', office: 'B' }),
    await clerk.call('course.sign', { to: [] }),
    await clerk.call('course.certificate', {}),
  ])
    expect(reply).toMatchObject({ error: { code: 'not-permitted' } });
  expect((await clerk.ok('course.rows', {})).stations).toEqual([]);
  await vault.remove();
});
