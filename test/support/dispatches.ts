import type { Input } from '../../shared/ipc/contract.ts';

/** An ordinary incoming dispatch with every field of the form; say only what matters to the test. */
export function anIncoming(
  part: Partial<Input<'documents.registerIncoming'>> = {},
): Input<'documents.registerIncoming'> {
  return {
    book: 'incoming',
    arrivedOn: '2026-11-24',
    issuer: 'Tỉnh ủy Sơn Hà',
    code: '1215-CV/TU',
    documentDate: '2026-11-23',
    typeId: 'cong-van',
    urgency: 'thuong',
    level: 'none',
    pages: 2,
    subject: 'rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã',
    signer: 'Đinh Công Lượng',
    presentTo: null,
    replyDueOn: null,
    dueOn: null,
    dueTime: null,
    note: '',
    copyNumber: null,
    files: [],
    unopenedFor: null,
    notADuplicate: true,
    envelopeId: null,
    ...part,
  };
}
