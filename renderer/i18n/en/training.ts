import type { training as vi } from '../vi/training.ts';

/** The training vault itself: partners on this machine, calendar, beginning again. */
export const training: Record<keyof typeof vi, string> = {
  'training.menu': 'Training vault',
  'training.exchange': 'Let the partners answer',
  'training.exchange.lead':
    'Three invented offices on this machine (a superior, two communes) open the envelopes with keys of their own, register them and sign receipts.',
  'training.exchange.busy': 'The partners open and answer',
  'training.exchange.nothing': 'Nothing waits to be sent, and nothing new is there for you.',
  'training.exchange.written': '{count} envelopes of yours reached the partners',
  'training.exchange.blocked': '{count} envelopes wait, for this channel is not open for their level',
  'training.exchange.dealtWith': '{count} envelopes opened and dealt with by the partners',
  'training.exchange.answered': '{count} cases that you transferred earlier are answered',
  'training.exchange.receiptsApplied': '{count} signed receipts came back',
  'training.exchange.begun': '{count} envelopes of their own wait for you',
  'training.exchange.quarantined': '{count} envelopes failed a check and are in quarantine',
  'training.exchange.next': 'Open Exchange, Inbox to count and register them.',
};
