import type { protection as vi } from '../vi/protection.ts';

export const protection: Record<keyof typeof vi, string> = {
  'protection.item.sample': 'SAMPLE',
  'protection.item.placeholder': 'A few words of the item, marks not needed',
  'protection.item.hint': 'Only items of this level from lists in force',
  'protection.item.sampleHint': 'A SAMPLE item for training: load the real list before official use',
  'protection.item.none': 'No such item at this level',
  'protection.capacity.head': 'Head',
  'protection.capacity.deputy': 'Deputy',
  'protection.capacity.delegated': 'By assignment or delegation',
  'protection.capacity.issuer': 'Issuing office',
};
