import type { rules as vi } from '../vi/rules.ts';

export const rules: Record<keyof typeof vi, string> = {
  'grounds.title': 'Grounds',
  'grounds.count':
    '{count, select, 1 {1 rule} other {{count} rules}} in force, {verified} checked against the text',
  'grounds.filter': 'Filter by code, name, document',
  'grounds.shown': 'Show only',
  'grounds.read': 'Checked',
  'grounds.none': 'No rule matches the filter.',
  'grounds.force': 'In force',
  'grounds.open': 'now',
  'grounds.verifiedNote': 'Someone has read the original text and compared it.',
  'grounds.unverifiedNote':
    'Not compared with the signed text. It is a default; the office replaces it with its own rule pack.',
  'grounds.asideTitle': 'Rule packs that can not be used',
  'grounds.aside': 'Not used: {pack} of {issuer}: {title}',
  'grounds.aside.why':
    '{reason, select, newer {It was written for a newer program than this one.} incomplete {It lacks a rule that this program asks for: {rule}.} other {This program does not read its form{at, select, no {} other { (at {rule})}}.}} From {from} the pack before it stays in force; the received one lies whole in the vault, and records keep the pack that applied to them.',
  'grounds.aside.next':
    '{reason, select, newer {Next: the administrator updates the program, and the pack comes into force by itself.} other {Next: ask {issuer} for a new version of this pack for the program in use, then take it by a provisioning file or from an envelope.}}',
  'issued.title': 'Issue rule packs and lists of state secrets',
  'issued.lead':
    'Signs with the key of the office a rule pack or lists of state secrets for the offices below. Only a whole file of the right form is signed; the ledger tells it.',
  'issued.look': 'Choose a file to sign…',
  'issued.ask': 'Sign {name}?',
  'issued.kind':
    '{kind, select, rules {Rule pack, {size}. It has every rule that the program asks for.} other {File of lists of state secrets, {count, select, 1 {1 list} other {{count} lists}}, {size}.}}',
  'issued.from': 'in force from {from}',
  'issued.between': '{from} to {to}',
  'issued.what': 'The signature is a .p7s file beside this one. Send both to the offices below.',
  'issued.sign': 'Sign and write the signature…',
  'issued.to': 'Send by envelope (with nobody chosen only the signature is written)',
  'issued.whatSent':
    'There the envelope is opened, and the administrator takes the pack. It waits to be put out like every other.',
  'issued.send': 'Sign and send to {count}',
  'issued.sent':
    '{what} signed; {envelopes, select, 1 {1 envelope waits} other {{envelopes} envelopes wait}} to be put out',
  'offers.title': 'Rule packs out of envelopes',
  'offers.lead':
    'A clerk or the cipher officer opens the envelope and hands the pack over; the administrator looks and takes it. Signature, issuer and wholeness are checked again; days that were worked keep their rules.',
  'offers.none': 'No pack waits.',
  'offers.one': '{pack} of {issuer}',
  'offers.came': 'from {sender}, handed over by {by} on {date}',
  'offers.state':
    '{state, select, takes {counts from {from}} known {this one or a newer one is in force} other {can not be taken any more; press Take to see why}}',
  'offers.take': 'Take',
  'offers.leave': 'Leave',
  'offers.leaveAsk': 'Leave {title}?',
  'offers.leaveWhat':
    'It does not come into force and leaves the list. If it is wanted later, the sender sends it again.',
  'offers.leaveDo': 'Leave this pack',
  'offers.taken': '{pack} taken, counts from {from}',
  'offers.left': 'Left, and off the list',
  'offers.handOver': 'Hand to the administrator',
  'offers.handed': '{pack} handed to the administrator, who takes it under Administration',
  'issued.done': '{what} signed, the .p7s file is written',
  'grounds.unverifiedShort': 'not checked',
};
