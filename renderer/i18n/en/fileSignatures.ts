/** Signatures that others made within a PDF. */
export const fileSignatures = {
  'fileSignatures.title': 'Digital signatures in the file',
  'fileSignatures.verdict.whole': 'Whole',
  'fileSignatures.verdict.modified': 'Changed after signing',
  'fileSignatures.verdict.cut': 'Cut out of another file',
  'fileSignatures.verdict.unproved': 'Not enough certificates to tell',
  'fileSignatures.verdict.wrong': 'Wrong signature',
  'fileSignatures.times': '{count} × {word}',
  'fileSignatures.left':
    '{count, select, 1 {1 more signature was} other {{count} more signatures were}} not checked.',
  'fileSignatures.nobody': 'Signer unknown',
  'fileSignatures.stampOfFile': 'Time stamp: {name}',
  'fileSignatures.ofOrganization': '{name}, {organization}',
  'fileSignatures.stamped': 'Signed at {time}, by the time stamp of {name}',
  'fileSignatures.stampedAt': 'Stamped at {time}',
  'fileSignatures.claimed': 'The signer says at {time}; there is no time stamp',
  'fileSignatures.claimedBesides': 'The time stamp is wrong and does not count; the signer says at {time}',
  'fileSignatures.noTime': 'No time of signing is given',
  'fileSignatures.certificate': 'Certificate {serial}, issued by {issuer}, from {from} to {to}',
  'fileSignatures.intact': 'What was signed is unchanged.',
  'fileSignatures.proof.altered': 'The content of the file is not what was signed.',
  'fileSignatures.proof.wrong': 'The signature does not fit the certificate of the signer.',
  'fileSignatures.proof.no-certificate': 'The certificate of the signer is not enclosed.',
  'fileSignatures.proof.unknown-algorithm': 'The signature is of a kind that An Thư does not read.',
  'fileSignatures.proof.unreadable': 'The signature is damaged and can’t be read.',
  'fileSignatures.coverage.cut':
    'This file is a part only of the file that was signed: the rest was left out.',
  'fileSignatures.coverage.wrong': 'The signature does not cover the whole file as it must.',
  'fileSignatures.weak':
    'The signature is made in an old, weak way: whoever has the means could forge it, so it is not called whole.',
  'fileSignatures.trust.trusted':
    'The certificate was issued by an authority that this office trusts: {issuers}.',
  'fileSignatures.trust.system':
    'By the certificates of the An Thư system: issued by the signing office’s own authority ({issuers}), which this station trusts for exchange.',
  'fileSignatures.trust.unknown':
    'No root certificate confirmed by the administrator tells who issued this certificate.',
  'fileSignatures.trust.expired': 'The certificate is not in force at the time that counts.',
  'fileSignatures.trust.revoked': 'The certificate was revoked before the signing, as of {time}.',
  'fileSignatures.trust.revoked-later':
    'The certificate was revoked as of {time}; nothing proves that the signature was there before.',
  'fileSignatures.trust.unfit': 'The certificate may not be used for signing, or its issuer may not certify.',
  'fileSignatures.trust.unclear': 'The certificate has a kind of key or a limit that An Thư can’t judge.',
  'fileSignatures.lists.good':
    'The loaded lists of revoked certificates hold for the time of signing: the certificate is not among them.',
  'fileSignatures.lists.stale':
    'The loaded lists of revoked certificates are out of date: it may have been revoked since.',
  'fileSignatures.lists.none':
    'No list of revoked certificates of the issuer was loaded: whether it was revoked can’t be seen.',
  'fileSignatures.proved': 'A trusted time stamp proves that the signature was there by {time}.',
  'fileSignatures.stampTrust':
    'The time stamp is not trusted: {trust, select, expired {the certificate of its authority is not in force} revoked {the certificate of its authority was revoked} unfit {its authority may not stamp} other {nobody known here certified its authority}}.',
  'fileSignatures.after': 'After this signature:',
  'fileSignatures.after.none': 'Nothing in the file was changed after this signature.',
  'fileSignatures.change.signatures': 'further signatures were added',
  'fileSignatures.change.proofs': 'time stamps or certificates for later checks were added',
  'fileSignatures.change.covered':
    'a picture of a later signature or field lies over a part of the signed page: look at number, notation and mark there',
  'fileSignatures.change.information': 'what the file says of itself was written anew',
  'fileSignatures.change.form': 'empty fields of the form were filled in',
  'fileSignatures.change.pages': 'pages were added, removed or replaced',
  'fileSignatures.change.content': 'the content of pages was replaced',
  'fileSignatures.change.annotations': 'notes or drawings were put on pages',
  'fileSignatures.change.fields': 'fields of the form were added, removed or look different',
  'fileSignatures.change.overlay':
    'the pictures of later signatures cover much of a page, or something that stood on it',
  'fileSignatures.change.objects': 'parts of the file were replaced without a known reason',
  'fileSignatures.change.forbidden': 'something was changed that an earlier signer does not permit',
  'fileSignatures.change.structure':
    'the file was written in a way that can’t be compared with what was signed',
} as const;
