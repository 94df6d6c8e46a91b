import type { settings as vi } from '../vi/settings.ts';

export const settings: Record<keyof typeof vi, string> = {
  'settings.title': 'Settings',
  'settings.appearance': 'My display',
  'settings.theme': 'Theme',
  'settings.text': 'Text size',
  'settings.keyHints': 'Show shortcuts on buttons',
  'settings.station': 'Station',
  'settings.protection': 'Screen capture block',
  'settings.protection.on': 'On. A camera or a phone is not stopped.',
  'settings.protection.off': 'This operating system has none; screenshots remain possible.',
  'settings.idleLock': 'Lock when idle',
  'settings.minutes': 'After {minutes} minutes',
  'settings.scanFolder': 'Scanner folder',
  'settings.noScanFolder': 'None chosen',
  'settings.chooseFolder': 'Choose folder',
  'settings.clock': 'Clock of the machine',
  'settings.clock.lead':
    'Nothing is written while the clock stands behind the last entry. If the time shown is wrong, set the clock. If it is right (the machine ran ahead before), say why and confirm; the ledger keeps it.',
  'settings.clock.reason': 'Why this time is right',
  'settings.clock.noReason': 'Say why first',
  'settings.clock.accept': 'Confirm that the clock is right',
  'settings.clock.accepted': 'Clock confirmed; entries can be written again',
  'settings.passphraseChanged': 'Passphrase changed',
  'settings.permissions': 'Permissions',
  'settings.permissions.lead': 'What changes data and which posts may do it, as this machine enforces it',
  'settings.operation': 'Operation',
};
