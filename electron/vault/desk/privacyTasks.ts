import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { lateDays, officeCalendar } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { findLine } from '../submissions/listStore.ts';
import { requestsOf } from '../submissions/privacyStore.ts';
import { countRetentionDue } from '../submissions/retention.ts';

/** Senders who asked about their own data, for whoever may answer: never for whoever wrote the request down. */
export function dataRequestsToDecide(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  if (!mayCall('privacy.decide', roles)) return [];
  const today = ports.today();
  return requestsOf(ports.db, null)
    .filter(({ byId }) => byId !== me)
    .flatMap(({ id, submissionId, kind, dueOn }): DeskItem[] => {
      const line = findLine(ports.db, submissionId);
      if (line === null) return [];
      return [
        {
          subjectKind: 'data-request',
          id,
          opens: submissionId,
          count: 1,
          book: null,
          number: line.receiptCode,
          title: line.title,
          level: 'none',
          urgency: 'thuong',
          state: kind,
          holder: null,
          dueOn,
          dueTime: null,
          lateDays: lateDays(officeCalendar(ports), dueOn, today, null, ''),
        },
      ];
    });
}

/** Identities whose time of keeping is over: one line, however many they are. */
export function retentionToDecide(ports: Ports): DeskItem[] {
  if (!mayCall('privacy.decideRetention', ports.actor.roles)) return [];
  const count = countRetentionDue(ports);
  if (count === 0) return [];
  return [
    {
      subjectKind: 'retention',
      id: ports.actor.id,
      opens: null,
      count,
      book: null,
      number: '',
      title: null,
      level: 'none',
      urgency: 'thuong',
      state: 'due',
      holder: null,
      dueOn: null,
      dueTime: null,
      lateDays: 0,
    },
  ];
}
