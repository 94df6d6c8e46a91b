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
  'settings.passphraseChanged': 'Passphrase changed',
  'settings.permissions': 'Permissions',
  'settings.permissions.lead': 'What changes data and which posts may do it, as this machine enforces it',
  'settings.operation': 'Operation',
};
