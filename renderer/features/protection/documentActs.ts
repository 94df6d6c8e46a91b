import type { ProtectionAct } from '../../../shared/domain/levels/protectionActs.ts';
import type { ProtectionDetail } from '../../../shared/ipc/contract/protection.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import type { IconName } from '../../design/iconShapes.tsx';
import { CHANGES, LEADER } from './changes.ts';
import { area, date, type FieldSpec, linesOf, REQUIRED, text, type Values } from './form.ts';

export interface ActSpec {
  readonly icon: IconName;
  readonly fields: (detail: ProtectionDetail) => readonly FieldSpec[];
  readonly send: (detail: ProtectionDetail, values: Values) => Promise<Reply<unknown>>;
  readonly start?: (detail: ProtectionDetail) => Partial<Values>;
  readonly danger?: boolean;
}

const seen = ({ id, revision }: ProtectionDetail) => ({ id, revision });
const decided = (values: Values) => ({
  code: values.code,
  decidedOn: values.decidedOn ?? '',
  ground: values.ground,
});
const own = (detail: ProtectionDetail): boolean => detail.book.endsWith('outgoing');

/** A change put before a leader. */
const proposing = (icon: IconName, act: keyof typeof CHANGES): ActSpec => ({
  icon,
  fields: (detail) =>
    CHANGES[act].fields({ own: own(detail), daysLeft: detail.daysLeft, extendBefore: detail.extendBefore }),
  send: (detail, values) =>
    call('protection.propose', {
      ...seen(detail),
      leaderId: values.leaderId ?? '',
      change: CHANGES[act].changeOf(values),
    }),
});

/** How each act of a document looks and what it sends. */
export const DOCUMENT_ACTS: Readonly<Record<ProtectionAct, ActSpec>> = {
  decide: {
    icon: 'check',
    fields: () => [],
    send: (detail) =>
      call('protection.decide', {
        ...seen(detail),
        proposalId: detail.proposal?.id ?? '',
        shown: detail.proposal?.shown ?? '',
      }),
  },
  reject: {
    icon: 'close',
    fields: () => [area('reason', REQUIRED)],
    send: (detail, { reason }) =>
      call('protection.reject', { ...seen(detail), proposalId: detail.proposal?.id ?? '', reason }),
  },
  withdraw: {
    icon: 'reply',
    fields: () => [],
    send: (detail) => call('protection.withdraw', { ...seen(detail), proposalId: detail.proposal?.id ?? '' }),
  },
  confirmExpired: {
    icon: 'check',
    fields: () => [],
    send: (detail) => call('protection.confirmExpired', { ...seen(detail) }),
  },
  citeItem: {
    icon: 'stamp',
    fields: () => [{ name: 'item', kind: 'item', span: 12, required: true }],
    start: (detail) => ({ toLevel: detail.level }),
    send: (detail, values) =>
      call('protection.citeItem', {
        ...seen(detail),
        itemRef: values.item?.ref ?? '',
      }),
  },
  adjust: proposing('stamp', 'adjust'),
  extend: proposing('clock', 'extend'),
  declassify: proposing('eye', 'declassify'),
  openContent: {
    icon: 'key',
    fields: () => [area('ground', REQUIRED)],
    send: (detail, values) => call('protection.openContent', { ...seen(detail), ground: values.ground }),
  },
  orderRecall: {
    icon: 'reply',
    danger: true,
    fields: () => [
      text('code', 4, REQUIRED),
      date('decidedOn', 4, REQUIRED),
      date('dueOn', 9),
      area('ground', REQUIRED),
    ],
    send: (detail, values) =>
      call('protection.orderRecall', { ...seen(detail), ...decided(values), dueOn: values.dueOn }),
  },
  placeHold: {
    icon: 'lock',
    fields: () => [text('code', 6, REQUIRED), date('decidedOn', 6, REQUIRED), area('ground', REQUIRED)],
    send: (detail, values) => call('protection.placeHold', { ...seen(detail), ...decided(values) }),
  },
  releaseHold: {
    icon: 'check',
    fields: () => [area('reason', REQUIRED)],
    send: (detail, { reason }) => call('protection.releaseHold', { ...seen(detail), reason }),
  },
  destroyUrgently: {
    icon: 'trash',
    danger: true,
    fields: () => [
      area('reason', { required: true, hint: 'protection.hint.urgentReason' }),
      date('decidedOn', 4, REQUIRED),
      text('place', 8, REQUIRED),
      text('method', 12, REQUIRED),
      area('witnesses', { hint: 'protection.hint.urgentWitnesses' }),
    ],
    send: (detail, { reason, decidedOn, place, method, witnesses }) =>
      call('destruction.urgent', {
        ...seen(detail),
        reason,
        destroyedOn: decidedOn ?? '',
        place,
        method,
        witnesses: linesOf(witnesses),
      }),
  },
  proposeDestruction: {
    icon: 'trash',
    fields: () => [
      date('retentionUntil', 4, REQUIRED),
      text('retentionGround', 8, REQUIRED),
      area('reason', REQUIRED),
      LEADER,
    ],
    send: (detail, values) =>
      call('destruction.propose', {
        reason: values.reason,
        leaderId: values.leaderId ?? '',
        items: [
          {
            documentId: detail.id,
            retentionUntil: values.retentionUntil ?? '',
            retentionGround: values.retentionGround,
          },
        ],
      }),
  },
};
