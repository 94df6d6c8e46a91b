import type { submissions as vi } from '../vi/submissions.ts';

export const submissions: Record<keyof typeof vi, string> = {};
