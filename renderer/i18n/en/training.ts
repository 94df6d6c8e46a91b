import type { training as vi } from '../vi/training.ts';

/** The training vault itself: partners on this machine, calendar, beginning again. */
export const training: Record<keyof typeof vi, string> = {
  'training.menu': 'Training vault',
  'training.exchange': 'Let the partners answer',
  'training.exchange.lead':
    'Three invented offices on this machine (a superior, two communes) open the envelopes with keys of their own, register them and sign receipts.',
  'training.exchange.busy': 'The partners open and answer',
  'training.exchange.nothing': 'Nothing waits to be sent, and nothing new is there for you.',
  'training.exchange.written':
    '{count, select, 1 {1 envelope} other {{count} envelopes}} of yours reached the partners',
  'training.exchange.blocked':
    '{count, select, 1 {1 envelope waits} other {{count} envelopes wait}}, for this channel is not open for their level',
  'training.exchange.dealtWith':
    '{count, select, 1 {1 envelope} other {{count} envelopes}} opened and dealt with by the partners',
  'training.exchange.answered':
    '{count, select, 1 {1 case} other {{count} cases}} that you transferred earlier are answered',
  'training.exchange.receiptsApplied':
    '{count, select, 1 {1 signed receipt} other {{count} signed receipts}} came back',
  'training.exchange.begun':
    '{count, select, 1 {1 envelope} other {{count} envelopes}} of their own wait for you',
  'training.exchange.quarantined':
    '{count, select, 1 {1 envelope} other {{count} envelopes}} failed a check and are in quarantine',
  'training.exchange.next': 'Open Exchange: Outbox to read the receipts, Inbox to count and register.',
  'training.calendar': 'Move the training calendar',
  'training.calendar.lead':
    'Lets the day of the training vault go on, so that deadlines come near, reminders appear and work is late. The clock of the machine does not change.',
  'training.calendar.now':
    '{days, plural, =0 {It is the real day, {date}.} one {It is {date}, one day ahead of the real day.} other {It is {date}, {days, select, 1 {1 day} other {{days} days}} ahead of the real day.}}',
  'training.calendar.day': '1 day on, to {date}',
  'training.calendar.week': '1 week on, to {date}',
  'training.calendar.month': '30 days on, to {date}',
  'training.calendar.back': 'Back to the real day, {date}',
  'training.calendar.moved': 'In the training vault it is {date}',
  'training.calendar.ahead':
    'Training calendar: {date}, {days, plural, one {one day} other {{days} days}} ahead',
  'training.lose': 'Exercise: machine lost',
  'training.lose.ask': 'Exercise the loss of this machine?',
  'training.lose.do': 'Set the vault aside, go to the first screen',
  'training.lose.what':
    'The training vault is set aside as if the machine had broken. The first screen shows the backups that lie beside it; choose one to bring the vault back.',
  'training.lose.back':
    'What was written after the backup is gone then; finished tasks are kept. Back on that screen puts the vault back as it is now.',
  'training.reset': 'Begin again',
  'training.reset.ask': 'Begin the training vault again?',
  'training.reset.what':
    'All that was done in the training vault is lost; it and its three partners are made anew as they were, counted from today. The real vault is not touched.',
  'training.remove': 'Delete the training vault',
  'training.remove.ask': 'Delete the training vault from this machine?',
  'training.remove.what':
    'The vault, its three partners and the backups beside it are deleted for good. The real vault is not touched.',
  'training.remove.elsewhere':
    'Training backups on a USB stick or in another folder are yours to delete there.',
  'training.openHere': 'Open the training vault',
};
