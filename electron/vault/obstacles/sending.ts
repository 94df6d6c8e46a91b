import { foldBase } from '../../../shared/domain/text/fold.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { trustedCards } from '../peers/store.ts';
import { discard, recipients, sealFor } from '../exchange/sending/seal.ts';
import { caseContent, enterOne } from '../exchange/sending/transfer.ts';
import { type Ports, about, handlers, ofStation, preparedCommand } from '../ports.ts';
import { carryOut, stateAfter, submissionOf } from '../submissions/acting.ts';
import type { SubmissionRecord } from '../submissions/store.ts';
import { rulesOfCase } from '../submissions/caseRules.ts';
import { findObstacle, setSupportStation, supportStation } from '../tables/obstacles.ts';

type Support = Output<'obstacles.support'>;

/** Who supports this office: the station that was set, else the trusted one of the superior that first run named. */
export function supportOf(ports: Ports): Support {
  const choices = trustedCards(ports.db).map(({ stationId, officeName }) => ({
    stationId,
    office: officeName,
  }));
  const set = supportStation(ports.db);
  const superior = foldBase(ports.station.office.superior.trim());
  const named = (office: string): boolean => superior !== '' && foldBase(office.trim()) === superior;
  const station =
    choices.find(({ stationId }) => stationId === set) ?? choices.find(({ office }) => named(office)) ?? null;
  const isSet = set !== null && station?.stationId === set;
  return { station, set: isSet, choices, hasSuperior: superior !== '' };
}

export const sendingHandlers = handlers({
  'obstacles.support': (ports) => supportOf(ports),

  'obstacles.setSupport': (ports, { stationId }) => {
    const chosen =
      supportOf(ports).choices.find((choice) => choice.stationId === stationId) ??
      raise('recipient-unknown', { stationId });
    setSupportStation(ports.db, { stationId, byId: ports.actor.id, atMs: ports.nowMs() });
    ports.append({ act: 'obstacles.support-set', ...ofStation(ports), facts: { office: chosen.office } });
    ports.announce('settings.changed');
    return chosen;
  },

  'obstacles.send': preparedCommand({
    prepare: async (ports, { id }) => {
      const record = waiting(ports, id);
      const peers = recipients(ports, [stationToAsk(ports).stationId], 'none');
      return sealFor(ports, caseContent(ports, record, ''), peers, { blobs: [] });
    },
    apply: (ports, { id }, sealed) => {
      const before = waiting(ports, id);
      const { stationId, office } = stationToAsk(ports);
      recipients(ports, [stationId], 'none');
      const reasonCode = transferReason(ports, before);
      const acting = { act: 'transfer', reasonCode, note: '' } as const;
      const state = stateAfter(ports, before, acting);
      const classifiedMs = before.classifiedMs ?? ports.nowMs();
      carryOut(ports, before, acting, {
        state,
        reasonCode,
        classifiedMs,
        transferTo: office,
        transferConfirmedMs: null,
      });
      ports.append({ act: 'submission.transferred', ...about('submission', id), facts: { reasonCode } });
      return enterOne(ports, caseContent(ports, before, ''), sealed);
    },
    abandon: (ports, sealed) => discard(ports, sealed),
  }),
});

/** @throws AppError `not-found`, and `illegal-transition` for one that has left already */
function waiting(ports: Ports, id: string): SubmissionRecord {
  const record = submissionOf(ports, id);
  if (findObstacle(ports.db, id) === null) raise('not-found', { id });
  if (record.state !== 'received' && record.state !== 'classifying')
    raise('illegal-transition', { from: record.state, action: 'send-transfer' });
  return record;
}

const stationToAsk = (ports: Ports): { stationId: string; office: string } =>
  supportOf(ports).station ?? raise('support-office-unknown');

const transferReason = (ports: Ports, record: SubmissionRecord): string | null =>
  rulesOfCase(ports, record).submission.reasons.find(({ acts }) => acts.includes('transfer'))?.code ?? null;
