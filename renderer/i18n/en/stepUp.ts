export const stepUp = {
  'stepUp.title': 'Type your passphrase again',
  'stepUp.what': 'About to be done: {what}. Whoever opened the vault must confirm it, for this one time.',
  'stepUp.do': 'Confirm and do it',
  'stepUp.missing': 'The passphrase is not typed yet',
  'stepUp.nothing': 'Nothing has changed; what was typed is still there.',
} as const;
