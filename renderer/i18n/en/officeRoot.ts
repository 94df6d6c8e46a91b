/** Root of the office. */
export const officeRoot = {
  'certs.tab.root': 'Root of the office',
  'certs.root.what':
    'The root stands above all certificates of the office; others compare its fingerprint. Its key lies apart in one file under a passphrase, in the safe; it is needed only to give out a new issuing key or to sign the root’s list. The issuing key lies in the vault for the cipher officer’s daily work.',
  'certs.root.place': 'The root key lies',
  'certs.root.place.vault': 'In this vault, together with the issuing key',
  'certs.root.place.file': 'In a file apart, outside the vault',
  'certs.root.rootUntil': 'Root valid until',
  'certs.root.issuerUntil': 'Issuing key valid until',
  'certs.root.listUntil': 'The root’s list speaks until',
  'certs.root.inVault': 'Whoever loses this machine loses the root with it',
  'certs.root.inVault.what':
    'Set up a root apart before the card goes to the first partner, and nobody has to compare again. Later it is possible too: send the new card and compare once more. A cipher officer does it; where nobody holds that post yet, the administrator adds it to somebody under People.',
  'certs.root.lost': 'The machine reported lost on {date} held the issuing key still in force',
  'certs.root.lost.file':
    'Take the root file, replace the issuing key and take the old one back. Then send the new card; everybody signs in to ask for certificates, the cipher officer issues them.',
  'certs.root.lost.vault':
    'The root lay on that machine too. Set up a root apart, take back everything of the old one, send the new card and compare fingerprints with each partner again.',
  'certs.root.people': '{count} people still sign under an older issuing key',
  'certs.root.people.what':
    'Those certificates still hold. Each asks for renewal at the own certificate; the cipher officer issues it.',
  'certs.root.setUp': 'Set up a root apart',
  'certs.root.setUpAgain': 'Set up another root',
  'certs.root.use': 'Use the root file',
  'certs.root.setUp.title': 'Set up a root of the office apart from the vault?',
  'certs.root.setUp.1':
    'A root key is made and written as one file under a passphrase (.p12) to a removable medium, and read back to be sure. It does not stay in the vault.',
  'certs.root.setUp.2':
    'A new issuing key is made and the office’s keys renewed; old keys stay for old content.',
  'certs.root.setUp.3': 'Partners with the old card must take the new one and compare again.',
  'certs.root.setUp.4':
    'Copy the file to two places; two persons keep the passphrase. Losing both copies means setting up another root.',
  'certs.root.setUp.do': 'Choose the place and set up',
  'certs.root.setUp.done': 'The root is set up. Fingerprint: {words}',
  'certs.root.old': 'The issuing key in use',
  'certs.root.old.keep': 'Keep; what it issued still holds',
  'certs.root.old.keep.what': 'The root only moves out of the vault, nothing became known.',
  'certs.root.old.superseded': 'Take back; signatures before today still hold',
  'certs.root.old.superseded.what': 'The machine was lost while locked. Everybody asks for new certificates.',
  'certs.root.old.compromised': 'Take back as known to others',
  'certs.root.old.compromised.what':
    'The machine was lost while open. No signature under the old key counts any more, earlier ones included.',
  'certs.root.missingPassphrase': 'Choose a passphrase for the root file and type it twice.',
  'certs.root.missingOld': 'Choose what happens to the issuing key in use.',
  'certs.root.missingAct': 'Choose what is to be done.',
  'certs.root.use.title': 'What is the root file used for?',
  'certs.root.use.1':
    'Plug in the medium with the root file, best with no network. Take it out at once afterwards.',
  'certs.root.use.2':
    'Then write the new card for the partners: the root is the same, so is the fingerprint.',
  'certs.root.use.do': 'Choose the root file and go on',
  'certs.root.use.done': 'Done; issuing key valid until {date}',
  'certs.root.act': 'To be done',
  'certs.root.act.list': 'Sign the root’s list anew',
  'certs.root.act.list.what': 'Once a year; no key changes.',
  'certs.root.act.renew': 'Give out a new issuing key',
  'certs.root.act.renew.what': 'The issuing key ends soon. What it issued still holds.',
  'certs.root.act.superseded': 'Replace the issuing key, take the old one back',
  'certs.root.act.superseded.what': 'The machine was lost while locked. Signatures before today still hold.',
  'certs.root.act.compromised': 'Replace the issuing key as known to others',
  'certs.root.act.compromised.what':
    'The machine was lost while open. No signature under the old key counts any more, earlier ones included.',
  'certs.root.passphrase': 'Passphrase of the root file',
} as const;
