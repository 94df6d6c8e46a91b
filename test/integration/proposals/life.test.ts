import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIXTURE_PDF, proposal, signing, stage, walk } from '../../support/proposals.ts';
import { type Caller, createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';
import { openSsl } from '../crypto/openssl.ts';
import { outgoing } from '../../support/registration.ts';

const PEOPLE = [
  'quantri',
  'vanthu',
  'vanthu2',
  'lanhdao',
  'bithu',
  'chuyenvien',
  'chuyenvien2',
  'kiemtra',
  'coyeu',
];
const USUAL = [
  ['chuyenvien', 'propose'],
  ['lanhdao', 'pass'],
  ['chuyenvien', 'present'],
  ['bithu', 'sign'],
] as const;

async function fileOf(caller: Caller, attachment: { id: string; segments: number }): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let segment = 0; segment < attachment.segments; segment += 1) {
    const read = await caller.ok('attachments.read', { source: 'record', id: attachment.id, segment });
    pieces.push(Buffer.from(read.dataBase64, 'base64'));
  }
  return Buffer.concat(pieces);
}

describe('an ordinary document', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: PEOPLE });
  }, 120_000);
  afterAll(() => vault.remove());

  test('from draft to dossier, each step by its own person', async () => {
    const drafter = await vault.as('chuyenvien');
    const first = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
    const saved = await drafter.ok('proposals.save', {
      ...proposal(vault, { file: await stage(drafter) }),
      id: first.id,
      revision: first.revision,
    });
    const { id } = first;
    await walk(vault, id, saved.revision, USUAL);

    const clerk = await vault.as('vanthu');
    expect(await clerk.ok('proposals.counts', {})).toMatchObject({ waiting: 1 });
    const ready = await clerk.ok('proposals.get', { id });
    expect(ready.state).toBe('signed');
    const done = await clerk.ok('proposals.register', { id, revision: ready.revision });
    expect(done).toMatchObject({ code: '01-BC/ĐU', entryNumber: 1, erasedDrafts: 2 });

    const document = await clerk.ok('documents.get', { id: done.documentId });
    expect(document).toMatchObject({
      code: '01-BC/ĐU',
      signer: 'Bùi Quang Thắng',
      signedAs: 'T/M · Bí thư Đảng ủy',
      files: 1,
      state: 'registered',
    });
    const [attachment] = document.attachments;
    if (!attachment) throw new Error('no file');
    const issued = await fileOf(clerk, attachment);
    const original = fs.readFileSync(FIXTURE_PDF);
    expect(issued.length).toBeGreaterThan(original.length);
    expect(issued.subarray(0, original.length).equals(original)).toBe(true);

    const report = await clerk.ok('signatures.report', { documentId: done.documentId });
    expect(
      report.signatures.map(({ role, verdict, fault, capacity }) => ({ role, verdict, fault, capacity })),
    ).toEqual([
      { role: 'person', verdict: 'good', fault: null, capacity: 'T/M' },
      { role: 'office', verdict: 'good', fault: null, capacity: '' },
    ]);
    expect(report.signatures[1]?.covers.map((line) => line.what)).toContain('code');
    expect(report.signatures[0]?.certificate).toMatchObject({
      subject: 'Bùi Quang Thắng',
      atSigning: 'valid',
    });

    const sent = await clerk.ok('proposals.issue', { id, revision: done.revision });
    const filed = await (
      await vault.as('chuyenvien')
    ).ok('proposals.file', {
      id,
      revision: sent.revision,
      dossierCode: '05.01.2026',
      dossierTitle: 'Chuyển đổi số',
    });
    const end = await (await vault.as('chuyenvien')).ok('proposals.get', { id });
    expect(end).toMatchObject({ revision: filed.revision, state: 'filed', code: '01-BC/ĐU', waitsFor: null });
    expect(end.versionList.map(({ number, file, erasedMs }) => [number, file, erasedMs === null])).toEqual([
      [2, null, false],
      [1, null, false],
    ]);
    expect(end.steps.map((step) => step.act)).toEqual([
      'created',
      'saved',
      'proposed',
      'passed',
      'presented',
      'signed',
      'registered',
      'issued',
      'filed',
    ]);
  });

  test('openssl finds both detached signatures good, and a changed manifest bad', async () => {
    const clerk = await vault.as('vanthu');
    const [row] = (await clerk.ok('proposals.list', { box: 'done', after: null, limit: 10 })).rows;
    const detail = await clerk.ok('proposals.get', { id: row?.id ?? '' });
    const { files } = await clerk.ok('signatures.files', { documentId: detail.documentId ?? '' });
    expect(files.map((file) => file.role)).toEqual(['person', 'office']);
    const tool = openSsl();
    try {
      for (const file of files) {
        const content = tool.put('manifest.json', Buffer.from(file.manifestBase64, 'base64'));
        const p7s = tool.put('signature.p7s', Buffer.from(file.p7sBase64, 'base64'));
        const root = tool.put('root.pem', file.authorityPem);
        const at = String(Math.floor(Date.UTC(2026, 10, 24, 2, 0, 0) / 1000));
        const verify = [
          'cms',
          '-verify',
          '-cades',
          '-binary',
          '-inform',
          'DER',
          '-in',
          p7s,
          '-CAfile',
          root,
          '-purpose',
          'any',
          '-attime',
          at,
          '-out',
          '/dev/null',
          '-content',
        ];
        const good = tool.run(...verify, content);
        expect(good.output).toContain('successful');
        expect(good.ok).toBe(true);
        const text = fs.readFileSync(content, 'utf8');
        const forged = tool.put('forged.json', text.replace('"level": "none"', '"level": "mat "'));
        expect(tool.run(...verify, forged).ok).toBe(false);
      }
    } finally {
      tool.remove();
    }
  });

  test('the manifest names number, date, files and what the person signed', async () => {
    const clerk = await vault.as('vanthu');
    const [row] = (await clerk.ok('proposals.list', { box: 'done', after: null, limit: 10 })).rows;
    const detail = await clerk.ok('proposals.get', { id: row?.id ?? '' });
    const { files } = await clerk.ok('signatures.files', { documentId: detail.documentId ?? '' });
    const [person, office] = files.map(
      (file) => JSON.parse(Buffer.from(file.manifestBase64, 'base64').toString()) as Record<string, unknown>,
    );
    expect(person).toMatchObject({ role: 'person', code: null, marks: null });
    expect(office).toMatchObject({
      role: 'office',
      code: '01-BC/ĐU',
      documentDate: '2026-11-24',
      marks: 'TK-30',
    });
    expect(JSON.stringify(office)).not.toContain('chuyển đổi số');
  });

  test('a Word file goes under a front sheet that carries the marks', async () => {
    const drafter = await vault.as('chuyenvien');
    const word = path.join(vault.dir, '..', 'du-thao.txt');
    fs.writeFileSync(word, 'Kính gửi: Tỉnh ủy');
    const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter, word) }));
    const revision = await walk(vault, made.id, made.revision, USUAL);
    const clerk = await vault.as('vanthu2'); // any clerk stands in where nothing is classified
    const done = await clerk.ok('proposals.register', { id: made.id, revision });
    const document = await clerk.ok('documents.get', { id: done.documentId });
    expect(document.attachments.map((file) => file.name)).toEqual(['Trang đầu phát hành.pdf', 'du-thao.txt']);
    const { signatures } = await clerk.ok('signatures.report', { documentId: done.documentId });
    expect(signatures.map(({ verdict }) => verdict)).toEqual(['good', 'good']);
  });

  test('a wrong passphrase signs nothing', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
    await walk(vault, made.id, made.revision, USUAL.slice(0, 3));
    const signer = await vault.as('bithu');
    const input = await signing(signer, made.id);
    const refused = await signer.call('proposals.sign', { ...input, passphrase: `${TEST_PASSPHRASE} sai` });
    expect(refused).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect((await signer.ok('proposals.get', { id: made.id })).state).toBe('presented');
  });

  test('a failed signing takes no number', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
    const revision = await walk(vault, made.id, made.revision, USUAL);
    const clerk = await vault.as('vanthu');
    const books = async () =>
      (await clerk.ok('registers.books', {})).books.find((book) => book.kind === 'outgoing');
    const before = (await books())?.nextNumber;
    // another entry takes the number between the two halves of the command
    const [lost, taken] = await Promise.all([
      clerk.call('proposals.register', { id: made.id, revision }),
      clerk.call('documents.registerOutgoing', outgoing()),
    ]);
    expect(taken.ok).toBe(true);
    expect(lost).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect((await books())?.nextNumber).toBe((before ?? 0) + 1);
    const again = await clerk.ok('proposals.register', { id: made.id, revision });
    expect(again.entryNumber).toBe((before ?? 0) + 1);
  });

  test('a signature that is given back does not count; the draft is signed anew', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
    const revision = await walk(vault, made.id, made.revision, USUAL);
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('proposals.return', { id: made.id, revision, reason: ' ' })).toMatchObject({
      ok: false,
    });
    const back = await clerk.ok('proposals.return', {
      id: made.id,
      revision,
      reason: 'Sai thể thức phần nơi nhận',
    });
    expect(await clerk.call('proposals.register', { id: made.id, revision: back.revision })).toMatchObject({
      ok: false,
      error: { code: 'illegal-transition' },
    });
    const next = await walk(vault, made.id, back.revision, USUAL);
    const done = await (await vault.as('vanthu')).ok('proposals.register', { id: made.id, revision: next });
    const { signatures } = await (
      await vault.as('vanthu')
    ).ok('signatures.report', { documentId: done.documentId });
    expect(signatures.map(({ verdict }) => verdict)).toEqual(['void', 'good', 'good']);
  });

  test.each([
    ['recipients', { recipients: [] }],
    ['file', { file: null }],
    ['subject', { subject: null }],
  ])('is not proposed without %s', async (field, change) => {
    const drafter = await vault.as('chuyenvien');
    const file = field === 'file' ? null : await stage(drafter);
    const made = await drafter.ok('proposals.create', proposal(vault, { file, ...change }));
    expect(await drafter.call('proposals.propose', { ...made, remark: '' })).toEqual({
      ok: false,
      error: { code: 'proposal-incomplete', params: { fields: field, rule: 'TK-01' } },
    });
  });

  test('nobody checks or signs their own draft, and the administrator has no part', async () => {
    const drafter = await vault.as('lanhdao');
    const { ids } = vault;
    expect(
      await drafter.call(
        'proposals.create',
        proposal(vault, { signerId: ids['lanhdao'] ?? '', checkerId: ids['chuyenvien'] ?? '' }),
      ),
    ).toMatchObject({ ok: false, error: { code: 'separation-of-duties', params: { rule: 'TK-03' } } });
    expect(await drafter.call('proposals.create', proposal(vault))).toMatchObject({
      ok: false,
      error: { code: 'separation-of-duties', params: { rule: 'TK-02' } },
    });
    const both = await vault.as('chuyenvien');
    const made = await both.ok(
      'proposals.create',
      proposal(vault, { checkerId: ids['bithu'] ?? '', file: await stage(both) }),
    );
    expect(await both.call('proposals.propose', { ...made, remark: '' })).toMatchObject({
      ok: false,
      error: { code: 'separation-of-duties', params: { rule: 'TK-04' } },
    });
    const admin = await vault.as('quantri');
    expect(await admin.call('proposals.list', { box: 'all', after: null, limit: 10 })).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });

  test('a proposal is unknown to whom it has not reached', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
    for (const who of ['chuyenvien2', 'bithu', 'vanthu']) {
      const other = await vault.as(who);
      expect(await other.call('proposals.get', { id: made.id })).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      });
    }
    const again = await vault.as('chuyenvien');
    const gone = await again.ok('proposals.withdraw', { ...made, reason: 'Nhầm loại văn bản' });
    const end = await again.ok('proposals.get', { id: made.id });
    expect(end).toMatchObject({ state: 'withdrawn', revision: gone.revision, offers: [] });
    expect(end.versionList[0]).toMatchObject({ file: null });
  });
});

describe('delegations', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({
      people: PEOPLE,
      office: { name: 'Văn phòng Đảng ủy xã Đồng Vàng', symbol: 'VP' },
    });
  }, 120_000);
  afterAll(() => vault.remove());

  const delegation = () => ({
    capacity: 'party-tl',
    fromId: vault.ids['bithu'] ?? '',
    toId: vault.ids['lanhdao'] ?? '',
    document: '12-QĐ/ĐU, 05/01/2026',
    scope: 'Ký báo cáo, công văn thường',
    ceiling: 'none' as const,
    typeIds: [],
    fromOn: '2026-11-01',
    toOn: '2026-12-31',
  });

  test('signs within its dates and level, refused without, expired, revoked, or handed on', async () => {
    const leader = await vault.as('bithu');
    const { ids } = vault;
    const wanted = {
      checkerId: ids['chuyenvien2'] ?? '',
      signerId: ids['lanhdao'] ?? '',
      capacity: 'party-tl',
    };
    const { id: delegationId } = await leader.ok('delegations.add', delegation());
    expect(
      await leader.call('delegations.add', {
        ...delegation(),
        fromId: delegation().toId,
        toId: delegation().fromId,
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'delegation-not-handed-on' },
    });
    expect(await leader.call('delegations.add', { ...delegation(), toOn: '2026-10-01' })).toMatchObject({
      ok: false,
      error: { code: 'date-invalid' },
    });
    const drafter = await vault.as('chuyenvien');
    const without = await drafter.ok(
      'proposals.create',
      proposal(vault, { ...wanted, file: await stage(drafter) }),
    );
    expect(await drafter.call('proposals.propose', { ...without, remark: '' })).toMatchObject({
      ok: false,
      error: { code: 'delegation-missing', params: { rule: 'TK-23' } },
    });
    const made = await drafter.ok(
      'proposals.create',
      proposal(vault, { ...wanted, delegationId, file: await stage(drafter) }),
    );
    await walk(vault, made.id, made.revision, [
      ['chuyenvien', 'propose'],
      ['chuyenvien2', 'pass'],
      ['chuyenvien', 'present'],
    ]);
    const author = await vault.as('chuyenvien');
    const other = await author.ok(
      'proposals.create',
      proposal(vault, { ...wanted, delegationId, file: await stage(author) }),
    );
    const revision = await walk(vault, other.id, other.revision, [
      ['chuyenvien', 'propose'],
      ['chuyenvien2', 'pass'],
      ['chuyenvien', 'present'],
      ['lanhdao', 'sign'],
    ]);
    const clerk = await vault.as('vanthu');
    const { documentId } = await clerk.ok('proposals.register', { id: other.id, revision });
    // its detail says in which form it was signed, as it stands above the name
    expect((await clerk.ok('documents.get', { id: documentId })).signedAs).toMatch(/^T\/L Bí thư Đảng ủy, ./);
    const again = await vault.as('bithu');
    await again.ok('delegations.revoke', { id: delegationId, reason: 'Hết thời gian đi công tác' });
    const signer = await vault.as('lanhdao');
    expect(await signer.call('proposals.sign', await signing(signer, made.id))).toMatchObject({
      ok: false,
      error: { code: 'delegation-missing', params: { why: 'revoked' } },
    });
  });
});

describe('a Mật document', () => {
  let vault: TestVault;
  const items: Record<string, string> = {};
  beforeAll(async () => {
    vault = await createTestVault({ people: PEOPLE, profile: 'standalone' });
    const drafter = await vault.as('chuyenvien');
    for (const level of ['mat', 'toi-mat', 'tuyet-mat'] as const) {
      const found = await drafter.ok('protection.listItems', { on: null, words: '', level, limit: 1 });
      items[level] = found.items[0]?.ref ?? '';
    }
  }, 120_000);
  afterAll(() => vault.remove());

  const secret = () =>
    proposal(vault, {
      level: 'mat',
      itemRef: items['mat'] ?? null,
      subject: 'phương án bảo đảm an ninh Đại hội',
      copyAllowed: false,
    });

  test('lies under its own key from the first save, and only whom it reached can open it', async () => {
    const drafter = await vault.as('chuyenvien');
    const made = await drafter.ok('proposals.create', { ...secret(), file: await stage(drafter) });
    const mine = await drafter.ok('proposals.get', { id: made.id });
    const file = mine.versionList[0]?.file;
    expect(file?.readable).toBe(true);
    expect(await (await vault.as('lanhdao')).call('attachments.open', { id: file?.id ?? '' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const revision = await walk(vault, made.id, made.revision, USUAL);
    expect(await (await vault.as('vanthu2')).call('proposals.get', { id: made.id })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const clerk = await vault.as('vanthu');
    const done = await clerk.ok('proposals.register', { id: made.id, revision });
    expect(done.erasedDrafts).toBe(1);
    const document = await clerk.ok('documents.get', { id: done.documentId });
    expect(document).toMatchObject({ book: 'classified-outgoing', level: 'mat', code: '01-BC/ĐU' });
    expect(await clerk.ok('signatures.report', { documentId: done.documentId })).toMatchObject({
      signatures: [{ verdict: 'good' }, { verdict: 'good' }],
    });
    for (const who of ['chuyenvien', 'bithu', 'lanhdao']) {
      const reader = await vault.as(who);
      const [one] = (await reader.ok('documents.get', { id: done.documentId })).attachments;
      expect(one?.readable).toBe(true);
    }
    const other = await vault.as('chuyenvien2');
    expect(await other.call('signatures.report', { documentId: done.documentId })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  test('is not proposed without an item, above the signer, or below what it answers; never falls', async () => {
    const drafter = await vault.as('chuyenvien');
    const bare = await drafter.ok('proposals.create', {
      ...secret(),
      itemRef: null,
      file: await stage(drafter),
    });
    expect(await drafter.call('proposals.propose', { ...bare, remark: '' })).toMatchObject({
      error: { code: 'proposal-incomplete', params: { fields: 'itemRef' } },
    });
    // the law of secrets asks how many there are and whether they may be copied; of an ordinary draft nobody does
    const unsaid = { copies: null, copyAllowed: null };
    const silent = await drafter.ok('proposals.create', {
      ...secret(),
      ...unsaid,
      file: await stage(drafter),
    });
    expect(await drafter.call('proposals.propose', { ...silent, remark: '' })).toMatchObject({
      error: { code: 'proposal-incomplete', params: { fields: 'copies,copyAllowed' } },
    });
    const file = await stage(drafter);
    const ordinary = await drafter.ok('proposals.create', proposal(vault, { ...unsaid, file }));
    expect(await drafter.call('proposals.propose', { ...ordinary, remark: '' })).toMatchObject({ ok: true });
    const high = await drafter.ok('proposals.create', {
      ...secret(),
      level: 'toi-mat',
      itemRef: items['toi-mat'] ?? null,
      checkerId: vault.ids['chuyenvien2'] ?? '',
      signerId: vault.ids['lanhdao'] ?? '',
      capacity: 'own',
      file: await stage(drafter),
    });
    expect(await drafter.call('proposals.propose', { ...high, remark: '' })).toMatchObject({
      error: { code: 'above-authority', params: { rule: 'TQ-10' } },
    });
    expect(
      await drafter.call('proposals.save', {
        ...secret(),
        level: 'none',
        itemRef: null,
        ...bare,
        file: null,
      }),
    ).toMatchObject({ error: { code: 'level-only-rises' } });
    const plain = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
    const raised = await drafter.ok('proposals.save', { ...secret(), ...plain, file: null });
    const after = await drafter.ok('proposals.get', { id: raised.id });
    expect(after.level).toBe('mat');
    expect(after.versionList[0]?.file?.readable).toBe(true);
    await drafter.ok('attachments.open', { id: after.versionList[0]?.file?.id ?? '' });
  });

  test('Tuyệt mật goes without subject and file, signed on paper', async () => {
    const drafter = await vault.as('chuyenvien');
    const top = {
      ...secret(),
      level: 'tuyet-mat' as const,
      itemRef: items['tuyet-mat'] ?? null,
      subject: null,
    };
    expect(await drafter.call('proposals.create', { ...secret(), level: 'tuyet-mat' })).toMatchObject({
      error: { code: 'no-subject-for-top-secret' },
    });
    expect(await drafter.call('proposals.create', { ...top, file: await stage(drafter) })).toMatchObject({
      error: { code: 'no-file-for-top-secret' },
    });
    const made = await drafter.ok('proposals.create', top);
    // no post of a commune signs so high
    expect(await drafter.call('proposals.propose', { ...made, remark: '' })).toMatchObject({
      error: { code: 'above-authority' },
    });
    const admin = await vault.as('quantri');
    const { people } = await admin.ok('people.list', {});
    const secretary = people.find((person) => person.username === 'bithu');
    if (!secretary) throw new Error('nobody');
    const { id, revision, fullName, roles, exception } = secretary;
    const position = 'Bí thư Tỉnh ủy';
    await admin.ok('people.update', { id, revision, fullName, roles, exception, position });
    const at = await walk(vault, made.id, made.revision, USUAL);
    const clerk = await vault.as('vanthu');
    const done = await clerk.ok('proposals.register', { id: made.id, revision: at });
    expect(await clerk.ok('documents.get', { id: done.documentId })).toMatchObject({
      level: 'tuyet-mat',
      subject: null,
      files: 0,
    });
    expect(await clerk.ok('signatures.report', { documentId: done.documentId })).toMatchObject({
      signatures: [{ role: 'person', verdict: 'paper', certificate: null }],
    });
  });
});
