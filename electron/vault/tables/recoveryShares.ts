import { doing } from '../db/statements.ts';

/** New shares, or a new code, make those before void. */
export const voidShares = doing<[nowMs: number]>(`
  UPDATE recovery_share SET void_ms = ? WHERE void_ms IS NULL`);
