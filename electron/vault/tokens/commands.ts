import { compareFingerprint } from '../../../shared/domain/station/fingerprint.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { type Ports, Refusal, about, handlers, ofStation, preparedCommand } from '../ports.ts';
import { faceOf } from './faces.ts';
import { ownBound } from './ownBound.ts';
import { libraryDigest, libraryInUse } from './library.ts';
import {
  boundCertificates,
  endBound,
  insertBound,
  isActive,
  setTokenLibrary,
  tokenLibrary,
  wrongPins,
} from './store.ts';
import { OPEN_MS } from './tokens.ts';

/** What a person typed wrong, and what only a person can mend: it leaves a line. */
const REFUSED_PINS: ReadonlySet<unknown> = new Set(['pinWrong', 'pinLocked']);

export const tokenCommands = handlers({
  'tokens.setModule': preparedCommand({
    prepare: async (_ports, { path }) => (path === null ? null : libraryDigest(path)),
    apply: (ports, { path }, sha256) => {
      const before = tokenLibrary(ports.db);
      if (before.path === path && before.sha256 === sha256)
        raise('illegal-transition', { action: 'set-module' });
      setTokenLibrary(ports.db, path, sha256);
      ports.append({
        act: 'tokens.module-set',
        ...ofStation(ports),
        facts: { path: path ?? '', sha256: sha256 ?? '' },
      });
      ports.announce('people.changed');
      return { module: path };
    },
  }),

  // read from the token itself, so that no page says what it is
  'tokens.bind': preparedCommand({
    prepare: async (ports, { certificate }) => {
      const tokens = await ports.tokens.look(await libraryInUse(ports.db));
      const found = tokens
        .flatMap(({ certificates }) => certificates)
        .find((der) => sha256Hex(der) === certificate);
      return found ?? raise('token-certificate-wrong', { reason: 'gone' });
    },
    apply: (ports, { owner, personId, fingerprint, comparedHow }, der) => {
      const sha256 = sha256Hex(der);
      // practice documents bear no signature that others take for real
      if (ports.station.training) raise('token-certificate-wrong', { reason: 'training' });
      const { fault, serial } = faceOf(der, ports.nowMs());
      if (fault !== null) raise('token-certificate-wrong', { reason: fault });
      if (compareFingerprint(fingerprint, fingerprintOf({ sha256 })) !== 'same')
        raise('token-certificate-wrong', { reason: 'differs' });
      if ((owner === 'person') !== (personId !== null)) raise('bad-input');
      if (personId !== null && !isActive(ports.db, personId)) raise('not-found', { id: personId });
      const inForce = boundCertificates(ports.db).filter(({ endedMs }) => endedMs === null);
      if (inForce.some((row) => row.sha256 === sha256)) raise('token-certificate-wrong', { reason: 'taken' });
      if (inForce.some((row) => row.owner === owner && row.personId === personId))
        raise('token-certificate-wrong', { reason: 'holder' });
      const id = ports.newId();
      insertBound(ports.db, {
        id,
        owner,
        personId,
        sha256,
        der: Buffer.from(der),
        boundMs: ports.nowMs(),
        boundBy: ports.actor.id,
        comparedHow,
      });
      tell(ports, 'tokens.bound', id, { owner, serial, fingerprint: sha256.slice(0, 16) });
      return { id };
    },
  }),

  'tokens.unbind': (ports, { id }) => {
    const nowMs = ports.nowMs();
    if (!endBound(ports.db, id, nowMs, ports.actor.id)) raise('not-found', { id });
    ports.tokens.close();
    tell(ports, 'tokens.unbound', id, {});
    return { endedMs: nowMs };
  },

  'tokens.open': preparedCommand({
    prepare: async (ports, { id, pin, mayBeLast }) => {
      const { sha256 } = ownBound(ports, id);
      const module = await libraryInUse(ports.db);
      if (wrongPins(ports.db, id) >= 2 && !mayBeLast)
        raise('token-failed', { why: 'lastTry', module: '', tries: 'last' });
      try {
        await ports.tokens.open(module, sha256, Buffer.from(pin, 'utf8'), mayBeLast);
        return { refused: null };
      } catch (cause) {
        if (cause instanceof AppError && REFUSED_PINS.has(cause.params.why)) return { refused: cause };
        throw cause;
      }
    },
    apply: (ports, { id }, { refused }) => {
      if (refused !== null) {
        ports.append({
          act: 'tokens.pin-refused',
          ...about('token', id),
          facts: { tries: refused.params.tries ?? '' },
        });
        return new Refusal(refused);
      }
      tell(ports, 'tokens.opened', id, {});
      return { untilMs: ports.nowMs() + OPEN_MS };
    },
    abandon: (ports) => ports.tokens.close(),
  }),
});

function tell(
  ports: Ports,
  act: 'tokens.bound' | 'tokens.unbound' | 'tokens.opened',
  id: string,
  facts: Record<string, string>,
): void {
  ports.append({ act, subjectKind: 'token', subjectId: id, facts });
  if (act !== 'tokens.opened') ports.announce('people.changed');
}
