import { raise } from '../../../shared/errors.ts';
import type { Session as SessionView } from '../../../shared/ipc/contract/vault.ts';
import { LEVELS } from '../../../shared/domain/levels/level.ts';
import { voidShares } from '../backup/shareStore.ts';
import { addSlot, removeSlot, replaceSlot, unlockWithPassphrase } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import { createRecoveryCode, pickProofGroups, provesRecoveryCode } from '../crypto/recoveryCode.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import { requestAfterLoss } from '../keys/newRequest.ts';
import { insertRequest } from '../keys/store.ts';
import { insertCertificate } from '../people/certificateStore.ts';
import { issue, toRow, type Issued } from '../people/credentials.ts';
import { setMustChange } from '../people/store.ts';
import { preparedCommand, command, query, type Ports } from '../ports.ts';
import { aheadDays } from '../training/calendar.ts';
import { checkPassphrase } from './createRules.ts';
import { replaceHeader, type Session } from './session.ts';
import { readStation, setRecoveryProved } from './stationStore.ts';

/** Operations on the session itself; they hold the session, because no other handler may see its slot. */
export function sessionHandlers(session: Session, floor: ArgonCost | undefined) {
  return {
    'vault.session': query<'vault.session'>((ports) => sessionView(session, ports)),
    'vault.recoveryChallenge': query<'vault.recoveryChallenge'>(() => {
      if (session.pendingRecoveryCode === null) raise('recovery-not-proved', { why: 'code-not-shown' });
      session.challenge = pickProofGroups(3).map((index) => index + 1);
      return { groups: [...session.challenge] };
    }),
    'vault.proveRecovery': command<'vault.proveRecovery'>((ports, input) => {
      const code = session.pendingRecoveryCode ?? raise('recovery-not-proved', { why: 'code-not-shown' });
      const groups = input.groups.map((answer) => answer.group);
      const asked = [...session.challenge].sort().join() === [...groups].sort().join();
      const typed = input.groups.map((answer) => answer.text);
      const right =
        asked &&
        provesRecoveryCode(
          code,
          groups.map((group) => group - 1),
          typed,
        );
      if (!right) raise('wrong-recovery-code', { groups: groups.join(', ') });
      setRecoveryProved(ports.db);
      ports.append({ act: 'recovery.proved', subjectKind: 'station', subjectId: ports.station.stationId });
      session.recoveryProved = true;
      session.pendingRecoveryCode = null;
      return { proved: true };
    }),
    'vault.newRecoveryCode': preparedCommand<'vault.newRecoveryCode', NewRecovery>({
      prepare: (ports) => prepareRecovery(session, ports),
      apply: (ports, _input, prepared) => {
        insertCertificate(
          ports.db,
          toRow(prepared.issued, 'recovery', 'encrypt', null, prepared.ownKey, ports.newId()),
        );
        voidShares(ports.db, ports.nowMs());
        ports.append({ act: 'recovery.renewed', subjectKind: 'station', subjectId: ports.station.stationId });
        replaceHeader(session, prepared.basedOn, prepared.header);
        wipe(prepared.ownKey);
        session.pendingRecoveryCode = prepared.code;
        return { recoveryCode: prepared.code };
      },
    }),
    'vault.changePassphrase': preparedCommand<
      'vault.changePassphrase',
      { basedOn: VaultHeader; next: VaultHeader; request: Awaited<ReturnType<typeof requestAfterLoss>> }
    >({
      prepare: async (ports, input) => {
        checkPassphrase(input.next, ports.actor.username);
        const basedOn = session.header;
        const opened = await unlockWithPassphrase(
          basedOn,
          ports.actor.username,
          input.current,
          floor === undefined ? {} : { floor },
        );
        try {
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
        replaceHeader(session, basedOn, next);
        session.mustChangePassphrase = false;
        return { changed: true };
      },
    }),
  };
}

interface NewRecovery {
  readonly basedOn: VaultHeader;
  readonly header: VaultHeader;
  readonly code: string;
  readonly ownKey: Buffer;
  readonly issued: Issued;
}

/** The new slot stands before the old one goes: there is no moment without a recovery code. */
async function prepareRecovery(session: Session, ports: Ports): Promise<NewRecovery> {
  const basedOn = session.header;
  const code = createRecoveryCode();
  const added = await addSlot(basedOn, session.slot.vaultKey, { kind: 'recovery', code, cost: session.cost });
  const old = basedOn.slots.filter((slot) => slot.kind === 'recovery');
  const header = old.reduce((next, slot) => removeSlot(next, session.slot.vaultKey, slot.id), added.header);
  const { name, code: officeCode } = ports.station.office;
  const issued = await issue(
    'encryption',
    { commonName: `${name} recovery`, organization: name, officeCode, training: ports.station.training },
    ports.nowMs(),
  );
  return { basedOn, header, code, ownKey: added.ownKey, issued };
}

/** What the window may know of the session. */
export function sessionView(session: Session, ports: Pick<Ports, 'db' | 'rules' | 'today'>): SessionView {
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
    holds: { full: held('full'), registerOnly: held('register-only') },
    idleLockMinutes: readStation(ports.db).idleLockMinutes,
  };
}
