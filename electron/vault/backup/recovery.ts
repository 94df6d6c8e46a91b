import fs from 'node:fs';
import path from 'node:path';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { unlockWithRecoveryCode } from '../crypto/keySlots.ts';
import { randomId, wipe } from '../crypto/primitives.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { type SessionParts, own } from '../sessionPorts.ts';
import { writeDurable } from './set/bytes.ts';
import { codeSince, codeTold } from '../session/codeStanding.ts';
import { voidShares } from '../tables/recoveryShares.ts';
import { readHolder } from './set/holding.ts';
import { folderError } from './places.ts';
import { type ShareFile, splitCode, type SplitShare } from './shares.ts';
import { insertShares } from './shareStore.ts';
import { insertDrill } from './store.ts';

interface MadeShares {
  readonly shares: readonly SplitShare[];
  readonly paths: readonly string[];
}

/** @throws AppError `wrong-recovery-code` */
async function proveCode({ session, floor }: SessionParts, ports: Ports, code: string): Promise<void> {
  const options = floor === undefined ? {} : { floor };
  const told = codeTold(codeSince(ports.db, ports.station.stationId));
  const opened = await unlockWithRecoveryCode(session.header, code, options, told);
  wipe(opened.vaultKey, opened.ownKey);
}

/** The way back: the yearly drill of the printed code, and its shares at the superior office. */
export const recoveryCommands = handlers({
  'backup.drill': own((parts) =>
    preparedCommand({
      prepare: async (ports, input) => {
        const began = performance.now();
        await proveCode(parts, ports, input.recoveryCode);
        return { tookMs: Math.round(performance.now() - began) };
      },
      apply: (ports, { how }, { tookMs }) => {
        insertDrill(ports.db, {
          id: ports.newId(),
          kind: how,
          atMs: ports.nowMs(),
          tookMs,
          byId: ports.actor.id,
        });
        tell(ports, 'backup.drilled', { kind: how });
        return { passed: true as const, tookMs };
      },
    }),
  ),
  'backup.makeShares': own((parts) =>
    preparedCommand({
      prepare: async (ports, input) => {
        await proveCode(parts, ports, input.recoveryCode);
        const shares = splitCode({
          code: input.recoveryCode,
          officeName: ports.station.office.name,
          vaultId: ports.station.vaultId,
          setId: randomId(),
          threshold: input.threshold,
          certificates: input.certificates.map((file) => readHolder(file).der),
        });
        const paths = shares.map(({ file }) => path.join(input.path, nameOf(file)));
        try {
          fs.mkdirSync(input.path, { recursive: true, mode: 0o700 });
        } catch (cause) {
          throw folderError(cause);
        }
        for (const [index, { file }] of shares.entries())
          await writeDurable(paths[index] ?? '', Buffer.from(`${JSON.stringify(file, null, 1)}\n`));
        return { shares, paths };
      },
      apply: (ports, _input, { shares, paths }) => {
        voidShares(ports.db, ports.nowMs());
        insertShares(ports.db, shares, ports.nowMs());
        const first = shares[0]?.file;
        tell(ports, 'backup.shares-made', { shares: shares.length, threshold: first?.threshold ?? 0 });
        return { setId: first?.setId ?? '', holders: shares.map(({ keeper }) => keeper), files: [...paths] };
      },
      abandon: (_ports, made: MadeShares | undefined) =>
        made?.paths.forEach((file) => fs.rmSync(file, { force: true })),
    }),
  ),
});

/** Each goes to one person, who is to be told by the name of the file. */
function nameOf({ setId, position, holder }: ShareFile): string {
  const who = holder
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `phan-ma-khoi-phuc-${setId.slice(0, 8)}-${position}-${who}.json`;
}

function tell(ports: Ports, act: LedgerAct, facts: Record<string, string | number>): void {
  ports.append({ act, ...ofStation(ports), facts, clock: 'any' });
  ports.announce('backup.changed');
}
