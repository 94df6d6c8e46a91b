import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { ownKeyOf } from '../access/emergency.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { parseRevocationList } from '../crypto/x509/crl.ts';
import { wipe } from '../crypto/primitives.ts';
import { checkDate } from '../rules/officeRules.ts';
import { issuingCertificate } from '../peers/ownKeys.ts';
import { makeRevocationList } from '../peers/peers.ts';
import { keepRevocationList, withdrawTrust } from '../peers/store.ts';
import { pauseRelay } from '../tables/relay.ts';
import { issueOfficePair, type OfficePair, putOfficePair } from '../keys/commands.ts';
import { certificateFacts, revokeCertificate } from '../keys/store.ts';
import { allPeople, setMustChange } from '../people/store.ts';
import { type Ports, type SessionKeys, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { keptPaper, renderPaper, type RenderedPaper } from '../printing/renderPaper.ts';
import { personInForce, signIfTouched } from '../roster/guard.ts';
import { requestKeyChange } from '../session/changeKey.ts';
import type { Session } from '../session/session.ts';
import { openOfficeKey } from '../succession/passOver.ts';
import type { KeyHolder } from '../succession/proof.ts';
import { type Held, heldBy, peopleSigning } from './held.ts';
import { lostPaper } from './paper.ts';

type Input = Parsed<'lost.settle'>;

interface Prepared {
  readonly held: Held;
  readonly paper: RenderedPaper;
  readonly second: string;
  readonly holders: readonly KeyHolder[];
  /** of this station only */
  readonly renewed: { readonly pair: OfficePair; readonly keys: SessionKeys } | null;
}

export const lostHandlers = handlers({
  'lost.look': (ports, { stationId }) => heldBy(ports, stationId),

  'lost.settle': own(({ session, floor }) =>
    preparedCommand({
      prepare: async (ports, input) => {
        checkDate('noticedOn', input.noticedOn, ports.today());
        const held = heldBy(ports, input.stationId);
        const holders = await twoOfficers(session, floor, ports, input);
        try {
          const second = holders[1]?.person.fullName ?? '';
          const renewed = input.stationId === null ? await renew(ports, holders) : null;
          const paper = await renderPaper(ports, 'lost-station', lostPaper(ports, input, held, second));
          return { held, second, holders, renewed, paper };
        } catch (error) {
          wipe(...holders.map(({ userKey }) => userKey));
          throw error;
        }
      },
      apply: (ports, input, prepared) => {
        const { held, second, paper } = prepared;
        // the paper says what is done: what changed meanwhile is looked at again
        if (JSON.stringify(heldBy(ports, input.stationId)) !== JSON.stringify(held)) raise('busy');
        const done =
          prepared.renewed === null
            ? shutOut(ports, input, prepared.holders)
            : startAnew(ports, input, prepared.renewed);
        ports.append({
          act: input.stationId === null ? 'incident.station-lost' : 'incident.peer-lost',
          subjectKind: input.stationId === null ? 'station' : 'peer',
          subjectId: input.stationId ?? ports.station.stationId,
          facts: { ground: input.ground, second, ...done, open: input.wasOpen ? 1 : 0 },
        });
        ports.announce('exchange.changed');
        return { ...keptPaper(ports, paper), ...done };
      },
      settle: (_ports, prepared) => forget(prepared),
      abandon: (_ports, prepared) => forget(prepared),
    }),
  ),
});

const forget = ({ renewed, holders }: Prepared): void =>
  wipe(
    renewed?.keys.officeKey ?? undefined,
    renewed?.keys.authorityKey ?? undefined,
    ...holders.map(({ userKey }) => userKey),
  );

/** Two different officers, each by the own passphrase. @throws AppError `separation-of-duties`, `wrong-passphrase` */
async function twoOfficers(
  session: Session,
  floor: ArgonCost | undefined,
  ports: Ports,
  input: Input,
): Promise<KeyHolder[]> {
  const first = personInForce(ports.db, { id: ports.actor.id }) ?? raise('not-found');
  const second = personInForce(ports.db, { username: input.secondUsername });
  if (second === undefined || second.id === first.id || isOnlyInspector(second.roles))
    return raise('separation-of-duties', { a: 'first', b: 'second', exception: 'never' });
  const holders: KeyHolder[] = [];
  try {
    for (const [person, passphrase, who] of [
      [first, input.passphrase, 'first'],
      [second, input.secondPassphrase, 'second'],
    ] as const)
      holders.push({
        person,
        userKey: await ownKeyOf(session, floor, ports, person.username, passphrase, who),
      });
    return holders;
  } catch (error) {
    wipe(...holders.map(({ userKey }) => userKey));
    throw error;
  }
}

/** The office's key and the issuing key are seldom in one hand: each is opened by the one of the two who holds it. */
async function renew(
  ports: Ports,
  holders: readonly KeyHolder[],
): Promise<{ pair: OfficePair; keys: SessionKeys }> {
  const officeKey = openOfficeKey(ports, holders, 'office');
  const authorityKey = openOfficeKey(ports, holders, 'authority');
  try {
    if (officeKey === null) return raise('key-not-granted', { key: 'office' });
    const keys = { ...ports.keys, officeKey, authorityKey };
    return { pair: await issueOfficePair({ ...ports, keys }), keys };
  } catch (error) {
    wipe(officeKey ?? undefined, authorityKey ?? undefined);
    throw error;
  }
}

type Done = Pick<Output<'lost.settle'>, 'openings' | 'certificates' | 'people'>;

/** Another office's station: nothing is sealed for it any more and nothing that it signs is believed. */
function shutOut(ports: Ports, { stationId, ground }: Input, holders: readonly KeyHolder[]): Done {
  if (stationId === null || !withdrawTrust(ports.db, stationId, ports.nowMs()))
    return raise('not-found', { id: stationId ?? '' });
  const people = holders.map(({ person: { id }, userKey }) => ({ id, userKey }));
  if (ports.keys.authorityKey === null)
    signIfTouched(ports.db, { nowMs: ports.nowMs(), append: ports.append }, { kind: 'people', people });
  return { openings: closeOpenings(ports, ground, stationId), certificates: 0, people: 0 };
}

/**
 * This station, brought back: new keys of the office, the old ones on the list, everyone a new passphrase. Nobody's own
 * signature holds any more either; each asks for new keys with the new passphrase (`requestAfterLoss`). What was sealed
 * for a person stays readable with the old key.
 */
function startAnew(
  ports: Ports,
  { ground, wasOpen }: Input,
  renewed: NonNullable<Prepared['renewed']>,
): Done {
  const { db } = ports;
  const own = { ...ports, keys: renewed.keys };
  requestKeyChange(db, 'lost', ports.nowMs());
  const old = certificateFacts(db).filter(({ owner, revokedMs }) => owner === 'office' && revokedMs === null);
  putOfficePair(own, renewed.pair);
  // after `compromised` nothing that was ever signed holds; a machine that stood locked has only to stop signing
  for (const { id } of old) revokeCertificate(db, id, wasOpen ? 'compromised' : 'superseded', ports.nowMs());
  const signing = peopleSigning(db);
  for (const { id } of signing)
    revokeCertificate(db, id, wasOpen ? 'compromised' : 'superseded', ports.nowMs());
  const list = parseRevocationList(makeRevocationList(own));
  keepRevocationList(db, issuingCertificate(db).sha256, list.thisUpdateMs, list.der);
  pauseRelay(db, true);
  const { authorityKey } = renewed.keys;
  if (authorityKey !== null)
    signIfTouched(db, { nowMs: ports.nowMs(), append: ports.append }, { kind: 'authority', authorityKey });
  const people = allPeople(db).filter(({ state }) => state === 'active');
  for (const { id } of people) setMustChange(db, id, true);
  ports.announce('people.changed');
  return {
    openings: closeOpenings(ports, ground, null),
    certificates: old.length + signing.length,
    people: people.length,
  };
}

function closeOpenings(ports: Ports, reason: string, stationId: string | null): number {
  return ports.db
    .prepare(
      `UPDATE channel_opening SET closed_ms = :nowMs, closed_by = :by, close_reason = :reason
        WHERE closed_ms IS NULL AND (:stationId IS NULL OR station_id = :stationId)`,
    )
    .run({ nowMs: ports.nowMs(), by: ports.actor.id, reason, stationId }).changes;
}
