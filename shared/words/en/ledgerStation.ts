/** What each entry of the ledger about the station, its people, keys, backups and exercises says (see ledger.ts). */
export const ledgerStation = {
  'ledger.backup.shares-made': 'Recovery code split into {shares} shares, {threshold} of them give it',
  'ledger.incident.station-lost':
    'Loss of this station settled with {second} by {ground}: {certificates} certificates of the office renewed, {openings} channels closed, {people} people to change the passphrase',
  'ledger.incident.peer-lost':
    'Loss of another office’s station settled with {second} by {ground}: card out of trust, {openings} channels closed',
  'ledger.vault.key-change-asked': 'Change of the vault key asked for, at the next opening: {reason}',
  'ledger.vault.key-changed':
    'Vault key changed, {slots} slots{reason, select, left {, after somebody left} lost {, after a machine was given as lost} other {}}',
  'ledger.vault.behind':
    'The vault is older than the last work on it: {where, select, backup {a backup} profile {the computer account} other {the note beside the vault}}{backupGiven, select, yes { of {backup}} other {}} knows {missingGiven, select, yes {{missing} more entries} other {another ledger}}; {checks} books or series wait',
  'ledger.vault.log-lost': 'The log of unfinished writes was lost in a crash; {checks} books or series wait',
  'ledger.backup.made':
    'Backed up{placeGiven, select, yes { to {place}} other {}}{folderGiven, select, yes { ({folder})} other {}}, backup of {backup}',
  'ledger.backup.tested':
    'Test restore of the backup of {backup}{placeGiven, select, yes { at {place}} other {}}{folderGiven, select, yes { ({folder})} other {}}, {goodGiven, select, yes {it passed} other {it failed}}',
  'ledger.backup.folder-set':
    'Chose the place of {kind, select, first {the daily backup} second {a second copy} other {the backup}}{folderGiven, select, yes {: {folder}} other {}}',
  'ledger.backup.target-removed':
    'Removed a place of backups{folderGiven, select, yes {: {folder}} other {}}',
  'ledger.backup.drilled': 'Recovery code drilled, passed',
  'ledger.numbers.confirmed':
    'Numbers compared after the restoration{bookGiven, select, yes {, {book} of {year}} other {}}{seriesGiven, select, yes {, outgoing numbers of {series, select, all {all types} other {{series}}} {period}} other {}}{receiptsGiven, select, yes {, receipt codes {receipts}} other {}}: the backup knows {known}, the paper ends at {last}',
  'ledger.vault.restored':
    'Station restored from the backup{madeMsGiven, select, yes { of {madeMs}} other {}}{byCodeGiven, select, yes {, opened by the recovery code} other {}}{bySharesGiven, select, yes {, opened by shares of the code put together} other {}}, epoch {epoch}',
  'ledger.health.repaired':
    'Mended after a check: {what, select, counters {counted again} index {search index built again} other {files fetched from the backup}}, {done} places',
  'ledger.backup.holder-certificate':
    'Certificate written to a file, to be entrusted with a share of a recovery code',
  'ledger.backup.share-opened': 'Share {position} of the recovery code of {office} opened',
  'ledger.succession.settled':
    'Succession settled with {second} by {decision}: {to} takes the posts {roles}, {documents} documents, {submissions} submissions, {copies} copies, {keys} keys of the office, {contentKeys} classified documents; {left} not moved',
  'ledger.document.taken-over': 'Document goes over to {to} by a succession',
  'ledger.submission.taken-over': 'Case goes over to {to} by a succession',
  'ledger.provision.applied':
    'Provisioning file {hash} applied: {days} days, {cards} cards{policyGiven, select, yes {, policy {policy}} other {}}',
  'ledger.vault.created': 'Vault created, {people} users',
  'ledger.calendar.day-swapped':
    'Working day changed: {date}{kind, select, off {, off} work {, at work} half {, half a day off} none {, as in the common calendar} other {}}{groundGiven, select, yes {, by {ground}} other {}}',
  'ledger.clock.accepted': 'Clock of the machine confirmed: {reason}',
  'ledger.training.exchanged':
    'Training partners opened {dealtWith} envelopes, answered {answered} cases, sent {begun}',
  'ledger.course.learner-named': 'Learner named',
  'ledger.course.certified': 'Certificate sheet made',
  'ledger.course.signed': 'Course report {edition} signed, {learners} learners, sent to {stations} stations',
  'ledger.course.taken': 'Course report {edition} of {office} taken in, {learners} learners',
  'ledger.course.known-already': 'Course report {edition} of {office} was here already',
  'ledger.training.calendar-moved': 'Training calendar moved to {days} days ahead of the real day',
  'ledger.lesson.sample-made': 'Sample file of a portal made, to practise with',
  'ledger.lesson.started': 'Lesson “{lesson}” begun',
  'ledger.lesson.finished': 'Lesson “{lesson}” finished in {seconds} s, {mistakes} mistakes mended',
  'ledger.lesson.refused': 'Lesson “{lesson}”: an act was refused and must be mended',
  'ledger.lesson.stopped': 'Lesson “{lesson}” given up',
  'ledger.channel.opened':
    'Opened the{channel, select, folder { media} other { network}} channel for a level by {approvalCode}, until {validUntil}',
  'ledger.channel.closed':
    'Closed the {channel, select, folder {USB and folder channel} relay {network channel} other {channel}} that was opened for a level{approvalCodeGiven, select, yes { by {approvalCode}} other {}}',
  'ledger.brake.released': 'Two persons released the brake for {allows} more purges',
  'ledger.medium.allowed': 'Listed the medium with serial {serial}',
  'ledger.medium.withdrawn':
    'Withdrew {serialGiven, select, yes {the medium with serial number {serial}} other {a medium}}',
  'ledger.keys.office-renewed': 'New certificates of the office, serial {serial}',
  'ledger.directory.written': 'Issued the directory of offices, {offices} lines',
  'ledger.directory.taken': 'Took the directory of offices of {issuer}, {offices} lines',
  'ledger.directory.saved': 'Wrote the directory of offices of {issuer} to a file',
  'ledger.keys.office-asked': 'Asked an outside authority for the office’s certificates',
  'ledger.keys.root-set-up':
    'Set up the office’s root as a file kept apart; new issuing key {serial}{old, select, superseded {, the old one taken back} compromised {, the old one taken back as known to others} other {}}',
  'ledger.keys.root-list': 'Signed the root’s list of revoked certificates with the root file',
  'ledger.keys.root-renew': 'New issuing key {serial} by the root file',
  'ledger.keys.root-superseded':
    'Issuing key replaced by the root file, the old one taken back; new {serial}',
  'ledger.keys.root-compromised':
    'Issuing key replaced by the root file, the old one taken back as known to others; new {serial}',
  'ledger.keys.own-asked': 'Asked an authority outside for own certificates',
  'ledger.keys.own-taken': 'Took an own certificate of an authority outside, {serial}',
  'ledger.keys.authority-taken': 'Compared and took an authority outside the office',
  'ledger.keys.office-taken': 'Took the office’s certificate of an outside authority, {serial}',
  'ledger.keys.renewal-asked': 'Own certificates asked for',
  'ledger.keys.issued': 'Certificate of a person issued, serial {serial}',
  'ledger.keys.revoked':
    'Certificate {serial} taken back ({reason, select, compromised {key compromised} superseded {replaced by a new one} other {no longer used}})',
  'ledger.keys.list-written': 'Revocation list written, {revoked} certificates',
  'ledger.keys.list-read': 'Revocation list read, {revoked} certificates',
  'ledger.tokens.module-set': 'Signing device library of the machine set: {path}',
  'ledger.tokens.bound':
    'Certificate {serial} of a signing device bound to {owner, select, office {the office} other {a person}}, fingerprint {fingerprint}…',
  'ledger.tokens.unbound': 'A certificate of a signing device is no longer used',
  'ledger.tokens.opened': 'Signing device opened for a signature, the PIN was right',
  'ledger.tokens.pin-refused': 'Wrong PIN for a signing device',
  'ledger.relay.written': '{written} envelopes sent over the relay',
  'ledger.relay.read': '{read} envelopes received from the relay',
  'ledger.relay.set-up': 'Relay {server} set up, certificate authority {fingerprint}',
  'ledger.relay.changed': 'Address or bandwidth limit of relay {server} changed',
  'ledger.relay.paused': 'Relay paused',
  'ledger.relay.resumed': 'Relay resumed',
  'ledger.relay.removed': 'Relay removed',
  'ledger.rule-pack.handed':
    'Rule pack {pack} signed by {issuer}, out of an envelope, handed to the administrator',
  'ledger.rule-pack.left': 'Rule pack “{title}” out of an envelope left unused',
  'ledger.rule-pack.set-aside':
    'This program cannot use the rule pack {pack} of {issuer}, {reason, select, newer {written for a newer program} incomplete {a rule is missing} other {its form is not read}}; the one before stays in force',
  'ledger.rule-pack.taken': 'Rule pack {pack} signed by {issuer} taken, counts from {from}',
  'ledger.obstacles.support-set': 'Chose the office that supports this one: {office}',
  'ledger.help.published': 'Published an answer in the help, edition {edition}, to {stations} stations',
  'ledger.help.taken': 'Took answers of {office} into the help: {added} new, {replaced} replaced',
  'ledger.unit.added': 'Unit {unit} added, from {from}',
  'ledger.unit.changed': 'Unit {unit} changed, from {from} to {to}',
  'ledger.unit.member-set': '{person} belongs to {unit} from {from}',
  'ledger.plan.reported': 'Reported on task {task}: {percent} %',
  'ledger.plan.assigned': 'Gave task {task} to {to}',
  'ledger.plan.paper-made': 'Made the status report of the plan',
  'ledger.person.added': 'User added',
  'ledger.person.changed': 'User or roles changed',
  'ledger.person.left': 'User left, certificates revoked{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.passphrase.changed': 'Passphrase changed',
  'ledger.passphrase.not-proved': 'Wrong passphrase when it was asked again to {asked}',
  'ledger.passphrase.reset': 'Passphrase reset, old certificates revoked',
  'ledger.key.passed-on': 'Office key passed on to a person who may hold it',
  'ledger.escrow.renewed': 'Key escrow renewed',
  'ledger.recovery.proved': 'Recovery code proved',
  'ledger.recovery.renewal-begun': 'Began a new recovery code: {reason}',
  'ledger.recovery.renewed': 'Recovery code renewed{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.station.idle-lock-set': 'Idle lock set to {minutes} minutes',
  'ledger.update.verified': 'Update {version} checked: signed by the publisher',
  'ledger.update.carried':
    'Vault carried over to An Thư {version}: every table counted, the one before is kept as {file}',
  'ledger.update.staged': 'Installer of {version} laid ready',
  'ledger.update.refused':
    'Update{versionGiven, select, yes { {version}} other {}} refused:{reason, select, signature { not the publisher’s signature} downgrade { not newer than the one in use} replayed { older than one shown before} skips { a version between is skipped} content { the installer has a wrong checksum} missing { no installer for this machine} product { not of An Thư} other { the file can’t be read}}',
  'ledger.signature-trust.loaded':
    'File of a certifying authority loaded: {added} new certificates, {lists} lists of revoked ones{aside, plural, =0 {} other {, {aside} lists of no use}}',
  'ledger.signature-trust.given':
    'Certifying authority {name}, fingerprint {fingerprint}…, is trusted; compared: {comparedHow}',
  'ledger.signature-trust.withdrawn':
    'Certifying authority {name}, fingerprint {fingerprint}…, is trusted no more: {reason}',
  'ledger.policy.loaded':
    'Policy {serial} of the superior loaded by {ground}, idle lock at most {minutes} minutes',
  'ledger.support.saved':
    'Saved{purpose, select, superior { the health report for the superior} other { a support file}}',
  'ledger.session.opened': 'Vault opened',
  'ledger.session.recovered':
    'Vault opened with {bySharesGiven, select, yes {shares of the recovery code put together} other {the recovery code}}',
  'ledger.inspection.opened': 'Inspection opened for {to} by {ground}, until {until}',
  'ledger.inspection.closed': 'Inspection of {to} ended',
  'ledger.ledger.exported':
    'Ledger exported with proof{scope, select, whole {, all of it} other {, classified entries as checksums only}}',
  'ledger.ledger.minutes': 'Minutes of the ledger made, {entries} entries, {pages} pages',
  'ledger.ledger.contradicted':
    'ATTENTION:{about, select, ours { the ledger here is not what another office has seen, at entry {size}} other { the ledger of the sending office does not go on from what was known, at entry {size}}}',
  'ledger.search.classified': 'A search found {hits} classified documents',
  'ledger.station.scan-folder-set': 'Scanner folder{setGiven, select, yes { chosen} other { removed}}',
  'ledger.word.unknown': 'Act of another version, without words here ({act})',
  'ledger.word.asked.people.add': 'add a person',
  'ledger.word.asked.people.update': 'change a person or posts',
  'ledger.word.asked.people.resetPassphrase': 'reset the passphrase of another person',
  'ledger.word.asked.people.leave': 'let a person leave',
  'ledger.word.asked.access.grant': 'let a person read a classified document',
  'ledger.word.asked.signatureTrust.trust': 'trust a certifying authority',
  'ledger.word.asked.signatureTrust.withdraw': 'stop trusting a certifying authority',
  'ledger.word.asked.exchange.trustPeer': 'trust an office',
  'ledger.word.role.clerk': 'clerk',
  'ledger.word.role.leader': 'leader',
  'ledger.word.role.specialist': 'specialist',
  'ledger.word.role.cipher': 'cipher officer',
  'ledger.word.role.admin': 'administrator',
  'ledger.word.role.archivist': 'archivist',
  'ledger.word.role.intake': 'intake',
  'ledger.word.role.inspector': 'inspector',
  'ledger.word.place.first': 'the place of the daily backup',
  'ledger.word.place.second': 'the second place of backups',
  'ledger.word.status.01': 'arrived',
  'ledger.word.status.02': 'refused',
  'ledger.word.status.03': 'taken in',
  'ledger.word.status.04': 'assigned',
  'ledger.word.status.05': 'being worked on',
  'ledger.word.status.06': 'done',
  'ledger.word.status.13': 'asked back',
  'ledger.word.status.15': 'agreed to give back',
  'ledger.word.status.16': 'refused to give back',
  'ledger.word.group.views': 'Looked at, printed, exported, searched',
  'ledger.word.group.documents': 'Documents, signing',
  'ledger.word.group.books': 'Books, numbers, papers',
  'ledger.word.group.classified': 'State secrets',
  'ledger.word.group.submissions': 'Submissions',
  'ledger.word.group.exchange': 'Exchange',
  'ledger.word.group.administration': 'Administration, inspection',
  'ledger.word.filtered':
    'Kind of act: {groupGiven, select, yes {{group}} other {every kind}}{actGiven, select, yes { ({act})} other {}}; done by: {actorGiven, select, yes {{actor}} other {every person}}; from {fromGiven, select, yes {{from}} other {the first entry}} to{toGiven, select, yes { {to}} other { now}}; record: {recordGiven, select, yes {{record}} other {every record}}',
} as const;
