import fs from 'node:fs';
import path from 'node:path';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Role } from '../../shared/domain/people/roles.ts';
import { ACCEPTED, ALONE, HANDED_OVER } from './inputs.ts';
import { issueCertificate } from '../../electron/vault/crypto/x509/authority.ts';
import { testKeyPair } from './keyPool.ts';
import { INSIDER, SECRETS } from './insiderNames.ts';
import { proposal, stage as stagePdf, walk } from './proposals.ts';
import { determinationOf, endDossier, incoming, outgoing, SAMPLE_ITEMS, TEST_TODAY } from './registration.ts';
import { answered, type CaseHands, takeInCase, underWay } from './submissions.ts';
import {
  approved,
  carry,
  deliver,
  type Office,
  PDF,
  registerOutgoing,
  registerReceived,
  stage,
  type TwoStations,
} from './twoStations.ts';
import { type Caller, TEST_PASSPHRASE, type TestVault } from './vault.ts';

/** Who acts, and what is done; the act may sit others down too. */
export type Act = readonly [who: string, does: (caller: Caller) => Promise<unknown>];

/** What the acts of the office have made so far. */
export interface World {
  readonly pair: TwoStations;
  readonly vault: TestVault;
  readonly home: Office;
  readonly made: Record<
    'secret' | 'secretOut' | 'open' | 'other' | 'filed' | 'answered' | 'draft' | 'book' | 'file',
    string
  > & {
    draftRevision: number;
  };
  readonly cases: CaseHands[];
}

const revisionOf = async (caller: Caller, id: string): Promise<{ id: string; revision: number }> => ({
  id,
  revision: (await caller.ok('documents.get', { id })).revision,
});

/** The insider had a post more the day before. */
async function give(admin: Caller, roles: readonly Role[]): Promise<void> {
  const { people } = await admin.ok('people.list', {});
  const one = people.find(({ username }) => username === INSIDER);
  if (one === undefined) throw new Error('nobody');
  const { revision, fullName, position, exception } = one;
  await admin.ok('people.update', { id: one.id, revision, fullName, position, roles: [...roles], exception });
}

export function firstDay({ vault, made, cases }: World): Act[] {
  const id = (who: string): string => vault.ids[who] ?? '';
  return [
    [
      'vanthu',
      async (clerk) => {
        const secretFile = await stage(clerk, 'toi-mat.txt', Buffer.from(SECRETS.file));
        const secret = await clerk.ok(
          'documents.registerIncoming',
          incoming({
            book: 'classified-incoming',
            level: 'toi-mat',
            code: '71-TTr/TU',
            subject: SECRETS.subject,
            note: 'ghi chú',
            presentTo: id('bithu'),
            files: [secretFile],
          }),
        );
        made.secret = secret.id;
        const openFile = await stage(clerk, 'cong-van.pdf', PDF);
        const open = await clerk.ok(
          'documents.registerIncoming',
          incoming({ presentTo: id('lanhdao'), files: [openFile] }),
        );
        made.open = open.id;
        made.other = (await clerk.ok('documents.registerIncoming', incoming({ code: '1216-CV/TU' }))).id;
      },
    ],
    ['vanthu', (clerk) => clerk.ok('documents.registerOutgoing', outgoing())],
    [
      'vanthu',
      (clerk) =>
        clerk.ok('drafts.save', {
          form: 'registerIncoming',
          key: 'new',
          body: JSON.stringify({ subject: 'dở dang' }),
        }),
    ],
    [
      'vanthu',
      async (clerk) => {
        const { books } = await clerk.ok('registers.books', {});
        made.book = books.find(({ kind }) => kind === 'outgoing')?.id ?? '';
        await clerk.ok('registers.reserve', {
          bookId: made.book,
          typeId: 'bao-cao',
          purpose: 'Giữ số',
          expiresOn: TEST_TODAY,
        });
      },
    ],
    [
      'vanthu',
      (clerk) =>
        clerk.ok('registers.ask', { bookId: made.book, number: null, onDate: '2026-11-23', reason: 'Quên' }),
    ],
    ['vanthu', (clerk) => clerk.ok('registers.setVolumeLines', { kind: 'incoming', lines: 500 })],
    [
      'vanthu',
      (clerk) =>
        clerk.ok('documents.correct', {
          id: made.other,
          revision: 1,
          field: 'issuer',
          value: 'Văn phòng Tỉnh ủy',
          reason: 'Ghi nhầm',
        }),
    ],
    [
      'vanthu',
      async (clerk) => {
        for (const cabinet of ['Tủ 1', 'Tủ 2'])
          await clerk.ok('copies.addPlace', { room: 'Phòng 203', cabinet, shelf: '1', box: '' });
      },
    ],
    ['quantri', (admin) => give(admin, ['specialist', 'intake'])],
    [
      'bithu',
      async (secretary) =>
        secretary.ok('documents.direct', {
          ...ALONE,
          ...(await revisionOf(secretary, made.secret)),
          text: SECRETS.direction,
          leadId: id('chuyenvien'),
        }),
    ],
    [
      'bithu',
      (secretary) =>
        secretary.ok('access.grant', {
          documentId: made.secret,
          personId: id('lanhdao'),
          ground: 'Phối hợp',
        }),
    ],
    [
      'lanhdao',
      async (chief) =>
        chief.ok('documents.direct', {
          ...ALONE,
          ...(await revisionOf(chief, made.open)),
          text: 'Tham mưu',
          leadId: id(INSIDER),
          dueOn: '2026-11-30',
        }),
    ],
    [
      'chuyenvien',
      async (worker) => {
        const seen = await worker.ok('documents.get', { id: made.secret });
        made.file = seen.attachments[0]?.id ?? '';
        const asked = await worker.ok('documents.acknowledge', await revisionOf(worker, made.secret));
        await worker.ok('documents.startWork', { id: made.secret, revision: asked.revision });
      },
    ],
    [
      'chuyenvien',
      (worker) =>
        worker.ok('copies.askPermit', {
          documentId: made.secret,
          bookId: null,
          kind: 'forwarded',
          number: 2,
          purpose: 'Họp',
          recipients: 'Chánh Văn phòng',
          placeId: null,
          device: '',
        }),
    ],
    [
      'tiepnhan',
      async () => {
        for (const title of ['Mạng hay mất', 'Đường hỏng', 'Chờ xem', 'Nối với vụ khác'])
          cases.push(await takeInCase(vault, { title, receivedOn: TEST_TODAY }));
        const [one, two] = cases;
        if (one !== undefined) await answered(vault, one, 'Đã sửa.', ['Biên bản sửa chữa']);
        if (two !== undefined) await underWay(vault, two);
      },
    ],
    [
      'tiepnhan',
      async () => {
        await cases[1]?.does('chuyenvien', 'submissions.askConsultation', {
          personId: id('lanhdao'),
          office: '',
          question: 'Ý kiến?',
          dueOn: null,
        });
      },
    ],
    [
      'tiepnhan',
      async () => {
        await cases[1]?.does('chuyenvien', 'submissions.link', {
          kind: 'submission',
          targetId: cases[2]?.id ?? '',
          note: 'liên quan',
        });
      },
    ],
    [
      'tiepnhan',
      (intake) =>
        intake.ok('privacy.ask', {
          submissionId: cases[0]?.id ?? '',
          kind: 'correct',
          words: 'Số nhà là 54',
          channel: 'phone',
        }),
    ],
    [
      'vanthu',
      async (clerk) => {
        const filed = await clerk.ok('documents.registerIncoming', incoming({ code: '1300-CV/TU' }));
        const closed = await clerk.ok('documents.close', { id: filed.id, revision: 1, note: 'Để biết' });
        made.filed = filed.id;
        await clerk.ok('documents.file', {
          id: filed.id,
          revision: closed.revision,
          dossierCode: '04.2026',
          dossierTitle: 'Chuyển đổi số',
        });
        await endDossier(clerk, '04.2026');
      },
    ],
    [
      'vanthu',
      async (clerk) => {
        const one = await clerk.ok(
          'documents.registerIncoming',
          incoming({ code: '1301-CV/TU', presentTo: id('lanhdao') }),
        );
        made.answered = one.id;
      },
    ],
    [
      'lanhdao',
      async (chief) =>
        chief.ok('documents.direct', {
          ...ALONE,
          ...(await revisionOf(chief, made.answered)),
          text: 'Trả lời',
          leadId: id('chuyenvien'),
          dueOn: '2026-12-10',
        }),
    ],
    [
      'chuyenvien',
      async (worker) => {
        await worker.ok('documents.acknowledge', await revisionOf(worker, made.answered));
        await worker.ok('documents.startWork', await revisionOf(worker, made.answered));
        await worker.ok('documents.answer', {
          ...(await revisionOf(worker, made.answered)),
          outgoingId: null,
          code: '12-CV/ĐU',
          note: 'Đã trả lời',
        });
      },
    ],
    [
      'vanthu',
      async (clerk) =>
        clerk.ok('protection.propose', {
          ...(await revisionOf(clerk, made.other)),
          leaderId: id('bithu'),
          change: {
            kind: 'adjusted',
            toLevel: 'mat',
            itemRef: SAMPLE_ITEMS.mat,
            sampleConfirmed: true,
            erase: false,
            code: '12-QĐ/ĐU',
            decidedOn: TEST_TODAY,
            ground: 'Thuộc danh mục',
          },
        }),
    ],
    [
      'bithu',
      async (secretary) => {
        const { permits } = await secretary.ok('copies.ofDocument', { documentId: made.secret });
        await secretary.ok('copies.decidePermit', {
          id: permits[0]?.id ?? '',
          granted: true,
          permitted: 2,
          validUntil: '2026-12-31',
          reason: '',
        });
      },
    ],
    [
      'vanthu',
      async (clerk) => {
        const { copies } = await clerk.ok('copies.ofDocument', { documentId: made.secret });
        await clerk.ok('copies.offerTransfer', {
          ...HANDED_OVER,
          copyIds: copies.slice(0, 1).map((copy) => copy.id),
          receiverId: id('lanhdao'),
        });
      },
    ],
    [
      'vanthu',
      (clerk) => clerk.ok('registers.handOver', { takerId: id('vanthu2'), bookIds: [made.book], note: '' }),
    ],
    [
      'vanthu2',
      async (clerk) => {
        const { handovers } = await clerk.ok('registers.handovers', {});
        await clerk.ok('registers.answerHandover', {
          id: handovers[0]?.id ?? '',
          answer: 'confirmed',
          note: '',
        });
      },
    ],
    [
      'lanhdao',
      async (chief) =>
        chief.ok('deadlines.stop', { ...(await revisionOf(chief, made.open)), reason: 'Chờ tỉnh' }),
    ],
    [
      'bithu',
      async (secretary) =>
        secretary.ok('protection.placeHold', {
          ...(await revisionOf(secretary, made.filed)),
          code: '5-QĐ/UBKT',
          decidedOn: TEST_TODAY,
          ground: 'Thanh tra',
        }),
    ],
    [
      'tiepnhan',
      async () => {
        await cases[0]?.does('lanhdao', 'submissions.signAnswer', { passphrase: TEST_PASSPHRASE });
        await cases[0]?.does('vanthu', 'submissions.issueAnswer', { typeId: 'cong-van', draftingUnit: '' });
        await cases[0]?.does('tiepnhan', 'submissions.deliver', {
          receiptId: cases[0].id,
          channel: 'phone',
          documentCode: '',
          note: '',
        });
      },
    ],
    [
      'tiepnhan',
      async () => {
        const same = await takeInCase(vault, { title: 'Mạng hay mất nữa', receivedOn: TEST_TODAY });
        await same.does('tiepnhan', 'submissions.merge', { masterId: cases[2]?.id ?? '', note: '' });
      },
    ],
    [
      'tiepnhan',
      async () => {
        const { dueOn } = (await cases[1]?.see('chuyenvien')) ?? { dueOn: null };
        const later = new Date(Date.parse(`${dueOn ?? ''}T00:00:00Z`) + 3 * 86_400_000)
          .toISOString()
          .slice(0, 10);
        await cases[1]?.does('chuyenvien', 'submissions.askExtension', {
          dueOn: later,
          reason: 'Chờ khảo sát',
          documents: [made.answered],
          files: [],
        });
      },
    ],
    [
      'tiepnhan',
      async () => {
        await cases[0]?.does('tiepnhan', 'submissions.proposePublication', {
          title: 'Mạng',
          body: 'Điểm phục vụ hay mất mạng.',
          answer: 'Đã sửa.',
        });
      },
    ],
    [
      'tiepnhan',
      async () => {
        const idea = await takeInCase(vault, {
          kind: 'sang-kien',
          title: 'Sổ hẹn chung',
          receivedOn: TEST_TODAY,
        });
        await idea.does('tiepnhan', 'submissions.classify', ACCEPTED);
        await idea.does('lanhdao', 'submissions.assign', {
          leadId: id('chuyenvien'),
          supportIds: [],
          dueOn: null,
          text: '',
        });
        await idea.does('chuyenvien', 'submissions.startWork', {});
        const judged = async (): Promise<{ id: string; revision: number }> => {
          const { revision } = await (await vault.as('lanhdao')).ok('initiatives.get', { id: idea.id });
          return { id: idea.id, revision };
        };
        const sift = { ...(await judged()), pass: true, note: 'Mới' };
        await (await vault.as('chuyenvien')).ok('initiatives.sift', sift);
        const council = {
          ...(await judged()),
          code: '12-QĐ/ĐU',
          decidedOn: TEST_TODAY,
          members: [
            { personId: id('bithu'), role: 'chair' as const },
            { personId: id('lanhdao'), role: 'secretary' as const },
            { personId: id('vanthu2'), role: 'member' as const },
          ],
        };
        await (await vault.as('lanhdao')).ok('initiatives.setCouncil', council);
      },
    ],
  ];
}

export function secondDay({ pair, vault, home, made }: World): Act[] {
  const id = (who: string): string => vault.ids[who] ?? '';
  const desk = path.join(path.dirname(vault.dir), 'ban-lam-viec');
  fs.mkdirSync(desk);
  return [
    ['lanhdao', (leader) => leader.ok('exchange.openChannel', approved())],
    [
      'bithu',
      (leader) =>
        leader.ok('delegations.add', {
          capacity: 'party-tl',
          fromId: id('bithu'),
          toId: id('lanhdao'),
          document: '07-UQ/ĐU',
          scope: 'Ký báo cáo',
          ceiling: 'mat',
          typeIds: [],
          fromOn: '2026-11-01',
          toOn: '2026-12-31',
          acts: ['sign'],
        }),
    ],
    [
      'lanhdao',
      (leader) =>
        leader.ok('inspection.open', {
          inspectorId: id('kiemtra'),
          ground: 'QĐ 15-QĐ/UBKTTU, 20/11/2026',
          clearance: 'none',
          days: 3,
        }),
    ],
    [
      'quantri',
      async (admin) => {
        const unit = await admin.ok('units.save', {
          id: null,
          name: 'Phòng Một',
          fromOn: '2026-08-01',
          toOn: null,
          headId: null,
        });
        await admin.ok('units.assign', { personId: id('chuyenvien'), unitId: unit.id, fromOn: '2026-08-01' });
      },
    ],
    ['quantri', (admin) => admin.ok('settings.saveIdleLock', { minutes: 9 })],
    ['quantri', (one) => one.ok('rules.setSwappedDay', { date: '2026-12-05', kind: 'work', note: 'làm bù' })],
    ['quantri', (admin) => give(admin, ['specialist'])],
    ['quantri', async (admin) => admin.ok('settings.save', await admin.ok('settings.get', {}))],
    ['tiepnhan', (one) => one.ok('settings.setContact', { phone: '0209', address: 'Đồng Vàng' } as never)],
    [
      'lanhdao',
      (one) => one.ok('plan.assign', { taskId: 'NV-01', to: { kind: 'person', id: id('chuyenvien') } }),
    ],
    [
      'chuyenvien',
      (one) =>
        one.ok('plan.report', { taskId: 'NV-01', state: 'doing', percent: 40, note: 'Đang làm' } as never),
    ],
    [
      'lanhdao',
      (one) => one.ok('figures.expect', { code: '000.01.03.H99', name: 'Xã Suối Ngà', expected: true }),
    ],
    ['chuyenvien', (worker) => worker.ok('keys.askRenewal', {})],
    [
      'vanthu',
      (one) =>
        one.ok('obstacles.report', {
          screen: 'incoming',
          code: null,
          rule: null,
          steps: [],
          urgency: 'soon',
          text: 'Không rõ bấm vào đâu.',
          phraseConfirmed: false,
        }),
    ],
    ['vanthu', (one) => one.ok('obstacles.setSupport', { stationId: pair.b.stationId })],
    [
      'chuyenvien',
      async () => {
        for (const level of ['none', 'mat'] as const) {
          const drafter = await vault.as('chuyenvien');
          const file = await stagePdf(drafter);
          const itemRef = level === 'none' ? null : (determinationOf(level)?.itemRef ?? null);
          const draft = await drafter.ok('proposals.create', proposal(vault, { level, itemRef, file }));
          if (level !== 'none') continue;
          made.draft = draft.id;
          made.draftRevision = await walk(vault, draft.id, draft.revision, [
            ['chuyenvien', 'propose'],
            ['lanhdao', 'pass'],
            ['chuyenvien', 'present'],
          ]);
        }
      },
    ],
    [
      'chuyenvien',
      async () => {
        const drafter = await vault.as('chuyenvien');
        const signed = await drafter.ok(
          'proposals.create',
          proposal(vault, { subject: 'đã ký', file: await stagePdf(drafter) }),
        );
        await walk(vault, signed.id, signed.revision, [
          ['chuyenvien', 'propose'],
          ['lanhdao', 'pass'],
          ['chuyenvien', 'present'],
          ['bithu', 'sign'],
        ]);
      },
    ],
    [
      'vanthu',
      async (sender) => {
        const out = await registerOutgoing(sender, {
          files: [{ name: 'mat.pdf', bytes: Buffer.concat([PDF, Buffer.from('%MẬT')]) }],
          change: { book: 'classified-outgoing', level: 'mat', subject: SECRETS.sent },
        });
        made.secretOut = out.id;
        const letter = await registerOutgoing(sender, { subject: 'V/v gửi thư đầu tiên' });
        await deliver(pair, home, pair.b, letter.id);
        await carry(pair, pair.b, home);
      },
    ],
    [
      'vanthu',
      async () => {
        const theirs = await registerOutgoing(await pair.b.clerk(), { subject: 'V/v thư của tỉnh' });
        const came = await deliver(pair, pair.b, home, theirs.id);
        await registerReceived(await vault.as('vanthu'), came.in);
      },
    ],
    ['quantri', (admin) => admin.ok('backup.create', { targetId: 'first', why: 'manual' })],
    [
      'quantri',
      async (admin) => {
        const { publicKey, privateKey } = generateKeyPairSync('ed25519');
        const spki = publicKey.export({ format: 'der', type: 'spki' });
        const policy = JSON.stringify({
          format: 'an-thu/policy/1',
          office: '*',
          serial: 3,
          issuer: 'Tỉnh ủy Sơn Hà',
          ground: 'QĐ 9-QĐ/TU',
          maxIdleMinutes: 10,
          closed: [],
        });
        const file = path.join(desk, 'policy.json');
        const signature = sign(null, Buffer.from(policy), privateKey).toString('base64');
        fs.writeFileSync(file, JSON.stringify({ policy, signature, publicKey: spki.toString('base64') }));
        const fingerprint = createHash('sha256').update(spki).digest('hex').slice(0, 32);
        await admin.ok('policy.load', { path: file, fingerprint });
      },
    ],
    [
      'quantri',
      async (admin) => {
        const file = path.join(desk, 'root.cer');
        const { publicKey, privateKey } = await testKeyPair();
        const root = issueCertificate({
          role: 'authority',
          subject: { commonName: 'Nơi cấp', organization: 'Nơi cấp' },
          publicKey,
          fromMs: pair.nowMs() - 86_400_000,
          toMs: pair.nowMs() + 1e10,
          issuerKey: privateKey,
        });
        fs.writeFileSync(file, root.der);
        await admin.ok('signatureTrust.load', { path: file });
        const [one] = (await admin.ok('signatureTrust.list', {})).authorities;
        await admin.ok('signatureTrust.trust', {
          id: one?.id ?? '',
          fingerprint: one?.fingerprint ?? '',
          comparedHow: 'công văn',
        });
      },
    ],
    [
      'quantri',
      async (admin) => {
        const { targets } = await admin.ok('backup.overview', {});
        await admin.ok('backup.test', { targetId: 'first', name: targets[0]?.sets[0]?.name ?? '' });
      },
    ],
    ['quantri', (admin) => admin.ok('backup.drill', { recoveryCode: vault.recoveryCode, how: 'code' })],
    [
      'vanthu',
      async (clerk) => {
        const box = path.join(pair.folder, 'an-thu', pair.a.stationId);
        fs.mkdirSync(box, { recursive: true });
        fs.writeFileSync(path.join(box, `${pair.b.stationId}.${'d'.repeat(32)}.atg`), 'hỏng');
        await clerk.ok('exchange.readFolder', { path: pair.folder });
      },
    ],
    ['coyeu', (cipher) => cipher.ok('keys.askOffice', { path: desk, anew: false })],
    [
      'coyeu',
      async (cipher) => {
        const asked = { path: path.join(desk, 'root.cer'), passphrase: null };
        const { root } = await cipher.ok('keys.lookAtAuthorityFile', asked);
        await cipher.ok('keys.takeAuthorityFile', {
          ...asked,
          fingerprint: root.fingerprint,
          comparedHow: 'qua điện thoại',
        });
      },
    ],
    [
      'vanthu',
      async (clerk) => {
        await stage(clerk, 'cho.pdf', PDF);
      },
    ],
    [
      'vanthu',
      async (clerk) => {
        const { copies } = await clerk.ok('copies.ofDocument', { documentId: made.secretOut });
        await clerk.ok('copies.askCarryOut', {
          copyId: copies[0]?.id ?? '',
          purpose: 'Họp tỉnh',
          destination: 'Tỉnh ủy',
          protection: 'Cặp khóa',
          from: '2026-11-25',
          until: '2026-11-26',
        });
        const { id: musterId } = await clerk.ok('copies.startMuster', {
          placeId: null,
          holderId: id('vanthu'),
          note: '',
        });
        await clerk.ok('copies.scan', { musterId, typed: copies[0]?.code ?? '', placeId: null });
      },
    ],
    [
      'vanthu',
      async () => {
        // waits on the medium for the day that is judged
        const partner = await pair.b.clerk();
        const { id: documentId } = await registerOutgoing(partner, { subject: 'V/v thư chưa đọc' });
        await partner.ok('exchange.send', { documentId, to: [{ stationId: pair.a.stationId }] });
        await partner.ok('exchange.writeFolder', { path: pair.folder });
      },
    ],
  ];
}
