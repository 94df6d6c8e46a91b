import type { Session as SessionView } from '../../../shared/ipc/contract/vault.ts';
import { LEVELS } from '../../../shared/domain/levels/level.ts';
import { replaceSlot } from '../crypto/keySlots.ts';
import { visitView } from '../inspections/visit.ts';
import { wipe } from '../crypto/primitives.ts';
import { requestAfterLoss } from '../keys/newRequest.ts';
import { insertRequest } from '../keys/store.ts';
import { setMustChange } from '../people/store.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { aheadDays } from './calendar.ts';
import { unlockCounted } from './countedUnlock.ts';
import { checkPassphrase, refuseSamePassphrase } from '../people/createRules.ts';
import { replaceSlots, type Session } from './session.ts';
import { recoveryHandlers } from './recoveryCommands.ts';
import { readStation } from '../tables/station.ts';

/** Operations on the session itself: given it, because no other handler may see its slot. */
export const sessionHandlers = handlers({
  'vault.session': own(
    ({ session }) =>
      (ports) =>
        sessionView(session, ports),
  ),
  ...recoveryHandlers,
  'vault.answerProof': own(({ proofs }) => async (ports, { ref, passphrase }) => ({
    given: await proofs.answer(ref, passphrase === null ? null : () => ports.proveSelf(passphrase)),
  })),
  'vault.changePassphrase': own(({ session, floor }) =>
    preparedCommand({
      prepare: async (ports, input) => {
        checkPassphrase(input.next, { ...ports.actor, office: ports.station.office.name });
        const basedOn = session.header;
        const { username } = ports.actor;
        const proving = { username, passphrase: input.current, nowMs: ports.nowMs };
        const opened = await unlockCounted(session, floor, proving);
        try {
          refuseSamePassphrase(input.current, input.next);
          const request = {
            kind: 'user',
            userId: ports.actor.username,
            passphrase: input.next,
            cost: session.cost,
          } as const;
          const next = await replaceSlot(basedOn, opened, request);
          return { basedOn, next, request: await requestAfterLoss(ports) };
        } finally {
          wipe(opened.vaultKey, opened.ownKey);
        }
      },
      apply: (ports, _input, { basedOn, next, request }) => {
        if (request !== null) insertRequest(ports.db, request);
        setMustChange(ports.db, ports.actor.id, false);
        ports.append({ act: 'passphrase.changed', subjectKind: 'person', subjectId: ports.actor.id });
        if (request !== null)
          ports.append({ act: 'keys.renewal-asked', subjectKind: 'person', subjectId: ports.actor.id });
        replaceSlots(session, ports, basedOn, next);
        session.mustChangePassphrase = false;
        return { changed: true };
      },
    }),
  ),
});

/** What the window may know of the session. */
export function sessionView(
  session: Session,
  ports: Pick<Ports, 'db' | 'rules' | 'today' | 'nowMs'>,
): SessionView {
  const { actor, station } = session;
  const rules = ports.rules.asOf(ports.today());
  const held = (wanted: string) =>
    LEVELS.filter((level) => rules.holding(station.profile, level).holding === wanted);
  return {
    userId: actor.id,
    username: actor.username,
    fullName: actor.fullName,
    position: actor.position,
    roles: [...actor.roles],
    mustChangePassphrase: session.mustChangePassphrase,
    office: {
      name: station.office.name,
      code: station.office.code,
      kind: station.office.kind,
      symbol: station.office.symbol,
    },
    station: {
      id: station.stationId,
      name: station.stationName,
      profile: station.profile,
      profileGround: station.profileGround,
    },
    training: station.training,
    aheadDays: aheadDays(ports.db),
    recoveryProved: session.recoveryProved,
    readsOnly: session.readsOnly,
    holds: { full: held('full'), registerOnly: held('register-only') },
    idleLockMinutes: readStation(ports.db).idleLockMinutes,
    visit: visitView({ db: ports.db, actor, nowMs: ports.nowMs }),
  };
}
