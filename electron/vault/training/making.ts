import { formatDate, yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import type { NewKeyPair } from '../crypto/x509/authority.ts';
import type { StartReader } from '../reader/index.ts';
import type { VaultService, VaultServiceOptions } from '../vaultService.ts';
import type { NewStation } from './offices.ts';

/** With what an invented vault is made. */
export interface Making {
  readonly dir: string;
  readonly appVersion: string;
  readonly argon: { readonly cost: ArgonCost; readonly floor: ArgonCost };
  readonly newKeyPair: NewKeyPair;
  readonly clock: { readonly nowMs: number };
  /** the day on which the invented office began to work */
  readonly begun: string;
  readonly startReader: StartReader;
  /** `createVaultService`, handed in: the service itself makes partners */
  readonly createService: (options: VaultServiceOptions) => VaultService;
}

export type People = readonly Input<'vault.create'>['people'][number][];

/** The service of an invented vault on the clock of its story; a refusal is thrown. */
export function serviceOf({ clock, createService, ...making }: Making) {
  const { dir, appVersion, argon, newKeyPair, startReader } = making;
  const service = createService({
    dir,
    appVersion,
    argon,
    newKeyPair,
    startReader,
    networked: () => false,
    nowMs: () => clock.nowMs,
  });
  const call = async <K extends OpName>(op: K, input: Input<K>): Promise<Output<K>> => {
    const reply = await service.call('host', op, input);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.params);
    return reply.value as Output<K>;
  };
  return { service, call };
}

/** An empty vault of an invented office, recovery proved, marked as training for good. */
export async function createEmpty(
  making: Making,
  { office, stationName }: NewStation,
  people: People,
  drilled: boolean,
  onKeys: (made: number) => void = () => undefined,
): Promise<void> {
  const { service, call } = serviceOf(making);
  service.onEvent(({ topic, done }) => (topic === 'progress' ? onKeys(done ?? 0) : undefined));
  try {
    const ground = `Kho tập huấn, lập ngày ${formatDate(making.begun)}`;
    const { recoveryCode } = await call('vault.create', {
      office,
      station: { name: stationName, profile: 'standalone', profileGround: ground },
      term: office.kind === 'party' ? termOn(making.begun) : null,
      people: people.map((person) => ({ ...person, roles: [...person.roles] })),
      exception: null,
      training: true,
    });
    const { groups } = await call('vault.recoveryChallenge', {});
    const printed = recoveryCode.split('-');
    await call('vault.proveRecovery', {
      groups: groups.map((group) => ({ group, text: printed[group - 1] ?? '' })),
    });
    if (drilled) await call('backup.drill', { recoveryCode });
  } finally {
    await service.close();
  }
}

/** The term in which today lies; terms of the Party run five years (2025–2030, 2030–2035). */
function termOn(date: string): { label: string; from: string; to: string } {
  const year = yearOf(date);
  const start = 2020 + Math.floor((year - 2020) / 5) * 5;
  const from = date < `${start}-07-01` && start === year ? start - 5 : start;
  return { label: `${from}-${from + 5}`, from: `${from}-07-01`, to: `${from + 5}-07-01` };
}
