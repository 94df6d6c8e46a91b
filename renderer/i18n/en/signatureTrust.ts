import type { signatureTrust as Source } from '../vi/signatureTrust.ts';

/** Authorities that certify those who sign files elsewhere. */
export const signatureTrust: Record<keyof typeof Source, string> = {
  'trust.title': 'Authorities of signatures in files',
  'trust.lead':
    'A signature in a PDF from elsewhere is called Whole only if its certificate leads to an authority that is trusted here. An Thư trusts none by itself: load the certificate of the authority, then compare its fingerprint by another way.',
  'trust.none': 'No authority loaded: signatures in files are told as not enough certificates to tell.',
  'trust.load': 'Load certificates, lists…',
  'trust.loaded':
    '{added, select, 1 {1 new certificate} other {{added} new certificates}}, {lists, select, 1 {1 list} other {{lists} lists}} of revoked ones loaded{known, plural, =0 {} other {; {known} were known}}',
  'trust.aside': 'Parts of the file are of no use',
  'trust.aside.list': 'List of {issuer}: {why}',
  'trust.aside.noName': 'an authority without a name',
  'trust.aside.unreadable': 'can’t be read',
  'trust.aside.unknown-issuer': 'the certificate of this authority is not loaded yet',
  'trust.aside.not-signed': 'the signature of the list is wrong',
  'trust.aside.partial': 'a part of the list only, which tells nothing',
  'trust.aside.no-end': 'does not say until when it holds',
  'trust.aside.too-long': 'too long',
  'trust.aside.older': 'a newer one is here already',
  'trust.aside.future': 'dated in the future',
  'trust.aside.unfit':
    '{count, select, 1 {1 certificate} other {{count} certificates}} of no authority, or of another form',
  'trust.aside.left':
    '{count, select, 1 {1 part} other {{count} parts}} that are neither certificates nor lists',
  'trust.root': 'root',
  'trust.by': 'issued by {issuer}',
  'trust.state.trusted': 'Trusted',
  'trust.state.leads': 'Leads to {root}',
  'trust.state.unknown': 'Not trusted yet',
  'trust.list':
    'Revoked: {count, select, 1 {1 certificate} other {{count} certificates}}, as of {from}, holds until {until}',
  'trust.list.stale': 'The list of revoked ones is out of date since {until}: get and load a new one',
  'trust.list.none': 'no list of revoked ones yet',
  'trust.compare': 'Compare',
  'trust.compareOf': 'Compare the fingerprint of {name}',
  'trust.withdraw': 'Stop trusting',
  'trust.withdrawOf': 'Stop trusting {name}',
  'trust.ask.title': 'Does the fingerprint of {name} match?',
  'trust.ask.what':
    'Get the fingerprint elsewhere than the file: from a letter, the site or the telephone of the authority. Trust it only if every digit is the same.',
  'trust.ask.1':
    'The signatures of everybody whom this authority, or one below it, certified will be called Whole.',
  'trust.ask.2': 'Whoever gets a false certificate in here can forge every signature: when in doubt, don’t.',
  'trust.ask.do': 'Confirm and trust this authority',
  'trust.ask.done': '{name} is trusted; open files are checked again',
  'trust.ask.typed': 'Type or paste the fingerprint (SHA-256) that the authority publishes',
  'trust.ask.typedHint': '64 digits 0–9, a–f. Don’t copy it from this screen.',
  'trust.ask.how': 'How was it compared',
  'trust.ask.howHint': 'For instance: letter 12 of the authority, its telephone 1900 …',
  'trust.ask.missing': 'Compare every digit, tick the box, then say how it was compared.',
  'trust.ask.same': 'All digits are the same',
  'trust.ask.from': 'Certificate in the loaded file',
  'trust.drop.title': 'Stop trusting {name}?',
  'trust.drop.1':
    'Signatures that lead to it are told as not enough certificates to tell again, also in files received before.',
  'trust.drop.2':
    'Its certificate and lists are kept; to trust it again, it has to be compared from the beginning.',
  'trust.drop.missing': 'Give a reason.',
  'trust.drop.do': 'Stop trusting',
  'trust.drop.done': '{name} is trusted no more',
  'trust.facts': 'Trusted since {time}, compared by {by}: {how}',
};
