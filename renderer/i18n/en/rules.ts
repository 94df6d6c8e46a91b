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
  'grounds.asideTitle': 'Rule packs that can not be used',
  'grounds.aside': 'Not used: {pack} of {issuer}: {title}',
  'grounds.aside.why':
    '{reason, select, newer {It was written for a newer program than this one.} incomplete {It lacks a rule that this program asks for: {rule}.} other {This program does not read its form{at, select, no {} other { (at {rule})}}.}} From {from} the pack before it stays in force; the received one lies whole in the vault, and records keep the pack that applied to them.',
  'grounds.aside.next':
    '{reason, select, newer {Next: the administrator updates the program, and the pack comes into force by itself.} other {Next: ask {issuer} for a new version of this pack for the program in use, then take it by a provisioning file or from an envelope.}}',
  'grounds.unverifiedShort': 'not checked',
};
