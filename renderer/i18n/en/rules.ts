import type { rules as vi } from '../vi/rules.ts';

export const rules: Record<keyof typeof vi, string> = {
  'grounds.title': 'Grounds',
  'grounds.count': '{count} rules in force, {verified} checked against the text',
  'grounds.filter': 'Filter by code, name, document',
  'grounds.shown': 'Show only',
  'grounds.rule': 'Rule',
  'grounds.what': 'Subject',
  'grounds.read': 'Checked',
  'grounds.none': 'No rule matches the filter.',
  'grounds.source': 'Source',
  'grounds.force': 'In force',
  'grounds.open': 'now',
  'grounds.pack': 'Rule pack',
  'grounds.verifiedNote': 'Someone has read the original text and compared it.',
  'grounds.unverifiedNote':
    'Not compared with the signed text. It is a default; the office replaces it with its own rule pack.',
  'grounds.unverifiedShort': 'not checked',
};
