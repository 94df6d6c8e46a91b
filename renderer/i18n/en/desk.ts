import type { desk as vi } from '../vi/desk.ts';

export const desk: Record<keyof typeof vi, string> = {};
