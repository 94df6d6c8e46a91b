import type { rules as vi } from '../vi/rules.ts';

export const rules: Record<keyof typeof vi, string> = {};
