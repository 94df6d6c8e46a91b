import type { ledger as vi } from '../vi/ledger.ts';

export const ledger: Record<keyof typeof vi, string> = {};
