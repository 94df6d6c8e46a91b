import type { backup as vi } from '../vi/backup.ts';

/** Backup, restoration, health of the vault. */
export const backup: Record<keyof typeof vi, string> = {
  'backup.title': 'Backup and health',
  'backup.now': 'Back up now',
  'backup.nowHere': 'Back up here',
  'backup.safe': 'The vault and the good backups are as they were.',
  'backup.made': 'Backed up{files, plural, =0 {} one {; # new file copied} other {; # new files copied}}',
  'backup.testGood': 'The backup can be restored; figures agree',
  'backup.testRingMended': 'The backup can be restored; a damaged key file was written anew from the other',
  'backup.testRingDamaged': 'The backup can be restored; one key file is damaged, see the note below',
  'backup.testBad': 'The backup did not pass; see the note below',
  'backup.working.backup': 'Backing up',
  'backup.working.check': 'Checking the vault',
  'backup.working.test': 'Restoring for a test',
  'backup.working.detail': 'Other work can go on meanwhile.',
  'backup.first': 'Daily backups',
  'backup.onlyAdmin': 'The administrator chooses and removes places of backups',
  'backup.second': 'Second copy',
  'backup.besideVault': 'Beside the vault, on this machine: {place}',
  'backup.chooseFolder': 'Choose a folder',
  'backup.forget': 'Forget this place',
  'backup.none': 'No backup here yet.',
  'backup.why.daily': 'automatic',
  'backup.why.manual': 'by hand',
  'backup.written': '{bytes} written',
  'backup.test': 'Test restore',
  'backup.untested': 'Not tested',
  'backup.tested.good': 'Restorable, {date}',
  'backup.tested.bad': 'Failed, {date}',
  'backup.absent': 'The medium is not there',
  'backup.absent.detail': 'Put the medium in, then back up here.',
  'backup.away': 'The medium is kept elsewhere',
  'backup.away.detail': 'Put it in and back up here by {date}.',
  'backup.awayLate': 'The medium is kept elsewhere, and its backup is overdue',
  'backup.overdue': 'A backup is overdue',
  'backup.never': 'Never backed up',
  'backup.neverSince': 'Not backed up since it was restored',
  'backup.never.detail': 'Press {kind, select, second {Back up here} other {Back up now}}.',
  'backup.sameDisk': 'On the disk of the vault itself',
  'backup.sameDisk.detail':
    'A broken disk or a lost machine takes the vault and this copy. Choose a removable disk as well and keep it elsewhere.',
  'backup.last': 'Last time: {date}.',
  'backup.erasures': 'This medium still holds keys of destroyed documents',
  'backup.erasures.detail':
    'Put it in and back up here; the keys go, and older backups can no longer be read for what was destroyed.',
  'backup.noTest': 'No test restore yet',
  'backup.noTest.detail':
    'Each week the newest backup is restored into a scratch place and compared. You can do it now.',
  'backup.lastTest.good': 'Test restore passed, {date}',
  'backup.restored': 'Restored from this one, {date}',
  'backup.lastRestored': 'Restored from the backup of {made}, on {date}',
  'backup.lastRestored.detail':
    'A real restoration counts as a test. New backups are to be tested as before.',
  'backup.lastTest.bad': 'Test restore failed, {date}',
  'backup.lastTest.detail':
    '{rows, select, 1 {1 row} other {{rows} rows}} and {files, select, 1 {1 file agrees} other {{files} files agree}}, the ledger is whole; it took {seconds} s.',
  'backup.ring.mended':
    'One of the two key files in this place was damaged; it was written anew from the good one',
  'backup.ring.mended.detail':
    'The backups can still be restored. If it happens again the medium is failing: change to another.',
  'backup.ring.damaged': 'One of the two key files in this place is damaged',
  'backup.ring.damaged.detail':
    'The backups can still be restored by the other. The medium took nothing just now; the next backup writes both anew.',
  'backup.lastTest.problems':
    'Wrong: {problems}. Back up again now and keep the bad one for the administrator.',
  'backup.noSecond': 'No second copy on another medium',
  'backup.noSecond.detail':
    'A broken disk or a lost machine takes the vault and its backups. Use a removable disk and keep it in another cabinet.',
  'backup.addSecond': 'Choose a medium',
  'drill.title': 'The way back',
  'drill.also': 'Restore drill, try the recovery code, way back',
  'drill.lead':
    'At least once a year: type the whole recovery code from its paper. A code that proves right goes into the ledger.',
  'drill.none': 'No recovery drill yet',
  'drill.shares':
    'The superior office keeps {count, select, 1 {1 share} other {{count} shares}}, {threshold} of them give the code: {holders}.',
  'drill.noShares': 'No shares of the code at the superior office; the administrator splits it here.',
  'drill.code': 'Recovery code on paper',
  'drill.code.hint': 'Eight groups of four characters. The code is not kept.',
  'drill.go': 'Try the code',
  'drill.passed': 'The recovery code is right; the drill is recorded',
  'drill.used': 'The recovery code opened the vault',
  'drill.kind.code': 'Recovery code tried',
  'drill.kind.shares': 'Shares joined',
  'drill.kind.restore': 'Restoration tried',
  'changeKey.open': 'Change the vault key…',
  'changeKey.title': 'Change the vault key',
  'changeKey.do': 'Change the key',
  'changeKey.what':
    'It is changed by itself after somebody left or a machine was lost. Ask for it when somebody may have copied the vault or learnt a passphrase. It is done at once, on a copy, and takes from seconds to minutes in which all else waits; passphrases and the recovery code stay as they are.',
  'changeKey.reason.hint': 'For example: the machine was away for repair, report 06-BC/ĐU',
  'changeKey.asked': 'The change of the vault key is asked for',
  'renew.open': 'New recovery code…',
  'renew.title': 'New recovery code',
  'renew.begin': 'Make the code',
  'renew.missing': 'Say why a new code is made',
  'renew.safe': 'The old code still works.',
  'renew.what':
    'For a lost slip, a code that others saw, a lost machine, another keeper of the slip. The new code is shown once, to be printed or copied; typed back rightly from paper it comes into force and the old one stops at the same moment. Left half-way, the old one stays. Two people do it together, each with the own passphrase, one of them a leader.',
  'renew.old': 'The shares at the superior office stop working with it',
  'renew.old.detail': 'Split the new code again under Shares of the code.',
  'renew.oldBackups':
    'Backups made before this still open with the old code: if others saw it, back up anew and destroy those.',
  'renew.reason.hint': 'For example: slip lost, report 05-BC/ĐU',
  'renew.show': 'Print or copy the code, then hide it to type it back. It is shown this once.',
  'renew.do': 'Use the new code',
  'renew.leave': 'Keep the old code',
  'renew.done': 'The new code is in force; the old one no longer opens the vault',
  'renew.done.detail':
    'Put the new slip into the safe, destroy the old one. Back up now, to have a backup that the new code opens, then drill the whole code here.',
  'renew.waiting':
    '{count, plural, one {# person} other {# people}} could not be brought back yet by the code on the slip in use',
  'renew.waiting.detail':
    'Each unlocks the vault and presses Agree in the band at the top, with the own passphrase. Not agreed yet: {names}.',
  'renew.alone': 'Nobody else is in this office: one passphrase is enough.',
  'renew.noSecond':
    'Nobody can stand beside you: it takes somebody of the staff who has set the own passphrase, and a leader where you are none.',
  'codeBand.title': 'New recovery code',
  'codeBand.what': 'It does not bring your key back yet. Made {at}: {names}.',
  'codeBand.firstRun': 'The recovery code, made again in the first run, does not bring your key back yet.',
  'codeBand.broken':
    'The recovery code in force is not signed by two officers of this office. Do not agree; tell a leader and the cipher officer.',
  'codeBand.agree': 'Agree…',
  'codeBand.verb': 'Agree',
  'codeBand.dialog': 'Let the new recovery code bring your key back',
  'codeBand.dialog.what':
    'If you agree, whoever holds the slip with the code and has this machine can bring your own key back and read whatever you can. If you do not, a forgotten passphrase loses what you alone can open.',
  'codeBand.dialog.by': 'Made by',
  'codeBand.dialog.at': 'When',
  'codeBand.later': 'Later',
  'codeBand.agreed': 'The new recovery code now brings your key back',
  'drill.noneSince': 'The new recovery code was not drilled yet',
  'health.tells.drill.renewed': 'The recovery code was renewed: type the whole new code under The way back.',
  'health.tells.drill.waiting':
    '{count} people have not agreed yet that the new code brings their key back: each signs in and agrees.',

  'recovery.ofBackup': 'The recovery code in force is that of the backup of {date}',
  'recovery.ofBackup.detail':
    'The vault was restored on {restored}. A print made after the backup does not open this vault; an older print does, even one that others have seen. Take the print of that time and type the whole code; if it is lost, or was seen by others, make a new code. One of the two ends this reminder.',
  'recovery.ofBackup.type': 'Type the code of the print',
  'health.state.bad.drill': 'Code not confirmed',
  'health.tells.drill.of-backup':
    'The recovery code in force is that of the backup: type the whole code of that print, or make a new one, under The way back.',

  'lost.title': 'Lost or seized machine',
  'lost.list': 'List',
  'lost.notYours':
    'A machine is lost: tell a leader, a clerk or the cipher officer at once. They open this part to list what it held and to settle it in one act.',
  'lost.which': 'The lost machine',
  'lost.ownNow': 'This station',
  'lost.own': 'This station: a vault brought back {date} from its backup',
  'lost.steps':
    'Choose the lost machine to see within minutes what it held by level: a station of this office from the vault that was brought back, one of another office from what was exchanged with it. Then settle it in one act: certificates taken back and renewed, the list of revoked ones made, channels closed, the report printed.',
  'lost.counts':
    '{documents, select, 1 {1 document} other {{documents} documents}}, {files, select, 1 {1 file} other {{files} files}}',
  'lost.nothing': 'It held no document.',
  'lost.way.own': 'in the vault',
  'lost.way.sent': 'sent to it',
  'lost.way.received': 'received from it',
  'lost.hidden':
    'Of classified documents only those are counted that you may know; those who keep or check the books see all of them, line by line.',
  'lost.more': 'There are more lines; print the classified book for all of them.',
  'lost.people': 'Keys of these people lay on the machine: {people}',
  'lost.settle': 'Settle the loss…',
  'lost.settle.title': 'Loss of {name}',
  'lost.will.own':
    'Will take back {certificates, select, 1 {1 certificate} other {{certificates} certificates}}, of the office and those with which people sign: the office has new keys at once, each person asks for new ones when changing the passphrase; {openings, plural, =0 {will pause} one {will close # channel opened for a level, pause} other {will close # channels opened for a level, pause}} the relay, and have everyone change the passphrase at the next sign-in.',
  'lost.will.peer':
    'Will no longer trust the card of this machine{openings, plural, =0 {} one {, close # channel} other {, close # channels}}{waiting, plural, =0 {} one {; # envelope waiting to go there stays} other {; # envelopes waiting to go there stay}}. A new card is compared before it is trusted; documents already sealed are sent again as new envelopes.',
  'lost.noticedOn': 'Noticed on',
  'lost.place': 'Where and how',
  'lost.ground': 'Report or order, number and date',
  'lost.wasOpen': 'The machine stood unlocked',
  'lost.wasOpen.detail': 'Then no former signature of the office’s key can be trusted.',
  'lost.second.hint':
    'The two must hold both the office’s key and the issuing key: a cipher officer, or clerk and administrator.',
  'lost.secondPassphrase': 'Passphrase of the second officer',
  'lost.do': 'Revoke, close, make the report',
  'lost.missing': 'Fill in every field and both passphrases',
  'lost.done':
    'Loss settled: {certificates, select, 1 {1 certificate} other {{certificates} certificates}} taken back, {openings, select, 1 {1 channel} other {{openings} channels}} closed',
  'loss.left': 'Lost machine, settled {date}: there is still work to finish',
  'loss.left.passphrases':
    'Passphrase not changed yet: {people}. It is asked for at the next opening; new signing keys are then asked for by themselves.',
  'loss.left.asked': 'New keys asked for, certificates to be issued: {people}.',
  'loss.left.unasked': 'No signing certificate and no request: {people}. Ask under Keys and certificates.',
  'loss.left.issuer':
    'The issuing key that lay on the lost machine is still in force: the cipher officer replaces it under Keys and certificates → Root, then the new card goes to all offices.',
  'loss.left.issuer.nobody':
    'The issuing key that lay on the lost machine is still in use, and nobody here is cipher officer: the administrator gives somebody that role under People, who replaces it under Keys → Root of the office and sends the new card to partners.',
  'loss.left.older': '{count} people still sign with a certificate of the earlier issuing key.',
  'loss.left.relay': 'The relay is still paused: let it run again once the rest is done.',
  'loss.left.more': 'and {count} more',
  'loss.left.keys': 'Open Keys and certificates',
  'loss.left.toRelay': 'Open Relay',
  'lost.report': 'Report of a lost station',
  'lost.file': 'report-lost-station',
  'lost.report.show': 'Look at and print the report',
  'numbers.title': 'Compare numbers after the restoration',
  'numbers.why':
    'The vault came back from a backup, or lost its last writes in a crash, and may not know numbers that were given out',
  'numbers.behind': 'This vault is older than the last work on it',
  'numbers.behind.missing':
    '{where, select, backup {A backup} profile {This computer account} other {The note beside the vault}} knows {missing, select, 1 {1 act} other {{missing} acts}} of the ledger that this vault does not have: its folder was put back to an older copy, or another copy of it is in use. No number is given, so that none is given twice.',
  'numbers.behind.other':
    '{where, select, backup {A backup} profile {This computer account} other {The note beside the vault}} knows another ledger than the one here: another copy of the vault stands in its place, or is in use. No number is given, so that none is given twice.',
  'numbers.behind.backup':
    'The backup of {date}{place, select, beside { beside the vault} other { in {folder}}} has what is missing: lock the vault and restore that one first. Compare the numbers with the paper only where that cannot be done.',
  'numbers.behind.noBackup':
    'Look for the newer copy or the backup medium and restore from it; without one compare the numbers with the paper.',
  'numbers.how':
    'Look at the paper book, enter the last number given out and confirm. Numbers between are kept, to be written again from the paper, and not given again. A book that is not confirmed takes no entries.',
  'numbers.ground': 'What was compared',
  'numbers.ground.hint': 'For example: paper book of incoming documents, volume 1, 2026',
  'numbers.known': 'the backup knows up to {known}',
  'numbers.last': 'Last on paper',
  'numbers.confirm': 'Confirm',
  'numbers.confirmed': '{name}: compared, {accounted, select, 1 {1 number} other {{accounted} numbers}} kept',
  'numbers.onlyClerk': 'The clerk or the intake, who hold the paper books, confirm the last number',
  'numbers.missing.ground': 'Say first what was compared',
  'numbers.missing.last': 'Not below what the backup knows',
  'numbers.confirmAll':
    'Confirm {count, select, 1 {1 book or series} other {{count} books and series}} with a number',
  'numbers.confirmedAll':
    '{count, select, 1 {1 book or series} other {{count} books and series}} compared, {accounted, select, 1 {1 number} other {{accounted} numbers}} kept',
  'numbers.missing.all': 'Say what was compared, then the last number on paper of each book',
  'numbers.many':
    'Enter the number of each book, Enter goes to the next; confirm them all at once. A book with nothing on paper takes 0.',
  'numbers.onPaper':
    '{count, plural, one {# number stands} other {# numbers stand}} on paper; the next act goes on behind',
  'numbers.willWait':
    '{count, plural, one {# number} other {# numbers}} will wait to be written again from the paper',
  'numbers.sure':
    '{count, plural, one {Is this last number on paper right?} other {Are these # last numbers on paper right?}}',
  'numbers.sure.what':
    'Compare each with the paper book once more. Afterwards a mistyped number is put right only by a request that a leader approves, while no number was given out behind it.',
  'numbers.sure.between': 'the copy knows up to {known}; {what}',
  'numbers.sure.last': 'last number {last}',
  'numbers.sure.yes': 'As in the paper book',
  'numbers.sure.no': 'Look again',
  'numbers.series': 'Outgoing numbers: {type}, {period}',
  'numbers.series.classified': 'Classified outgoing numbers: {type}, {period}',
  'numbers.series.allTypes': 'all types',
  'numbers.series.term': 'term {period}',
  'numbers.series.year': 'year {period}',
  'numbers.onMinutes': '{count} go into the minutes',
  'numbers.gone':
    '{count, select, 1 {1 number or receipt code given out on paper has} other {{count} numbers and receipt codes given out on paper have}} nothing in this vault',
  'numbers.minutes': 'The minutes name every book that was compared',
  'numbers.done': 'Everything was compared with the paper books',
  'numbers.minutes.detail':
    'The minutes list each number without a document or case here, and why; the clerk prints, signs and keeps them with the paper books.',
  'numbers.minutes.print': 'Print the minutes of the numbers',
  'numbers.lost': '{count} to be written again from the paper: {book}',
  'numbers.lost.detail':
    'They were given out after the backup. Open the book, write each again from the paper, or confirm it as not used. A mistyped last number: Registers, Acts of the book, Put right the last number on paper.',
  'numbers.wait':
    'After the restoration {count, select, 1 {1 book or series waits} other {{count} books and series wait}} to be compared with the paper',
  'numbers.wait.detail':
    'A book that was not compared takes no entry. The clerk enters the last number on paper on the Backup page.',
  'numbers.waitLost':
    'After the restoration {count, select, 1 {1 number waits} other {{count} numbers wait}} to be written again from the paper',
  'numbers.wait.go': 'To the comparison of numbers',
  'numbers.receipts': 'Receipt codes {label}',
  'health.title': 'Result of the check',
  'health.check': 'Check the vault',
  'health.repaired': '{done} mended, {left} left',
  'health.worst.good': 'The vault is well',
  'health.worst.warn': 'Something to do',
  'health.worst.bad': 'Something is broken',
  'health.worst.urgent': 'Something must be done now',
  'health.state.good': 'Good',
  'health.state.warn': 'To do',
  'health.state.bad': 'Broken',
  'health.state.bad.backup': 'No backup',
  'health.state.bad.restore-test': 'Failed',
  'health.state.bad.clock': 'Wrong time',
  'health.state.bad.numbers': 'To be compared',
  'health.part.pages': 'Pages',
  'health.part.ledger': 'Ledger',
  'health.part.counters': 'Counters',
  'health.part.index': 'Search index',
  'health.part.files': 'Files',
  'health.part.backup': 'Backup',
  'health.part.rings': 'Key files of backups',
  'health.part.restore-test': 'Test restore',
  'health.part.second-medium': 'Second copy',
  'health.part.drill': 'Drill',
  'health.part.clock': 'Clock',
  'health.part.space': 'Free space',
  'health.part.access': 'Rights on the folder of the vault',
  'health.part.numbers': 'Numbers',
  'health.part.rules': 'Rule packs',
  'health.part.acts': 'Signed acts',
  'health.part.roster': 'People and certificates',
  'health.part.schema': 'Structure of the vault',
  'health.part.records': 'Classified records',
  'health.part.lists': 'Lists of revoked certificates',
  'health.part.old-copies': 'Vault before an update',
  'health.part.loss': 'After a loss',
  'health.state.bad.loss': 'Key not replaced',
  'health.tells.loss.left':
    'Not finished: {people, plural, =0 {} one {# person has not changed the passphrase; } other {# people have not changed the passphrase; }}{keys, plural, =0 {} one {# person has no new signing certificate; } other {# people have no new signing certificate; }}{issuer, plural, =0 {} other {issuing key not replaced; }}{relay, plural, =0 {} other {relay still paused; }}see Lost machine.',
  'health.tells.pages.whole': 'Every page can be read; its code is right.',
  'health.tells.pages.damaged':
    '{count, select, 1 {1 place} other {{count} places}} cannot be read. Register nothing; restore from the newest backup.',
  'health.tells.ledger.whole':
    'The ledger is unbroken, {count, select, 1 {1 entry} other {{count} entries}}.',
  'health.tells.pages.held':
    'Not checked: another program is reading the vault. Close it, or start the computer anew, and check again.',
  'health.tells.ledger.held':
    'Not checked: another program is reading the vault. Close it, or start the computer anew, and check again.',
  'health.tells.counters.held':
    'Not checked: another program is reading the vault. Close it, or start the computer anew, and check again.',
  'health.tells.index.held':
    'Not checked: another program is reading the vault. Close it, or start the computer anew, and check again.',
  'health.tells.ledger.unread': 'Not checked: a page cannot be read. Restore, then check again.',
  'health.tells.counters.unread': 'Not checked: a page cannot be read.',
  'health.tells.index.unread': 'Not checked: a page cannot be read.',
  'health.tells.ledger.broken': 'Broken from entry {count}. Leave the machine as it is and report.',
  'health.tells.counters.right': 'They agree with the lists.',
  'health.tells.counters.wrong':
    '{count, select, 1 {1 count differs} other {{count} counts differ}}. They can be rebuilt; nothing is lost.',
  'health.tells.index.whole': 'Every record can be found.',
  'health.tells.index.lacks':
    '{count, select, 1 {1 record is} other {{count} records are}} not in the index. It can be rebuilt.',
  'health.tells.files.whole': 'All {count, select, 1 {1 file} other {{count} files}}, as backed up.',
  'health.tells.files.wrong':
    '{missing} missing, {damaged} damaged; the backup has {inBackup}. Bring them back; damaged ones are set aside.',
  'health.tells.backup.fresh': '{count, select, 1 {1 backup} other {{count} backups}}, the newest in time.',
  'health.tells.backup.old':
    'The newest is {count, select, 1 {1 day} other {{count} days}} old. Back up now.',
  'health.tells.backup.none': 'Back up now.',
  'health.tells.backup.none-since': 'Not backed up since it was restored. Back up now.',
  'health.tells.backup.absent':
    'The place of the daily backups is not there. Put the medium in or choose another folder.',
  'health.tells.restore-test.passed':
    'Passed {count, plural, =0 {earlier today} one {# day ago} other {# days ago}}.',
  'health.tells.restore-test.old':
    'The last test was {count, select, 1 {1 day} other {{count} days}} ago. Test again.',
  'health.tells.restore-test.none': 'Never tested.',
  'health.tells.restore-test.failed': 'The last test failed. Back up again and test the new one.',
  'health.tells.second-medium.fresh': 'There is a copy on another medium, in time.',
  'health.tells.second-medium.away':
    'The second medium is not at this station; it was last written {count, plural, =0 {earlier today} one {# day ago} other {# days ago}}.',
  'health.tells.second-medium.never': 'Nothing lies on the second medium yet. Put it in and back up there.',
  'health.tells.second-medium.old':
    'The second medium was last written {count, plural, =0 {earlier today} one {# day ago} other {# days ago}}: overdue. Put it in and back up there.',
  'health.tells.second-medium.same-disk':
    'On the disk of the vault: if it breaks, both are gone. Choose a removable disk.',
  'health.tells.second-medium.none': 'No second medium. Choose one under The way back.',
  'health.tells.drill.used':
    'The recovery code opened the vault {count, plural, =0 {earlier today} one {# day ago} other {# days ago}}.',
  'health.tells.drill.fresh':
    'Drilled {count, plural, =0 {earlier today} one {# day ago} other {# days ago}}.',
  'health.tells.drill.due': 'The yearly drill is due: try the recovery code under The way back.',
  'health.tells.clock.right': 'Not behind the ledger.',
  'health.tells.clock.behind':
    '{count, select, 1 {1 minute} other {{count} minutes}} behind the last entry. Set the clock right.',
  'health.tells.space.enough': '{room} free.',
  'health.tells.space.little':
    'The disk with the folder {folder} has only {room} left. Move files that are not An Thư’s elsewhere; without room nothing can be registered.',
  'health.tells.access.own': 'Only this account can open the folder of the vault.',
  'health.tells.access.open':
    '{count, select, 1 {1 place} other {{count} places}} in the folder of the vault can be opened by other accounts of this machine. The content is encrypted, the names of people at the door are not: have whoever looks after the machine set the rights for this account alone.',
  'health.tells.numbers.none': 'No book waits for its check.',
  'health.tells.numbers.wait':
    '{count, select, 1 {1 book or series waits} other {{count} books or series wait}} to be compared with the paper.',
  'health.tells.numbers.behind':
    'This vault is older than the last work on it and lacks {missing, select, 1 {1 act} other {{missing} acts}} of the ledger; {count, select, 1 {1 book or series waits} other {{count} books or series wait}} to be compared with the paper.',
  'health.tells.numbers.behind-backup':
    'This vault is older than the last work on it and lacks {missing, select, 1 {1 act} other {{missing} acts}} of the ledger; the backup of {date} has them: restore it before comparing numbers.',
  'health.tells.rings.damaged':
    'One of the two key files beside the backups is damaged; they can still be restored by the other. Back up now, both are written anew.',
  'health.tells.rings.lost':
    'Neither key file beside the backups can be read: classified documents in them do not open. Back up now to write them anew.',
  'health.tells.numbers.lost':
    '{count, select, 1 {1 number} other {{count} numbers}} given out after the backup wait to be written again from the paper: Books, tab Numbers.',
  'health.tells.rules.whole': 'Every rule pack that was taken can be used.',
  'health.tells.rules.newer':
    '{count} not used: {packs}, written for a newer program. The pack before stays in force. Update the program; see Grounds.',
  'health.tells.rules.form':
    '{count} not used: {packs}, this program does not read that form. The pack before stays in force. Ask the issuer for a new version; see Grounds.',
  'health.tells.rules.incomplete':
    '{count} not used: {packs}, a rule is missing that this program asks for. The pack before stays in force. Ask the issuer for a new version; see Grounds.',
  'health.tells.records.agree':
    'Level, readers and keys of every classified record and draft are as they were signed.',
  'health.tells.records.disagree':
    '{count, select, 1 {1 classified record or draft has} other {{count, number} classified records and drafts have}} a level, readers or keys that were not signed: the data was changed by something other than this program. Leave the vault as it is, tell whoever looks after information security; restore a backup from before.',
  'health.tells.records.unproved': 'Could not be checked: the signed list of people is not right.',
  'health.tells.acts.whole': 'Every entry and every record is as it was signed.',
  'health.tells.acts.differs':
    '{count, plural, one {# place is not as it was signed} other {# places are not as they were signed}} (entry {entry}). Open the ledger, Check, to see each; leave the machine and the backups as they are, tell the leader.',
  'health.tells.acts.unread':
    'Not checked: the list of people and certificates is not the signed one. Put the list back first.',
  'health.tells.roster.whole': 'As the signed list says, number {count}.',
  'health.tells.roster.differs':
    '{count, select, 1 {1 row differs} other {{count} rows differ}} from the signed list: something else than this program wrote into the vault. Tell whoever is responsible for security, then go back to the signed list.',
  'health.tells.roster.grant-refused':
    'On {date} the program took out a foreign key that lay here for {person}: somebody changed the vault with another program. Tell whoever is responsible for security; the ledger says who opened the vault before.',
  'health.tells.roster.key-change-due':
    'Since {date} the key of the vault is to be changed (somebody left, a machine was lost, or it was asked for), and it is not yet. Where a recovery code is being made, finish that; else lock the vault and open it again, and the program changes it. Until then whoever kept the old key still opens the file of the vault.',
  'health.tells.roster.header-unknown':
    'On {date} the key file of the vault opened to a passphrase or a recovery code that no act in the ledger set. Unless the machine stopped in the middle of a change that day, somebody changed the file: change the key of the vault and every passphrase, and tell whoever is responsible for security.',
  'health.tells.roster.broken':
    'The list bears no good signature. Lock the vault, tell whoever is responsible for security, restore a backup.',
  'health.tells.schema.whole': 'Tables and constraints are as the program makes them.',
  'health.tells.schema.differs':
    '{count, select, 1 {1 constraint or index was dropped or changed, or is foreign} other {{count} constraints or indexes were dropped or changed, or are foreign}}: somebody is changing the vault with another program. Lock and open it again, the program puts them back. Tell whoever is responsible for security.',
  'health.tells.schema.put-back':
    'At {date} the program put right {count, select, 1 {1 constraint or index that was dropped, changed or foreign} other {{count} constraints or indexes that were dropped, changed or foreign}}: somebody changed the vault with another program. Tell whoever is responsible for security; the ledger says who opened the vault before.',
  'health.state.bad.lists': 'Not readable',
  'health.tells.lists.fresh':
    'The lists of revoked certificates of {count, select, 1 {1 office is} other {{count} offices are}} fresh.',
  'health.tells.lists.stale':
    'The lists of revoked certificates of {count, select, 1 {1 office is} other {{count} offices are}} out of date: what was revoked since is not known here. Ask for new lists and read them in on the page Keys and certificates.',
  'health.tells.lists.unreadable':
    'The lists of revoked certificates of {count, select, 1 {1 office} other {{count} offices}} cannot be read, or their signature does not hold. Ask for new lists and read them in on the page Keys and certificates.',
  'health.tells.lists.none':
    '{count, select, 1 {1 office has} other {{count} offices have}} given no list of revoked certificates, and the policy of the superior asks for one. Ask for it and read it in on the page Keys and certificates.',
  'health.tells.old-copies.kept':
    '{count} kept, opened by the key of the vault. The newest of {date}: file {file} in the folder of the vault.',
  'health.tells.old-copies.broken':
    '{files} does not open. The vault in use is not touched by that, the backups remain the way back: delete that file.',
  'health.repair.roster': 'Back to the signed list',
  'health.repair.index': 'Rebuild the index',
  'health.repair.counters': 'Count again',
  'health.repair.files': 'Bring back from the backup',
  'health.repair.backup': 'Back up now',
  'health.repair.test': 'Test restore',
  'restore.title': 'Restore from a backup',
  'restore.lead':
    'Choose a backup, newest first, from every place of this vault. Backups are only read, never changed.',
  'restore.needs.medium': 'At hand',
  'restore.needs.medium.what': 'The backup drive or folder, plugged into this machine',
  'restore.needs.key': 'Opened by',
  'restore.needs.key.what':
    'The passphrase of a person of that day, the printed recovery code, or enough shares of it',
  'restore.needs.time': 'Time',
  'restore.needs.time.what': 'Mostly a few minutes; longer with many files or a slow drive',
  'restore.needs.after': 'Afterwards',
  'restore.needs.after.what': 'Enter the last number of each paper book, then numbers are given again',
  'restore.needs.help': 'How to do it',
  'restore.which': 'Backups found',
  'restore.place': '{place}: {folder}',
  'restore.place.first': 'place of the daily backup',
  'restore.place.second': 'second copy',
  'restore.place.beside': 'beside the vault',
  'restore.place.chosen': 'chosen folder',
  'restore.tested.good': 'tried, passed',
  'restore.tested.bad': 'tried, failed',
  'restore.tested.none': 'not tried',
  'restore.absent': 'Not there: {places}',
  'restore.absent.detail': 'A newer backup may lie there. Put the medium in and look again.',
  'restore.again': 'Look again',
  'restore.open': 'Backup of {date}',
  'restore.open.lead':
    'Open it with the passphrase of a person of that day, or with the recovery code: typed from its print or joined from shares.',
  'restore.person': 'Whose passphrase',
  'restore.by': 'Open with',
  'restore.by.passphrase': 'Passphrase',
  'restore.by.code': 'Recovery code',
  'restore.passphrase.hint': 'The passphrase in use on the day of the backup.',
  'restore.go': 'Restore',
  'restore.working': 'Restoring…',
  'restore.nothingChanged': 'This machine still has no vault; the backup is as it was.',
  'restore.done': 'Restored',
  'restore.done.lead': '{office}, as of {date}.',
  'restore.counts':
    '{rows, select, 1 {1 row} other {{rows} rows}} and {files, select, 1 {1 file agrees} other {{files} files agree}} with the manifest',
  'restore.drill': 'A drill with the training vault',
  'restore.drill.what':
    'Done as when a machine is lost: choose the backup, choose your name, type the passphrase. Back puts the vault back as it was.',
  'restore.epoch': 'The station begins epoch {epoch}. The old vault, if there is one, must not go on.',
  'restore.code': 'The recovery code in force from now on is that of the backup of {date}',
  'restore.code.detail':
    'A code made after it does not open this vault. The administrator types the print of that time on the Backup page, or makes a new code; until then the desk reminds of it.',
  'restore.code.shares':
    'The vault was opened by shares put together; nobody typed the print. The administrator types the print of that time on the Backup page; where it is gone, makes a new code and splits that. Until then the desk reminds of it.',
  'restore.code.used': 'It is the one used just now: keep that print, destroy those made after the backup.',
  'restore.lost': '{files, select, 1 {1 file is} other {{files} files are}} missing',
  'restore.lost.detail': 'The backup does not have them any more. Ask their senders again.',
  'restore.checks':
    '{checks, select, 1 {1 book or series waits} other {{checks} books or series wait}} to be compared',
  'restore.checks.detail':
    'No number is given out until a clerk has entered the last number on paper under Backup and health.',
  'restore.signIn': 'Open the vault',
  'restore.elsewhere': 'Choose another folder…',
  'restore.noneFound': 'No backup here',
  'restore.noneFound.detail':
    'Choose the folder whose name begins with an-thu-sao-luu, or the one around it.',
  'restore.over': 'The vault in this place is kept whole, not deleted',
  'restore.over.what':
    'The vault restored from the backup will stand in this very place. The one that is here now moves, whole, into a folder of its own beside it, only when the restored one is complete and right. What was registered after the backup is entered again from the paper books.',
  'restore.over.go': 'Restore from a backup…',
  'restore.over.safe': 'The vault that is here and the backup are unchanged.',
  'restore.aside': 'The vault before was kept aside, not deleted',
  'restore.aside.where':
    'Folder {folder}, beside the vault. Keep it until everything is entered again from the paper books.',
  'unlock.toRestore': 'Vault damaged? Restore from a backup',
  'start.restore': 'Restore from a backup',
  'start.restore.detail': 'Broken, lost or new machine: bring the vault back from a backup medium.',
  'start.restore.beside':
    'There are backups of an older vault on this machine. Look at them before a new vault is made.',
  'shares.title': 'Shares of the recovery code',
  'shares.split': 'Split the recovery code…',
  'shares.split.lead':
    'Each holder keeps one share, sealed for the own certificate; with one less than chosen nobody learns anything of the code. Splitting anew makes older shares void.',
  'shares.split.choose': 'Choose the certificates of the holders…',
  'shares.split.chosen':
    '{count, plural, =0 {Each writes the own certificate to a file on this page} other {# people}}',
  'shares.split.holders': 'Holders of shares',
  'shares.split.threshold': 'How many give the code',
  'shares.split.of': '{need, select, 1 {1 share} other {{need} shares}}',
  'shares.split.few': 'Choose the certificates of two people at least',
  'shares.split.noCode': 'Type the recovery code from its paper',
  'shares.split.go': 'Split and write into a folder…',
  'shares.split.done':
    '{count, select, 1 {1 share} other {{count} shares}} written, {threshold} of them give the code. Hand each to its holder.',
  'shares.holder':
    'Entrusted with a share by another office: write the own certificate to a file for them (read its fingerprint on the telephone) and keep the share that they hand over. When they lose the code, open that share and hand it over in person.',
  'shares.certificate': 'Write my certificate…',
  'shares.certificate.done': 'The certificate is written',
  'shares.certificate.words':
    'Send the file to the office that entrusts the share, then read to them on the telephone: {words}',
  'shares.open': 'Open a share…',
  'shares.open.lead':
    'Only with the people of the office that lost its code before you. Opening goes into the ledger. The opened file is no longer sealed: hand it over in person, never by a network.',
  'shares.open.missing': 'Type your passphrase',
  'shares.open.choose': 'Choose the share and where to write…',
  'shares.open.done': 'Share {position} of {office} opened; {threshold} give the code',
  'shares.join': 'Join shares…',
};
