import type { timeStamps as vi } from '../vi/timeStamps.ts';

/** Time stamps: the authority, and why one could not be had. */
export const timeStamps: Record<keyof typeof vi, string> = {
  'stamp.title': 'Time stamps',
  'stamp.lead':
    'Whenever somebody signs in a PDF, this authority is asked for a time stamp over the last signature. One fingerprint of the signature (32 bytes) leaves the machine, not a word of the document. Nothing classified is stamped. Where no stamp is had the signature is as good as without one, and the number is taken all the same.',
  'stamp.trust':
    'A stamp is taken only once the administrator trusts the root of its authority (Administration → Authorities of signatures in files).',
  'stamp.none': 'Not set',
  'stamp.set': 'Set',
  'stamp.url': 'Address of the authority for time stamps',
  'stamp.urlHint':
    'As the authority gives it (for example http://tsa.ca.gov.vn). Every stamp is signed, so the line needs no encryption.',
  'stamp.urlWrong': 'Type the beginning of the address too (http:// or https://).',
  'stamp.save': 'Save the address',
  'stamp.saved': 'The address of the authority is saved',
  'stamp.remove': 'Ask for none',
  'stamp.removed': 'No time stamps are asked for from now on',
  'stamp.try': 'Ask for one to try',
  'stamp.trying': 'Asking…',
  'stamp.tried': 'A stamp of {time} came, by {authority}',
  'stamp.done': 'Time-stamped at {time}.',
  'stamp.failed': 'Not time-stamped: {why}',
  'stamp.fault.unreachable': 'nobody answers at the address; look at the network and the address.',
  'stamp.fault.unknown-name': 'the network knows no machine of this name; look at the address.',
  'stamp.fault.server-not-trusted':
    'the machine at the other end shows no certificate of a trusted authority; ask the administrator, or set an address without encryption (http).',
  'stamp.fault.too-slow':
    'the authority did not answer within 10 seconds; it is asked again at the next signature.',
  'stamp.fault.too-large': 'the authority sent too much; look at the address.',
  'stamp.fault.http-refused':
    'the address takes no such request, or points elsewhere; ask the authority for its right address.',
  'stamp.fault.not-a-stamp': 'what came is no time stamp; look at the address.',
  'stamp.fault.request-rejected': 'the authority refused; ask it whether the office may have stamps of it.',
  'stamp.fault.wrong-nonce':
    'the stamp answers another request and was not taken; tell the administrator if it happens again.',
  'stamp.fault.wrong-imprint':
    'the stamp is not for this signature and was not taken; tell the administrator.',
  'stamp.fault.wrong-signature':
    'the stamp’s own signature is wrong, or made in a way too weak, and it was not taken; tell the administrator.',
  'stamp.fault.unfit-certificate':
    'the authority’s certificate is not one for time stamps alone, and it was not taken; tell the authority.',
  'stamp.fault.authority-unknown':
    'nobody here trusts whoever certified it, or the certificate is over or revoked; the administrator loads the root and compares its fingerprint.',
  'stamp.fault.wrong-time':
    'its time and the clock of this machine are more than 10 minutes apart; the administrator sets the clock right.',
  'stamp.fault.not-allowed': 'this machine may not use a network.',
  'stamp.fault.no-process':
    'the part of the program that uses the network did not start; close the program and open it again.',
};
