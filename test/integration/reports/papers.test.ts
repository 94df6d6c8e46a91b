import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { savePaper, textOfPdf, textOfWord } from '../../support/papers.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

/** Kept for looking at: `out/papers/*`. */
const KEPT = path.resolve(import.meta.dirname, '../../../out/papers');

type Make = Input<'papers.make'>;

async function made(caller: Caller, input: Make, name: string): Promise<{ file: string; pages: number }> {
  const file = path.join(KEPT, name);
  return { file, ...(await savePaper(caller, input, file)) };
}

async function codeOf(caller: Caller, input: Make): Promise<string> {
  const reply = await caller.call('papers.make', input);
  return reply.ok ? '' : reply.error.code;
}

describe('the papers of a document', () => {
  let vault: TestVault;
  const ids = { incoming: '', outgoing: '', mat: '', top: '' };
  beforeAll(async () => {
    fs.mkdirSync(KEPT, { recursive: true });
    vault = await createTestVault({ profile: 'standalone' });
    const clerk = await vault.as('vanthu');
    const received = await clerk.ok(
      'documents.registerIncoming',
      incoming({ presentTo: vault.ids['lanhdao'] ?? null, urgency: 'khan' }),
    );
    ids.incoming = received.id;
    ids.outgoing = (await clerk.ok('documents.registerOutgoing', outgoing())).id;
    const secret = { book: 'classified-outgoing' as const };
    ids.mat = (await clerk.ok('documents.registerOutgoing', outgoing({ ...secret, level: 'mat' }))).id;
    ids.top = (
      await clerk.ok('documents.registerOutgoing', outgoing({ ...secret, level: 'tuyet-mat', subject: null }))
    ).id;
    const leader = await vault.as('lanhdao');
    const { revision } = await leader.ok('documents.get', { id: ids.incoming });
    await leader.ok('documents.direct', {
      id: ids.incoming,
      revision,
      text: 'Giao Văn phòng chủ trì, rà soát, báo cáo Thường trực trước ngày họp giao ban; phối hợp với Ban Xây dựng Đảng.',
      leadId: vault.ids['chuyenvien'] ?? null,
      supportIds: [],
      dueOn: '2026-12-04',
      dueTime: null,
    });
  });
  afterAll(() => vault.remove());

  it('offers what the document can have now, and nothing for a number that was cancelled', async () => {
    const clerk = await vault.as('vanthu');
    const namesOf = async (subjectId: string) =>
      (await clerk.ok('papers.offered', { subjectKind: 'document', subjectId })).papers.map(
        ({ paper }) => paper,
      );
    expect(await namesOf(ids.incoming)).toEqual(['handling-slip', 'transfer-slip']);
    expect(await namesOf(ids.outgoing)).toEqual(['dispatch-slip', 'envelope-outer']);
    expect(await namesOf(ids.top)).toEqual(['dispatch-slip', 'envelope-inner', 'envelope-outer']);
    const { id } = await clerk.ok('documents.registerOutgoing', outgoing({ subject: 'văn bản vào nhầm' }));
    await clerk.ok('documents.cancelEntry', { id, revision: 1, reason: 'Vào nhầm sổ' });
    expect(await namesOf(id)).toEqual([]);
  });

  it('fills the handling slip with the direction and leaves room for the other two parts', async () => {
    const leader = await vault.as('lanhdao');
    const paper = {
      subjectKind: 'document',
      subjectId: ids.incoming,
      recipient: null,
      paper: 'handling-slip',
    } as const;
    const { file, pages } = await made(leader, { ...paper, format: 'pdf' }, 'phieu-giai-quyet.pdf');
    expect(pages).toBe(1);
    const text = textOfPdf(file).replaceAll(/\s+/g, ' ');
    expect(text).toContain('PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN');
    expect(text).toContain('1215-CV/TU');
    expect(text).toContain('Giao Văn phòng chủ trì');
    expect(text).toContain('04/12/2026');
    // it is no book, and does not say that it was printed from one
    expect(text).toContain('In từ An Thư ngày');
    expect(text).not.toContain('In từ sổ điện tử');
    const word = await made(leader, { ...paper, format: 'docx' }, 'phieu-giai-quyet.docx');
    expect(textOfWord(word.file)).toContain('Giao Văn phòng chủ trì');
  });

  it('makes a dispatch slip for each recipient, or for one', async () => {
    const clerk = await vault.as('vanthu');
    const paper = {
      subjectKind: 'document',
      subjectId: ids.outgoing,
      paper: 'dispatch-slip',
      format: 'pdf',
    } as const;
    const all = await made(clerk, { ...paper, recipient: null }, 'phieu-gui.pdf');
    expect(all.pages).toBe(2);
    const one = await made(clerk, { ...paper, recipient: 'Văn phòng Tỉnh ủy' }, 'phieu-gui-1.pdf');
    expect(one.pages).toBe(1);
    expect(textOfPdf(one.file)).toContain('Văn phòng Tỉnh ủy');
    expect(await codeOf(clerk, { ...paper, recipient: 'Người lạ' })).toBe('bad-input');
  });

  it('prints only the letter on the outer envelope of a secret', async () => {
    const clerk = await vault.as('vanthu');
    const label = {
      subjectKind: 'document',
      paper: 'envelope-outer',
      recipient: null,
      format: 'pdf',
    } as const;
    const mat = textOfPdf((await made(clerk, { ...label, subjectId: ids.mat }, 'bi-ngoai-mat.pdf')).file);
    expect(mat).toMatch(/^.*\bC\b/m);
    expect(mat).not.toMatch(/mật/i);
    expect(mat).not.toContain('chuyển đổi số');
    const top = textOfPdf(
      (await made(clerk, { ...label, subjectId: ids.top }, 'bi-ngoai-tuyet-mat.pdf')).file,
    );
    expect(top).toMatch(/\bA\b/);
    expect(top).not.toMatch(/tuyệt/i);
    const inner = { ...label, paper: 'envelope-inner', subjectId: ids.top } as const;
    expect(textOfPdf((await made(clerk, inner, 'bi-trong.pdf')).file)).toContain('TUYỆT MẬT');
  });

  it('prints a slip of a secret, and writes it into no file in clear', async () => {
    const clerk = await vault.as('vanthu');
    const slip = {
      subjectKind: 'document',
      subjectId: ids.mat,
      paper: 'dispatch-slip',
      recipient: null,
    } as const;
    const { reportId } = await clerk.ok('papers.make', { ...slip, format: 'pdf' });
    const target = path.join(KEPT, 'khong-duoc-luu.pdf');
    const saved = await clerk.call('reports.saveTo', { reportId, path: target });
    expect(saved.ok ? '' : saved.error.code).toBe('copy-permit-required');
    expect(fs.existsSync(target)).toBe(false);
  });

  it('shows no paper of a document to someone who may not know of it', async () => {
    const specialist = await vault.as('chuyenvien');
    const asked = { subjectKind: 'document', subjectId: ids.mat } as const;
    const offered = await specialist.call('papers.offered', asked);
    expect(offered.ok ? '' : offered.error.code).toBe('not-found');
    const slip = { subjectKind: 'document', paper: 'dispatch-slip', recipient: null, format: 'pdf' } as const;
    expect(await codeOf(specialist, { ...slip, subjectId: ids.mat })).toBe('not-found');
  });
});
