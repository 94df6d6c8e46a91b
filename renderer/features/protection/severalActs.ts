import type { ProtectionAct } from '../../../shared/domain/levels/protectionActs.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../app/bridge.ts';
import type { IconName } from '../../design/iconShapes.tsx';
import { area, date, type FieldSpec, REQUIRED, text, type Values } from './form.ts';

export type SeveralAct = Extract<ProtectionAct, 'placeHold' | 'releaseHold' | 'proposeDestruction'>;

export interface SeveralSpec {
  readonly op: OpName;
  readonly icon: IconName;
  readonly fields: readonly FieldSpec[];
  readonly send: (ids: readonly string[], values: Values) => Promise<Reply<unknown>>;
}

/** What is done to several documents by one paper: all of them, or none. */
export const SEVERAL_ACTS: Readonly<Record<SeveralAct, SeveralSpec>> = {
  placeHold: {
    op: 'protection.placeHolds',
    icon: 'lock',
    fields: [text('code', 6, REQUIRED), date('decidedOn', 6, REQUIRED), area('ground', REQUIRED)],
    send: (ids, { code, decidedOn, ground }) =>
      call('protection.placeHolds', { ids: [...ids], code, decidedOn: decidedOn ?? '', ground }),
  },
  releaseHold: {
    op: 'protection.releaseHolds',
    icon: 'check',
    fields: [area('reason', REQUIRED)],
    send: (ids, { reason }) => call('protection.releaseHolds', { ids: [...ids], reason }),
  },
  proposeDestruction: {
    op: 'destruction.propose',
    icon: 'trash',
    fields: [
      date('retentionUntil', 4, REQUIRED),
      text('retentionGround', 8, REQUIRED),
      area('reason', REQUIRED),
      { name: 'leaderId', kind: 'leader', span: 4, required: true },
    ],
    send: (ids, { reason, leaderId, retentionUntil, retentionGround }) =>
      call('destruction.propose', {
        reason,
        leaderId: leaderId ?? '',
        items: ids.map((documentId) => ({
          documentId,
          retentionUntil: retentionUntil ?? '',
          retentionGround,
        })),
      }),
  },
};
