import type { DestructionAct } from '../../../shared/domain/levels/destruction.ts';
import type { CouncilMember, DestructionDetail } from '../../../shared/ipc/contract/destruction.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import { area, date, type FieldSpec, linesOf, REQUIRED, text, type Values } from './form.ts';

export interface DossierAct {
  readonly fields: readonly FieldSpec[];
  readonly start?: (dossier: DestructionDetail) => Partial<Values>;
  readonly send: (dossier: DestructionDetail, values: Values) => Promise<Reply<unknown>>;
}

const seen = ({ id, revision }: DestructionDetail) => ({ id, revision });

/** "Họ tên, chức vụ" a line; the first is the chair, the second the secretary. */
export const membersOf = (typed: string): CouncilMember[] =>
  linesOf(typed).map((line, index) => {
    const [fullName = '', ...post] = line.split(',');
    const role = (['chair', 'secretary'] as const)[index] ?? 'member';
    return { fullName: fullName.trim(), post: post.join(',').trim(), role, personId: null };
  });

export const DOSSIER_ACTS: Readonly<Record<DestructionAct, DossierAct | null>> = {
  checkItem: null,
  setCouncil: {
    fields: [
      text('code', 6, REQUIRED),
      date('decidedOn', 6, REQUIRED),
      area('members', { required: true, hint: 'protection.hint.members' }),
    ],
    send: (dossier, { code, decidedOn, members }) =>
      call('destruction.setCouncil', {
        ...seen(dossier),
        code,
        decidedOn: decidedOn ?? '',
        members: membersOf(members),
      }),
  },
  recordMeeting: {
    fields: [
      text('code', 12),
      text('listCode', 12),
      date('decidedOn', 6, REQUIRED),
      area('conclusion', REQUIRED),
    ],
    send: (dossier, { code, decidedOn, conclusion, listCode }) =>
      call('destruction.recordMeeting', {
        ...seen(dossier),
        code,
        metOn: decidedOn ?? '',
        conclusion,
        listCode,
      }),
  },
  decide: {
    fields: [
      text('code', 4, REQUIRED),
      date('decidedOn', 4, REQUIRED),
      text('superior', 12, { hint: 'protection.hint.superior' }),
    ],
    send: (dossier, { code, decidedOn, superior }) =>
      call('destruction.decide', {
        ...seen(dossier),
        shown: dossier.shown,
        code,
        decidedOn: decidedOn ?? '',
        superior,
      }),
  },
  execute: {
    fields: [
      text('code', 12),
      date('decidedOn', 6, REQUIRED),
      text('place', 6, REQUIRED),
      text('method', 12, REQUIRED),
      area('witnesses', { required: true, hint: 'protection.hint.witnesses' }),
    ],
    start: (dossier) => ({ witnesses: dossier.members.map((member) => member.fullName).join('\n') }),
    send: (dossier, { code, decidedOn, place, method, witnesses }) =>
      call('destruction.execute', {
        ...seen(dossier),
        code,
        destroyedOn: decidedOn ?? '',
        place,
        method,
        witnesses: linesOf(witnesses),
      }),
  },
  report: {
    fields: [
      text('code', 4, REQUIRED),
      date('decidedOn', 4, REQUIRED),
      text('reportTo', 12, { required: true, hint: 'protection.hint.reportTo' }),
    ],
    send: (dossier, { code, decidedOn, reportTo }) =>
      call('destruction.report', { ...seen(dossier), code, reportedOn: decidedOn ?? '', to: reportTo }),
  },
  withdraw: {
    fields: [area('reason', REQUIRED)],
    send: (dossier, { reason }) => call('destruction.withdraw', { ...seen(dossier), reason }),
  },
};
