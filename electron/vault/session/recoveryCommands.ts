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
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { requireRoster, rosterInForce } from '../roster/guard.ts';
import { requestKeyChange } from './changeKey.ts';
import {
  codeQuestion,
  codeSeconds,
  type Consent,
  consentTo,
  insertConsent,
  type Renewal,
  wasCodeProved,
} from './codeConsent.ts';
import { renewOwnEscrow } from './passOn.ts';
import { replaceSlots, type Session } from './session.ts';
import { setRecoveryProved } from '../tables/station.ts';

interface NewRecovery {
  readonly basedOn: VaultHeader;
  readonly header: VaultHeader;
  readonly ownKey: Buffer;
  readonly issued: Issued;
}

/** At once before anything was recorded, else when it is typed back from paper. */
type Begun =
  | { readonly code: string; readonly now: NewRecovery; readonly renewal: null }
  | { readonly code: string; readonly now: null; readonly renewal: Renewal };

/** The printed code: made at first run, proved from paper, renewed when its paper is lost or was seen by others. */
export const recoveryHandlers = handlers({
  'vault.recoveryChallenge': own(({ session }) => () => {
    if (session.pendingRecoveryCode === null) raise('recovery-not-proved', { why: 'code-not-shown' });
    session.challenge = pickProofGroups(3).map((index) => index + 1);
    return { groups: [...session.challenge] };
  }),
  'vault.proveRecovery': own(({ session }) =>
    preparedCommand({
      prepare: async (ports, input) => {
        const code = provedCode(session, input);
        const renewal = session.pendingRenewal;
        return renewal === null ? null : prepareRecovery(session, ports, code, renewal.issued);
      },
      apply: (ports, input, prepared) => {
        provedCode(session, input);
        if (prepared !== null) install(session, ports, prepared, session.pendingRenewal?.consent ?? null);
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
  'vault.changeKey': (ports, { reason }) => {
    requestKeyChange(ports.db, 'asked', ports.nowMs());
    ports.append({
      act: 'vault.key-change-asked',
      ...ofStation(ports),
      facts: { reason: normaliseLine(reason) },
    });
    return { due: true as const };
  },
  'vault.newRecoveryCode': own(({ session }) =>
    preparedCommand({
      prepare: async (ports, input) => {
        const code = createRecoveryCode();
        if (!session.recoveryProved && !wasCodeProved(ports.db)) {
          const now = await prepareRecovery(session, ports, code, await issueRecovery(ports));
          return { code, now, renewal: null };
        }
        const reason = normaliseLine(input.reason ?? '');
        if (reason === '') raise('bad-input', { field: 'reason', rule: 'required' });
        requireRoster(ports.db);
        const issued = await issueRecovery(ports);
        const consent = await consentTo(ports, issued.certificate.der, { ...input, reason });
        return { code, now: null, renewal: { issued, consent } };
      },
      apply: (ports, _input, { code, now, renewal }) => {
        if (now === null) beginRenewal(session, ports, renewal);
        else install(session, ports, now, null);
        session.pendingRecoveryCode = code;
        session.challenge = [];
        return { recoveryCode: code };
      },
      abandon: (_ports, begun: Begun | undefined) => wipe(begun?.now?.ownKey),
    }),
  ),
  'vault.recoveryOfficers': (ports) => {
    const { seconds, alone } = codeSeconds(ports);
    return {
      seconds: seconds.map(({ username, fullName, position }) => ({ username, fullName, position })),
      alone,
    };
  },
  'vault.recoveryQuestion': (ports) => ({ question: codeQuestion(ports) }),
  'vault.agreeToCode': own(({ session }) => (ports) => {
    const question = codeQuestion(ports) ?? raise('not-found');
    if (question.standing === 'broken') raise('recovery-code-unsigned');
    renewOwnEscrow(session);
    ports.append({ act: 'escrow.renewed', subjectKind: 'person', subjectId: ports.actor.id });
    ports.announce('backup.changed');
    return { agreed: true };
  }),
});

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

function beginRenewal(session: Session, ports: Ports, renewal: Renewal): void {
  const { reason, secondBy } = renewal.consent;
  ports.append({ act: 'recovery.renewal-begun', ...ofStation(ports), facts: { reason, second: secondBy } });
  session.pendingRenewal = renewal;
}

/** The certificate for which the people's own keys are wrapped; its key lies under that of the code's slot. */
function issueRecovery(ports: Ports): Promise<Issued> {
  const { name, code: officeCode } = ports.station.office;
  const subject = {
    commonName: `${name} recovery`,
    organization: name,
    officeCode,
    training: ports.station.training,
  };
  return issue(ports.newKeyPair, 'encryption', subject, ports.nowMs());
}

/** The new slot stands before the old one goes: there is no moment without a recovery code. */
async function prepareRecovery(
  session: Session,
  ports: Ports,
  code: string,
  issued: Issued,
): Promise<NewRecovery> {
  const basedOn = session.header;
  const { authority, serial } = rosterInForce(ports.db);
  const request = { kind: 'recovery', code, cost: session.cost } as const;
  const added = await addSlot(basedOn, session.slot.vaultKey, request, { authority, serial });
  const old = basedOn.slots.filter((slot) => slot.kind === 'recovery');
  const header = old.reduce((next, slot) => removeSlot(next, session.slot.vaultKey, slot.id), added.header);
  return { basedOn, header, ownKey: added.ownKey, issued };
}

/**
 * In one transaction: the new code opens, the old one and its shares no longer do. The own key of whoever does it goes under
 * it with that; everybody else is asked first (`vault.agreeToCode`).
 */
function install(session: Session, ports: Ports, prepared: NewRecovery, consent: Consent | null): void {
  const { issued, ownKey, basedOn, header } = prepared;
  insertCertificate(ports.db, toRow(issued, 'recovery', 'encrypt', null, ownKey, ports.newId()));
  if (consent !== null) insertConsent(ports.db, consent);
  voidShares(ports.db, ports.nowMs());
  const facts = consent === null ? {} : { reason: consent.reason, second: consent.secondBy };
  ports.append({ act: 'recovery.renewed', ...ofStation(ports), facts });
  renewOwnEscrow(session);
  replaceSlots(session, ports, basedOn, header);
  wipe(ownKey);
}
