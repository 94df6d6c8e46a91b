import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { voidShares } from '../tables/recoveryShares.ts';
import { addSlot, removeSlot } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import { createRecoveryCode, pickProofGroups, wrongGroups } from '../crypto/recoveryCode.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import { insertCertificate } from '../people/certificateStore.ts';
import { issue, toRow, type Issued } from '../people/credentials.ts';
import { waitingForEscrow } from '../people/store.ts';
import { command, own, type Ports, preparedCommand, query, ofStation } from '../ports.ts';
import { rosterInForce } from '../roster/guard.ts';
import { requestKeyChange } from './changeKey.ts';
import { renewOwnEscrow } from './passOn.ts';
import { replaceHeader, type Session } from './session.ts';
import { setRecoveryProved } from '../tables/station.ts';

interface NewRecovery {
  readonly basedOn: VaultHeader;
  readonly header: VaultHeader;
  readonly code: string;
  readonly ownKey: Buffer;
  readonly issued: Issued;
}

/** The printed code: made at first run, proved from paper, renewed when its paper is lost or was seen by others. */
export const recoveryHandlers = {
  'vault.recoveryChallenge': own(({ session }) =>
    query<'vault.recoveryChallenge'>(() => {
      if (session.pendingRecoveryCode === null) raise('recovery-not-proved', { why: 'code-not-shown' });
      session.challenge = pickProofGroups(3).map((index) => index + 1);
      return { groups: [...session.challenge] };
    }),
  ),
  'vault.proveRecovery': own(({ session }) =>
    preparedCommand<'vault.proveRecovery', NewRecovery | null>({
      prepare: async (ports, input) => {
        const code = provedCode(session, input);
        return session.pendingRenewal === null ? null : prepareRecovery(session, ports, code);
      },
      apply: (ports, input, prepared) => {
        provedCode(session, input);
        if (prepared !== null) install(session, ports, prepared, session.pendingRenewal);
        setRecoveryProved(ports.db);
        ports.append({ act: 'recovery.proved', ...ofStation(ports) });
        session.recoveryProved = true;
        session.pendingRecoveryCode = null;
        session.pendingRenewal = null;
        ports.announce('backup.changed');
        return { proved: true, waiting: waitingForEscrow(ports.db) };
      },
      abandon: (_ports, prepared: NewRecovery | null | undefined) => wipe(prepared?.ownKey),
    }),
  ),
  'vault.changeKey': command<'vault.changeKey'>((ports, { reason }) => {
    requestKeyChange(ports.db, 'asked', ports.nowMs());
    ports.append({
      act: 'vault.key-change-asked',
      ...ofStation(ports),
      facts: { reason: normaliseLine(reason) },
    });
    return { due: true as const };
  }),
  'vault.newRecoveryCode': own(({ session }) =>
    preparedCommand<'vault.newRecoveryCode', NewRecovery | null>({
      prepare: async (ports) =>
        session.recoveryProved ? null : prepareRecovery(session, ports, createRecoveryCode()),
      apply: (ports, { reason }, prepared) => {
        const code = prepared?.code ?? createRecoveryCode();
        if (prepared === null) beginRenewal(session, ports, reason);
        else install(session, ports, prepared, null);
        session.pendingRecoveryCode = code;
        session.challenge = [];
        return { recoveryCode: code };
      },
      abandon: (_ports, prepared: NewRecovery | null | undefined) => wipe(prepared?.ownKey),
    }),
  ),
};

/** @throws AppError `recovery-not-proved`, `wrong-recovery-code` */
function provedCode(session: Session, input: Parsed<'vault.proveRecovery'>): string {
  const code = session.pendingRecoveryCode ?? raise('recovery-not-proved', { why: 'code-not-shown' });
  const groups = input.groups.map((answer) => answer.group);
  const isAsked = [...session.challenge].sort().join() === [...groups].sort().join();
  const typed = input.groups.map((answer) => answer.text);
  const indexes = groups.map((group) => group - 1);
  if (!isAsked) raise('wrong-recovery-code', { form: 'groups', groups: groups.join(', ') });
  const wrong = wrongGroups(code, indexes, typed).map((index) => index + 1);
  if (wrong.length > 0) raise('wrong-recovery-code', { form: 'groups', groups: wrong.join(', ') });
  return code;
}

function beginRenewal(session: Session, ports: Ports, given: string | null): void {
  const reason = normaliseLine(given ?? '');
  if (reason === '') raise('bad-input', { field: 'reason', rule: 'required' });
  ports.append({ act: 'recovery.renewal-begun', ...ofStation(ports), facts: { reason } });
  session.pendingRenewal = reason;
}

/** The new slot stands before the old one goes: there is no moment without a recovery code. */
async function prepareRecovery(session: Session, ports: Ports, code: string): Promise<NewRecovery> {
  const basedOn = session.header;
  const { authority, serial } = rosterInForce(ports.db);
  const request = { kind: 'recovery', code, cost: session.cost } as const;
  const added = await addSlot(basedOn, session.slot.vaultKey, request, { authority, serial });
  const old = basedOn.slots.filter((slot) => slot.kind === 'recovery');
  const header = old.reduce((next, slot) => removeSlot(next, session.slot.vaultKey, slot.id), added.header);
  const { name, code: officeCode } = ports.station.office;
  const issued = await issue(
    ports.newKeyPair,
    'encryption',
    { commonName: `${name} recovery`, organization: name, officeCode, training: ports.station.training },
    ports.nowMs(),
  );
  return { basedOn, header, code, ownKey: added.ownKey, issued };
}

/** In one transaction: the new code opens, the old one and its shares no longer do. */
function install(session: Session, ports: Ports, prepared: NewRecovery, reason: string | null): void {
  const { issued, ownKey, basedOn, header } = prepared;
  insertCertificate(ports.db, toRow(issued, 'recovery', 'encrypt', null, ownKey, ports.newId()));
  voidShares(ports.db, ports.nowMs());
  ports.append({ act: 'recovery.renewed', ...ofStation(ports), facts: reason === null ? {} : { reason } });
  renewOwnEscrow(session);
  replaceHeader(session, basedOn, header);
  wipe(ownKey);
}
