import type { print as vi } from '../vi/print.ts';

export const print: Record<keyof typeof vi, string> = {
  'print.recovery.title': 'Recovery code of the An Thư vault',
  'print.recovery.use':
    'For a forgotten passphrase: choose “Open with the recovery code” on the unlock screen and type the code above.',
  'print.recovery.keep':
    'Whoever holds this code opens the vault. Seal it, keep it in a safe, apart from the station. No photograph, no typing into another machine.',
  'print.recovery.signed': 'Printed by, date, signature: ……………………………………………………………',
  'print.slip.title': 'First opening of the An Thư vault',
  'print.slip.username': 'User name',
  'print.slip.use':
    'Open the vault with the words above; you will be asked for a passphrase of your own. Destroy this slip afterwards.',
};
