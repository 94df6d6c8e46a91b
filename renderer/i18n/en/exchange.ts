import type { exchange as vi } from '../vi/exchange.ts';

export const exchange: Record<keyof typeof vi, string> = {};
