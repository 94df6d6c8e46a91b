import type { firstRun as vi } from '../vi/firstRun.ts';

export const firstRun: Record<keyof typeof vi, string> = {};
