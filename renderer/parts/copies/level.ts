import { maxLevel } from '../../../shared/domain/levels/level.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';

export const highestLevel = (copies: readonly Pick<Copy, 'subject'>[]): Copy['subject']['level'] =>
  maxLevel(copies.map(({ subject }) => subject.level));
