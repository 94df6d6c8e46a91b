import type { ProtectionAct } from '../../../shared/domain/levels/protectionActs.ts';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import type { WorkRow } from '../../../shared/ipc/contract/protection.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import type { IconName } from '../../design/iconShapes.tsx';
import { CHANGES } from './changes.ts';
import { area, date, type FieldSpec, REQUIRED, text, type Values } from './form.ts';

export type SeveralAct = Extract<
  ProtectionAct,
  | 'placeHold'
  | 'releaseHold'
  | 'proposeDestruction'
  | 'adjust'
  | 'extend'
  | 'declassify'
  | 'decide'
  | 'confirmExpired'
>;

/** What is chosen: a document, and the proposal about it that was seen where the list has one. */
export interface Chosen {
  readonly id: string;
  readonly proposalId: string;
  readonly shown: string;
}

/** The rows of a work list that stand for a document. */
export const chosenOf = (rows: readonly WorkRow[]): Chosen[] =>
  rows.flatMap(({ documentId, refId, shown }) =>
    documentId === null ? [] : [{ id: documentId, proposalId: refId ?? '', shown }],
  );

type Asked = Input<'protection.trySeveral'>['asked'];
export type Refused = Output<'protection.trySeveral'>['refused'][number];

export interface SeveralSpec {
  readonly op: OpName;
  readonly icon: IconName;
  /** @param extendBefore days; with fewer left an extension needs a document of the head */
  readonly fields: (extendBefore: number | null) => readonly FieldSpec[];
  readonly send: (chosen: readonly Chosen[], values: Values) => Promise<Reply<unknown>>;
  /** what is asked of every record before it is sent; without it the first refusal is the only one that is heard */
  readonly asks?: (chosen: readonly Chosen[], values: Values) => Asked;
}

const idsOf = (chosen: readonly Chosen[]): string[] => chosen.map(({ id }) => id);

/** A change that is proposed for all of them by one decision document. */
const proposing = (icon: IconName, act: 'adjust' | 'extend' | 'declassify'): SeveralSpec => {
  const { fields, changeOf } = CHANGES[act];
  return {
    op: 'protection.proposeSeveral',
    icon,
    fields: (extendBefore) => fields({ own: false, daysLeft: null, extendBefore }),
    send: (chosen, values) =>
      call('protection.proposeSeveral', {
        ids: idsOf(chosen),
        leaderId: values.leaderId ?? '',
        change: changeOf(values),
      }),
    asks: (chosen, values) => ({ act: 'propose', ids: idsOf(chosen), change: changeOf(values) }),
  };
};

/** What is done to several documents by one paper: all of them, or none. */
export const SEVERAL_ACTS: Readonly<Record<SeveralAct, SeveralSpec>> = {
  placeHold: {
    op: 'protection.placeHolds',
    icon: 'lock',
    fields: () => [text('code', 6, REQUIRED), date('decidedOn', 6, REQUIRED), area('ground', REQUIRED)],
    send: (chosen, { code, decidedOn, ground }) =>
      call('protection.placeHolds', { ids: idsOf(chosen), code, decidedOn: decidedOn ?? '', ground }),
  },
  adjust: proposing('stamp', 'adjust'),
  extend: proposing('clock', 'extend'),
  declassify: proposing('eye', 'declassify'),
  decide: {
    op: 'protection.decideSeveral',
    icon: 'check',
    fields: () => [],
    send: (chosen) => call('protection.decideSeveral', { items: [...chosen] }),
    asks: (chosen) => ({ act: 'decide', items: [...chosen] }),
  },
  confirmExpired: {
    op: 'protection.confirmSeveralExpired',
    icon: 'check',
    fields: () => [],
    send: (chosen) => call('protection.confirmSeveralExpired', { ids: idsOf(chosen) }),
    asks: (chosen) => ({ act: 'confirmExpired', ids: idsOf(chosen) }),
  },
  releaseHold: {
    op: 'protection.releaseHolds',
    icon: 'check',
    fields: () => [area('reason', REQUIRED)],
    send: (chosen, { reason }) => call('protection.releaseHolds', { ids: idsOf(chosen), reason }),
  },
  proposeDestruction: {
    op: 'destruction.propose',
    icon: 'trash',
    fields: () => [
      date('retentionUntil', 4, REQUIRED),
      text('retentionGround', 8, REQUIRED),
      area('reason', REQUIRED),
      { name: 'leaderId', kind: 'leader', span: 4, required: true },
    ],
    send: (chosen, { reason, leaderId, retentionUntil, retentionGround }) =>
      call('destruction.propose', {
        reason,
        leaderId: leaderId ?? '',
        items: chosen.map(({ id }) => ({
          documentId: id,
          retentionUntil: retentionUntil ?? '',
          retentionGround,
        })),
      }),
    asks: (chosen, { retentionUntil }) => ({
      act: 'proposeDestruction',
      ids: idsOf(chosen),
      retentionUntil: retentionUntil ?? '',
    }),
  },
};
