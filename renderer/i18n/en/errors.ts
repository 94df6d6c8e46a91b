import type { errors as vi } from '../vi/errors.ts';

export const errors: Record<keyof typeof vi, string> = {
  'error.bad-input': 'The application sent data in a wrong form',
  'error.bad-input.next': 'Nothing was written. Read the code to whoever supports you.',
  'error.unknown-operation': 'The application asked for an act that does not exist',
  'error.unknown-operation.next': 'Open An Thư again; if it persists, read the code to whoever supports you.',
  'error.not-for-window': 'This act may not be called from a window',
  'error.not-for-window.next': 'Read the code to whoever supports you.',
  'error.too-large':
    '{what, select, entries {More than {most, number} entries of the ledger are shown} file {The file is larger than any of this kind} rows {The table has cells after row {most, number}} columns {The table has cells after column {most, number}} cells {The table has more than {most, number} cells} unpacked {The file unpacks to more than a table may be} other {What was sent to the vault is too large}}',
  'error.too-large.next':
    '{what, select, entries {Choose From, To or one kind of act to take fewer.} file {It is not a file for this act: choose the right one, or ask the sender again.} rows {Delete stray cells at the end of the table (Ctrl End in Excel) or divide it into several files, save and choose it again.} columns {Delete stray cells to the right of the table (Ctrl End in Excel), save and choose it again.} cells {Delete stray cells to the right of the table (Ctrl End in Excel) or divide it into several files, save it and choose it again.} unpacked {Divide it into several files; of a file that nobody knows, ask the sender.} other {Divide it and try again.}}',
  'error.table-not-readable': 'The table in the file cannot be read',
  'error.table-not-readable.next':
    'The file is damaged, has a password or is no .xlsx or .csv{line, plural, =0 {} other {; it stopped at line {line}}}. Open it in the program that made it, save it again as .xlsx or .csv (UTF-8) and choose it again. Nothing was taken in.',
  'error.workbook-with-macros': 'The workbook has macros or links out of the file',
  'error.workbook-with-macros.next':
    'A file with parts that run by themselves is not taken. Save it as .xlsx without macros and without links to other files and choose it again.',
  'error.mail-not-readable': 'The e-mail file cannot be read',
  'error.mail-not-readable.next':
    '{why, select, parts {The letter has more than 1,000 parts, which nobody writes: do not open it, tell the person in charge of computers.} depth {The parts of the letter stand in each other more than 12 deep, which nobody writes: do not open it, tell the person in charge of computers.} headers {The head of the letter is longer than 256 KB, which nobody writes: do not open it, tell the person in charge of computers.} other {Save the letter again as .eml and choose it again.}}',
  'error.busy': 'The vault is busy with other work',
  'error.busy.next': 'Wait a moment and try again.',
  'error.internal': 'The application met an inner fault',
  'error.internal.next':
    'What was saved is intact. Try again; if it persists, read the code to whoever supports you.',
  'error.vault-locked': 'The vault is locked',
  'error.vault-locked.next': 'Unlock it with your passphrase and go on.',
  'error.vault-gone': 'The vault has stopped',
  'error.vault-gone.next': 'Unlock it again; what was saved is intact.',
  'error.vault-absent': 'There is no vault in this folder',
  'error.vault-absent.next': 'Check the disk or choose another folder. Nothing was created.',
  'error.vault-exists': 'There is already a vault here',
  'error.vault-exists.next': 'Open that one; the application never overwrites.',
  'error.vault-header-damaged': 'The head of the vault is damaged',
  'error.vault-header-damaged.next': 'Nothing was deleted. Restore a backup or call the administrator.',
  'error.vault-header-older': 'The head of the vault is an old one',
  'error.vault-header-older.next':
    'Found number {found}, this vault has used {seen}: somebody put an old file in the place of the new one, so that a changed passphrase might work again. Nothing was altered. Tell the administrator: put the new file back, or restore a backup.',
  'error.roster-broken':
    '{why, select, rows {The list of people, posts and certificates was changed by something else than this program} section {{section, select, peers {Cards of other offices were} outsideAuthorities {Authorities outside were} signatureRoots {Roots that are trusted for signatures were} policyKey {The key of the superior’s policy was} policy {The policy of the superior was} tokenLibrary {The library of the signing device was} tokenCertificates {Certificates of signing devices were} other {A part of the signed list was}} changed by something else than this program} grant {{key, select, office {The office’s key} authority {The issuing key} register {The key of the classified books} other {A half of the emergency key}} that lies here for this person is not the office’s} request {This request for keys is not signed by the person in whose name it stands} key {The key of this name is not that person’s} older {The signed list of people in the vault is an old one} ledger {The signed list is not the one that the ledger names} other {The list of people and certificates bears no good signature}}',
  'error.roster-broken.next':
    '{why, select, rows {No key is handed out and nobody is added or changed until it is put right. Reading and work go on. The administrator opens Backups, Check the vault, and presses Back to the signed list. Tell whoever is responsible for security.} section {It is not used until it is put right: nothing is sent, opened or judged by it. The administrator or the cipher officer opens Backups, Check the vault, and presses Back to the signed list. Tell whoever is responsible for security.} grant {It is not used. Something else than this program wrote it into the vault: tell whoever is responsible for security. The person locks the vault and opens it again: the foreign key goes, and a holder of the right one passes it on at the next sign-in.} request {Do not issue. Something else than this program wrote this request into the vault: tell whoever is responsible for security. Whoever needs keys asks again.} key {Somebody made an entrance in this name. The vault stays closed. Tell the administrator and whoever is responsible for security at once. Restore a backup.} older {Somebody put old data into the vault. It stays closed. Tell the administrator. Restore the newest backup.} other {The vault stays closed. Tell the administrator. Restore the newest backup.}}',
  'error.vault-schema-differs': 'The structure of the vault is not the program’s',
  'error.vault-schema-differs.next':
    'Somebody changed the vault with something else than this program ({count}: {parts}). The vault stays closed, nothing was deleted. Tell the administrator and whoever is responsible for security. Restore a backup of before.',
  'error.record-disagrees':
    '{why, select, level {The level of this record in the vault is not the level that was signed} key {The key of this record in the vault is not the key that was signed} older {The list of readers of this record in the vault is an old one} reader {Somebody to whom this record would go is not on its signed list} absent {This classified record has lost its signed list of readers} other {The list of readers of this record is not rightly signed}}',
  'error.record-disagrees.next':
    'The data was changed by something other than this program. Nothing was written; do not type the words elsewhere. Ask the administrator for Backup, Check the vault, and tell whoever looks after information security.',
  'error.vault-database-damaged': 'The main file of the vault is damaged',
  'error.vault-database-damaged.next': 'Nothing was deleted. Leave the folder as it is and restore a backup.',
  'error.vault-database-missing': 'The main file of the vault is missing',
  'error.vault-database-missing.next': 'Nothing was created in its place. Restore a backup.',
  'error.vault-from-future': 'The vault was made by a newer An Thư',
  'error.vault-from-future.next': 'Install the newer version. The vault was not changed.',
  'error.vault-read-only': 'The folder of the vault cannot be written',
  'error.vault-read-only.next': 'Remove the write protection or grant the right to write, then open again.',
  'error.vault-in-use': 'The vault is open in another window',
  'error.vault-in-use.next': 'Turn to that window, or close it and open here.',
  'error.vault-folder-unsafe': 'The vault is on a network drive or in a cloud-synced folder',
  'error.vault-folder-unsafe.next': 'Move the vault to an inner disk of this machine.',
  'error.disk-full': '{disk, select, backup {The disk of the backup is full} other {The disk is full}}',
  'error.disk-full.next':
    '{disk, select, backup {Free some space on the disk that is backed up to (or restored into), or choose another, and try again. The vault and earlier backups are whole.} other {Free some space and save again. The draft is still in the window.}}',
  'error.disk-failed': 'The disk of the vault cannot be read or written',
  'error.disk-failed.next':
    'Nothing was half written. Leave this window as it is; see whether the disk was pulled out, is broken or became read-only, then try again. If it still fails, call the administrator.',
  'error.self-test-failed': 'The self-test of the cipher failed',
  'error.self-test-failed.next':
    'Do not open the vault on this machine. Install An Thư again from a trusted source.',
  'error.wrong-passphrase': 'The passphrase is not right',
  'error.wrong-passphrase.next': 'Check Caps Lock and the input method, then type again.',
  'error.wait-before-retry': 'Too many wrong entries; the field is resting',
  'error.wait-before-retry.next': 'Wait until the pause ends. Restarting does not shorten it.',
  'error.passphrase-needed': 'This needs your passphrase again',
  'error.passphrase-needed.next': 'Do it again and type your own passphrase when asked.',
  'error.host-confirmation-needed':
    'A classified document leaves only after you confirmed it in a window of the system',
  'error.host-confirmation-needed.next':
    'Press send again, read the recipients in the window that comes up and choose Send.',
  'error.weak-passphrase': 'The passphrase is too easy to guess',
  'error.weak-passphrase.next':
    'Choose a sentence of 10 characters or more, of many different letters, not the sign-in name.',
  'error.passphrase-must-change': 'The passphrase must be changed before work',
  'error.passphrase-must-change.next': 'Set a passphrase of your own.',
  'error.recovery-not-carried': 'This recovery code does not open the keys of that person yet',
  'error.recovery-not-carried.next':
    'That person has not agreed to the new code: unlocking the vault with the own passphrase and pressing Agree in the band at the top is enough. If that is not possible any more, restore an older backup with the old code; in a succession leave the code empty, to hand over the keys that the two officers hold.',
  'error.request-unsigned': 'This request is not signed by the person who stands in it',
  'error.request-unsigned.next':
    'Somebody wrote into the vault in that person’s name, or the request is older than the signing of acts. Nothing was changed. Refuse it and let that person ask again; tell the administrator to check the ledger.',
  'error.recovery-code-unsigned': 'The recovery code in force is not signed by two officers of this office',
  'error.recovery-code-unsigned.next':
    'Your key was not put under it. Tell a leader and the cipher officer: look through the ledger, then make a new recovery code with two people.',
  'error.wrong-recovery-code':
    '{form, select, groups {Group {groups} does not match the code} replaced {This is not the recovery code in force} restored {This is not the recovery code in force} backup {This is not the recovery code of this backup} foreign {This recovery code does not open this vault} other {The recovery code does not match}}',
  'error.wrong-recovery-code.next':
    '{form, select, groups {Compare group {groups} with the paper and type it again; the others are right.} replaced {The code was replaced at {since}: a print from before then no longer opens this vault. Find the print made then and type again.} restored {The vault was restored from the backup of {since}: the code of that time is in force, a later print does not open it. Find the print of that time and type again.} backup {The backup of {since} opens with the code in force at that time; a later code does not open it. Find the print of that time, or use a passphrase of that time.} foreign {The code is typed well but belongs to another vault. Look at the office and the date on the print.} other {Compare each group with the paper and type again.}}',
  'error.recovery-not-proved': 'It has not been proved that the recovery code is kept',
  'error.recovery-not-proved.next': 'Type the groups from paper; registering starts after that.',
  'error.network-route-found': 'A route leads out of this machine; the vault stays closed',
  'error.network-route-found.next': 'Unplug the cable, turn off Wi-Fi, check for a modem, then open again.',
  'error.clock-behind': 'The clock is behind the last entry',
  'error.clock-behind.next':
    'If the clock is wrong, set it. If it is right, the administrator or a leader confirms it under Settings → Clock of the machine.',
  'error.not-permitted': 'You may not do this',
  'error.not-permitted.next': 'Ask someone with the right role, or the administrator about roles.',
  'error.separation-of-duties': 'One person may not both propose and decide',
  'error.separation-of-duties.next': 'Ask another person with authority to do this step.',
  'error.authority-doubted': 'The post of {person} at this station does not reach the level {level}',
  'error.authority-doubted.next':
    'Look at the signed paper again. If it says so, press “As signed, register it”; the ledger keeps it.',
  'error.above-authority': 'This is above the authority of the office or post',
  'error.above-authority.next': 'Submit it to the authority concerned.',
  'error.key-request-uncompared':
    '{why, select, differs {The fingerprint is not that of the request} other {This request has to be compared before it is issued}}',
  'error.key-request-uncompared.next':
    '{why, select, differs {Do not issue. Ask the person again; if it still differs, somebody exchanged the request: tell whoever is responsible for security.} other {The key of the person was taken back. The person reads the fingerprint from the own screen, two officers compare it, then issue.}}',
  'error.key-not-granted':
    '{owner, select, office {Whoever does this does not hold the key of the office} other {{key, select, office {Whoever does this does not hold the key of the office} authority {Whoever does this does not hold the key that issues certificates} other {You were not given the key to read this document}}}}',
  'error.key-not-granted.next':
    '{owner, select, office {The clerk or the cipher officer holds that key: let them do it.} other {{key, select, office {The clerk or the cipher officer holds that key: let them do it.} authority {The cipher officer or the administrator holds that key: choose one of them.} other {Ask someone who holds the key to grant it.}}}}',
  'error.not-found': 'This item was not found',
  'error.not-found.next': 'It may have moved, or you may not know of it. Open the list again.',
  'error.stale-revision': 'Someone else has just changed this item',
  'error.stale-revision.next': 'Read the new one and repeat; what you typed is still in the field.',
  'error.illegal-transition': 'The item is no longer at a step that allows this',
  'error.illegal-transition.next': 'Open it again to see its present step.',
  'error.book-closed': 'The book is closed',
  'error.book-closed.next': 'Register in the book of the open year.',
  'error.book-missing': 'No book is open for this',
  'error.book-missing.next': 'Ask the administrator to open the book of this year.',
  'error.book-open': 'This year’s book is open already',
  'error.book-open.next': 'Go on in the open book, or begin a new volume.',
  'error.book-not-ready': 'The book can’t be closed yet: something in it is unfinished',
  'error.book-not-ready.next':
    'Write the waiting numbers again from the paper, use or release reserved numbers, finish requests, open every envelope, take back what is carried out, then close it.',
  'error.year-mismatch': 'Not the year of this book',
  'error.year-mismatch.next': 'Use the book of the right year; books of other years are not opened.',
  'error.back-date-needs-approval': 'Entered too late: a leader has to approve',
  'error.back-date-needs-approval.next':
    'Registers, choose the book, its acts: entry of an earlier day. Once a leader approved the request, register by it.',
  'error.approval-missing': 'This request is not approved, or was used',
  'error.approval-missing.next': 'Wait for the leader’s approval, or send another request.',
  'error.reservation-expired': 'The reserved number has expired',
  'error.reservation-expired.next': 'Release it with a reason and take the next number.',
  'error.handover-counts-differ': 'The books have changed since the minutes were made',
  'error.handover-counts-differ.next':
    'Decline these minutes; the giver makes new ones with the counts of now.',
  'error.number-taken': 'This number is already in the book',
  'error.number-taken.next': 'Use another, or let the next number be given.',
  'error.duplicate-not-answered': 'It may repeat a registered document',
  'error.duplicate-not-answered.next': 'Answer the question about the duplicate, then save.',
  'error.reason-required':
    'A reason must be written{what, select, late {: entered late, write it in the Note field} lost {: written again from the paper, write it in the Note field} differs {: the pages are not as many as in the book or the copy is not intact, write it in the Note of the check} other {{field, select, reason { in the Reason field} ground { in the Ground field} code { with the number of a document} note { in the field for notes} profileGround { in the Ground field} capacityGround { in the field for the ground of the authority} other {}}}}',
  'error.reason-required.next': 'Write the reason and repeat.',
  'error.date-invalid': 'The date is not valid',
  'error.date-invalid.next': 'Correct it as day/month/year.',
  'error.username-taken': 'The user name is taken',
  'error.username-taken.next': 'Choose another.',
  'error.last-administrator': 'This is the last administrator of the vault',
  'error.last-administrator.next': 'Appoint another administrator first.',
  'error.proposal-incomplete': 'The proposal lacks compulsory particulars',
  'error.proposal-incomplete.next':
    'Fill in the ground of the level, recipients, number of copies, copying allowed or not, and the draft file.',
  'error.proposal-not-opened': 'You have not opened this draft since you signed in',
  'error.proposal-not-opened.next': 'Open the draft file beside it, read it, then confirm.',
  'error.level-only-rises': 'A draft does not fall to a lower level',
  'error.level-only-rises.next': 'Withdraw this proposal (its drafts are destroyed) and begin a new one.',
  'error.capacity-not-allowed': 'Nobody signs here in this capacity',
  'error.capacity-not-allowed.next': 'Choose a capacity that fits the office; a collective body signs T/M.',
  'error.delegation-missing': 'No delegation of signing is in force',
  'error.delegation-missing.next':
    'Enter the dated delegation under Settings → Delegations, or present to who has the authority.',
  'error.delegation-not-handed-on': 'Who signs under a delegation does not delegate on',
  'error.delegation-not-handed-on.next': 'Let the head who holds the authority delegate.',
  'error.level-not-held': 'This machine may not hold documents of that level',
  'error.level-not-held.next': 'Register on a machine that may hold the level.',
  'error.channel-not-allowed': 'This channel may not carry documents of that level',
  'error.channel-not-allowed.next': 'Choose another channel by the ground, or send on paper.',
  'error.no-subject-for-top-secret': 'No subject is written for a Tuyệt mật document',
  'error.no-subject-for-top-secret.next':
    'Leave the field empty. If the level was lowered, enter the decision first.',
  'error.no-file-for-top-secret': 'No file of a Tuyệt mật document is kept',
  'error.no-file-for-top-secret.next': 'Remove the attachment; the book keeps the register line only.',
  'error.named-person-unknown': 'No user is called {name}',
  'error.named-person-unknown.next':
    'Only the named person can open an electronic envelope. Choose the right person; where there is none, refuse it and tell the sender.',
  'error.named-key-replaced':
    'The envelope was sealed for your old key, which went when the passphrase was reset',
  'error.named-key-replaced.next':
    'Ask the clerk to open this entry in the register and press Seal again for the named person; then open it again.',
  'error.unopened-only-named-person': 'Only the named person may open the envelope',
  'error.unopened-only-named-person.next': 'Register it unopened and pass it to the named person.',
  'error.copy-permit-required':
    'A print or export of a classified document must be a permitted, numbered copy',
  'error.copy-permit-required.next': 'Ask for a permit under “Copies”, then print or export under it.',
  'error.copying-forbidden': 'It was decided that this document may not be copied',
  'error.copying-forbidden.next': 'Read it here, or ask its signer to decide about copying again.',
  'error.copy-limit-reached': 'The number of copies permitted is used up',
  'error.copy-limit-reached.next':
    'Record a spoiled copy as destroyed first; for more copies ask for a new permit.',
  'error.copy-not-markable': 'The mark of a copy cannot be put on this file',
  'error.copy-not-markable.next':
    '{why, select, costly {Marking this file takes too much time or memory, so the reading was ended; no copy was made. Print it to PDF anew in another program, or divide it, attach it again and copy that.} other {Only PDF (not locked) and PNG or JPEG pictures can be copied. Turn the file into PDF, attach it again and copy that.}}',
  'error.pdf-not-signable': 'This PDF cannot be given a digital signature',
  'error.pdf-not-signable.next':
    '{why, select, encrypted {The file has a password or is locked. The drafter has to export a PDF without a lock, and present that.} signed {The file has a digital signature of somebody else; another one made here could make that void. The drafter has to attach the draft without signatures.} form {The file is a dynamic form (XFA). The drafter has to print it to an ordinary PDF, and present that.} fields {The file has fields to be filled: once it is signed, anybody could put words or pictures over the page with them. The drafter has to print it to an ordinary PDF (print, to PDF), and present that.} layers {The file has layers that can be switched on and off: the page could look different once it is signed. The drafter has to print it to an ordinary PDF, and present that.} actions {The file has commands that run when it is opened or clicked. The drafter has to print it to an ordinary PDF, and present that.} costly {Reading this file takes too much time or memory, so the reading was ended; nothing was signed. The drafter has to print it to PDF anew, or divide it.} other {The structure of the file is at fault, so no signature can be added; nothing was signed. The drafter has to print it to PDF anew with another program, and present that.}}',
  'error.receiver-not-cleared': 'The receiver may not know of this document',
  'error.receiver-not-cleared.next':
    'Choose someone who may, or have the leader assign the work to that person first.',
  'error.being-handed-over': 'This copy waits for its receiver to sign',
  'error.being-handed-over.next': 'Wait for the receiver, or withdraw the earlier hand-over.',
  'error.count-differs': 'The number of copies or the seal differs from what the giver signed',
  'error.count-differs.next': 'Count again together. If it still differs, refuse and say why.',
  'error.already-carried-out': 'A carry-out slip of this copy is running',
  'error.already-carried-out.next': 'Bring the copy back, or withdraw the slip, and repeat.',
  'error.not-handed-over': 'This person still holds classified copies or open work',
  'error.not-handed-over.next':
    'Held: {copies, select, 1 {1 classified copy} other {{copies} classified copies}}, {transfers, select, 1 {1 hand-over} other {{transfers} hand-overs}} not signed, {carryOuts, select, 1 {1 carry-out slip} other {{carryOuts} carry-out slips}}, {documents, select, 1 {1 document} other {{documents} documents}}, {submissions, select, 1 {1 submission} other {{submissions} submissions}}. Hand everything over at once: Replace a person (two people, one of them a leader). Copies one by one: the clerk opens “Copies and custody” → “Leaving”; what is carried out must come back first.',
  'error.secret-mark-found': 'The text bears signs of a state secret',
  'error.secret-mark-found.next': 'Do not write it here. Let the security officer see it first.',
  'error.secrecy-not-checked':
    'The secrecy mark of {files, select, 1 {1 file} other {{files} files}} could not be checked',
  'error.secrecy-not-checked.next':
    'The program cannot read the words in them. Look at each page: confirm that there is no secrecy mark and save; with a mark, do not save on this machine.',
  'error.unit-refused':
    '{reason, select, twin {There is a unit {unit} in that time already} members {{person} belongs to {unit} outside its time} dates {The last day is before the first} other {{unit} does not exist on that day}}',
  'error.unit-refused.next':
    '{reason, select, twin {Choose another name, or end the old unit first.} members {Move that person to another unit first, then change the dates.} dates {Correct the two dates.} other {Choose a day in the time of the unit.}}',
  'error.sender-details-missing': 'Details of the sender are missing',
  'error.sender-details-missing.next': 'Add name and contact, or state that it is anonymous.',
  'error.merge-refused': 'It cannot be merged into this case',
  'error.merge-refused.next':
    'The master must be another case that is being worked on or answered and is no duplicate itself. A case with duplicates of its own is freed of them first, or merged the other way round.',
  'error.supplement-period-runs': 'The sender still has time to supplement',
  'error.supplement-period-runs.next':
    'Wait until the date beside the clock; where the sender takes it back, choose that.',
  'error.blanks-open':
    '{count, select, 1 {1 place} other {{count} places}} “…” are not filled; the first after “{where}”',
  'error.blanks-open.next': 'Fill or take out each “…” and send again; what was typed stays.',
  'error.already-reopened': 'This case was opened again once',
  'error.already-reopened.next': 'Take a new matter in as a new case and note the old code.',
  'error.answer-extension-refused': 'The date cannot be moved to this day',
  'error.answer-extension-refused.next':
    'The rule caps how often and how far. Choose a day after the present date and within the cap, or tell the sender how far it is.',
  'error.consultation-not-due': 'It is not yet time for a reminder',
  'error.consultation-not-due.next': 'The opinion is due by the end of {until}. Remind from the next day on.',
  'error.duplicates-wait': 'Other senders wait for the answer of this case',
  'error.duplicates-wait.next': 'Separate the cases that were merged into it first.',
  'error.public-copy-names-sender':
    'The public copy still shows who the sender is: {part, select, title {the title} body {the text} other {the answer}} has {detail, select, fullName {the name} phone {the telephone} idNumber {the identity number} email {the e-mail} other {the address}}',
  'error.public-copy-names-sender.next':
    'Take out name, telephone, e-mail, identity number and house number of the sender (those of merged cases too), then propose it again.',
  'error.answer-not-sealed': 'No envelope carries this answer yet: nobody writes by hand that it went by one',
  'error.answer-not-sealed.next':
    'Choose Return the answer to the office it came from to seal it; if it went another way, record that way.',
  'error.already-delivered': 'The answer was delivered to this receipt',
  'error.already-delivered.next': 'See the line of its delivery in the case.',
  'error.already-linked': 'These two are linked already',
  'error.already-linked.next': 'See “Related” beside the case.',
  'error.already-sent': '{offices} has an envelope of this document already',
  'error.already-sent.next':
    'See in Exchange how far that one came; what did not arrive is sent again from there. If another is wanted, tick “Send one more”.',
  'error.nothing-released': 'No public copy was released that could leave',
  'error.nothing-released.next':
    'Propose and release public copies in answered cases; to send old ones again choose “all again”.',
  'error.answer-undelivered': 'No delivery of the answer is noted: the case cannot be closed yet',
  'error.answer-undelivered.next':
    'Note the delivery first. Where it cannot be delivered (no address any more), write why into the note, then close.',
  'error.retention-not-due': 'The identity of case {code} no longer waits for a decision',
  'error.retention-not-due.next':
    'Its time of keeping is not over, or somebody has just decided. Choose again in the list.',
  'error.case-not-over': 'The case is not over: its sender is still needed',
  'error.case-not-over.next':
    'Answer and close it first, or tell the sender that the data goes when it is over.',
  'error.sender-erased': 'The identity of the sender was erased',
  'error.sender-erased.next':
    'It cannot be brought back. The words, the answer and the history of the case stay.',
  'error.list-item-required': 'No item of a secrecy list was chosen',
  'error.list-item-required.next': 'Choose the item; where none fits, the document may not be classified.',
  'error.sample-not-confirmed': 'This item is a SAMPLE, and nobody confirmed its use for now',
  'error.sample-not-confirmed.next':
    'Load the real list under Protection → Lists, or tick that the sample item is used for now.',
  'error.list-item-unknown': 'This item is in no list in force',
  'error.list-item-unknown.next': 'Choose an item of a list in force on the day of determination.',
  'error.level-not-item': 'The level differs from that of the chosen item',
  'error.level-not-item.next': 'Take the level of the item; another level needs a decision to adjust it.',
  'error.level-below-sources': 'The level is below what is quoted or enclosed',
  'error.level-below-sources.next': 'Raise it to the highest of them, or take that document out.',
  'error.level-below-envelope': 'The level is below the one that the sender signed',
  'error.level-below-envelope.next':
    'Register it at the level of the envelope; if that is wrong, refuse it and say why, so that the sender looks again.',
  'error.secret-list-invalid': 'The file of lists is not right',
  'error.secret-list-invalid.next': 'Nothing was loaded. Mend the place named, or ask for the file again.',
  'error.extension-too-late': 'It is too late to extend',
  'error.extension-too-late.next':
    '{reason, select, late {Fewer than {days, select, 1 {1 day is} other {{days} days are}} left: give the number of the head’s document, or let the period end and confirm declassification.} other {The period has ended: confirm declassification in its list.}}',
  'error.extension-too-long': 'The new end is not valid',
  'error.extension-too-long.next': 'Choose a day after the old end and within one base term of this level.',
  'error.dossier-incomplete': 'Papers of the dossier are missing',
  'error.dossier-incomplete.next': 'Give number and date of decision, council and minutes.',
  'error.top-secret-erases': 'As Tuyệt mật, this machine keeps neither subject nor files',
  'error.top-secret-erases.next':
    'Confirm that subject and files here are erased, then try again; paper is not touched.',
  'error.document-on-hold': 'The document is held for an inspection by {code}',
  'error.document-on-hold.next':
    'Nothing of it is destroyed, changed or declassified until the inspector or a leader releases the hold.',
  'error.list-signature-invalid': 'The signature of the list file does not hold',
  'error.list-signature-invalid.next':
    'Nothing was loaded. Ask for the file and its .p7s again; the card of the office that signed must be trusted here.',
  'error.document-frozen': 'The document is frozen',
  'error.document-frozen.next': 'Wait until the recall is closed or the hold is lifted.',
  'error.not-destroyable': 'This document cannot be destroyed yet',
  'error.not-destroyable.next': 'Settle what is named, then put it on a list again.',
  'error.council-incomplete': 'The council is not complete',
  'error.council-incomplete.next': 'It needs at least three different people, one chair and one secretary.',
  'error.council-quorum': 'Not enough scores to close',
  'error.council-quorum.next':
    'Wait for more members, or name another council if too many have a conflict of interest.',
  'error.conflict-of-interest': 'You declared a conflict of interest',
  'error.conflict-of-interest.next':
    'Whoever has a conflict neither scores nor votes nor decides. Leave this to somebody else.',
  'error.conflict-not-declared': 'No declaration on conflict of interest yet',
  'error.conflict-not-declared.next': 'Say whether you have an interest in it, then give your scores.',
  'error.already-scored': "This was given once and can't be changed",
  'error.already-scored.next':
    'Look at what was given. Anything more is said at the meeting and written into the minutes.',
  'error.pilot-too-long': 'The pilot is longer than allowed',
  'error.pilot-too-long.next': 'Choose an earlier end; after a pilot decide to adopt or not.',
  'error.figures-not-newer': 'This station has newer figures of that period',
  'error.figures-not-newer.next': 'Ask the office to sign a correction; what is here stays as it is.',
  'error.course-not-newer': 'This station has a newer course report of that place',
  'error.course-not-newer.next': 'Ask them to sign a new report; what is here stays as it is.',
  'error.course-empty': 'Nobody on this station has finished a task',
  'error.course-empty.next': 'Finish at least one task, then sign the report.',
  'error.learner-unnamed': 'The name of the learner is not given',
  'error.learner-unnamed.next':
    'Give the name and office of the learner on the training page, then print again.',
  'error.lessons-left': '{left} of {of, select, 1 {1 task is} other {{of} tasks are}} not done yet',
  'error.lessons-left.next': 'Finish every task of this post, then print the certificate.',
  'error.figures-not-of-office': 'The figures are not those of the office that sent the envelope',
  'error.figures-not-of-office.next': "Don't use them. Ask the office that sent them.",
  'error.proofs-missing': 'Some holders have no proof yet',
  'error.proofs-missing.next': 'Record the proof of each holder, then close the recall.',
  'error.layout-broken':
    'The draft has {count, select, 1 {1 fault} other {{count} faults}} of form that must be corrected',
  'error.layout-broken.next':
    'See “Form” on the slip: each fault names its line, its rule ({rule}) and what to do. Give it back to the drafter.',
  'error.dossier-closed': 'Dossier {code} is closed',
  'error.dossier-closed.next':
    'A closed dossier takes no document and gives none away ({rule}). File it in another dossier, or ask a leader to open this one again with a reason.',
  'error.dossier-unfinished':
    'Dossier {code} has {left, select, 1 {1 unfinished document} other {{left} unfinished documents}}',
  'error.dossier-unfinished.next': 'Finish or issue these documents, then close the dossier ({rule}).',
  'error.dossier-changed': 'Dossier {code} has just changed',
  'error.dossier-changed.next': 'It was not closed. Look at the counts again, then close it.',
  'error.archive-empty': 'No dossier or book is chosen',
  'error.archive-empty.next': 'Mark at least one finished dossier or one closed book.',
  'error.archive-not-ready':
    '{reason, select, unfinished {Dossier {what} has documents that are not finished} notclosed {Dossier {what} is not closed} open {{what} is not closed} other {{what} is classified and is kept apart}}',
  'error.archive-not-ready.next':
    '{reason, select, unfinished {Finish these documents, then hand it over (SO-17).} notclosed {Close it under Dossiers in Registers, then hand it over (SO-17, SO-19).} open {Close the book, then hand it over (SO-17).} other {What is classified does not go with an archive package (SO-17).}}',
  'error.archive-changed': 'The dossiers changed while the package was written',
  'error.archive-changed.next': 'No package was written. Look at the list again, then write it.',
  'error.archive-invalid':
    '{reason, select, differs {A file in the package was changed} missing {The package lacks a file} unnamed {The package has a file that nobody names} counts {The counts in the package differ} other {Not an intact archive package}}',
  'error.archive-invalid.next': 'Do not take it. Ask the giving office to write another one.',
  'error.archive-not-taken':
    '{reason, select, already {This package was taken in before} own {This package was made by this office} training {A package of a training vault does not go into a real one, nor the other way round} compare {The fingerprint of the certificate was not compared} other {The fingerprint of the certificate differs}}',
  'error.archive-not-taken.next':
    '{reason, select, already {It is in the list of packages.} own {It is in the list of packages.} training {Open the right vault, then take it.} compare {Call the giving office, read the fingerprint to each other, write down how it was compared (SO-18).} other {Do not take it; tell the giving office and the security officer (SO-18).}}',
  'error.blob-damaged': 'The file in the vault is damaged',
  'error.blob-damaged.next': 'Nothing was deleted. Restore it from a backup.',
  'error.blob-missing': 'The file is missing from the vault',
  'error.blob-missing.next': 'Restore it from a backup or ask for it again.',
  'error.blob-too-large': 'The file is larger than allowed',
  'error.blob-too-large.next': 'Scan at a lower resolution or split it.',
  'error.file-type-refused': 'This kind of file is not accepted',
  'error.file-type-refused.next': 'Turn it into PDF or an image, then attach.',
  'error.file-not-from-there': 'Files dropped from that folder are not taken',
  'error.file-not-from-there.next':
    'The file lies in a hidden folder, one of the system or of the vault itself. Copy it among your documents and drop it again, or choose it with the button.',
  'error.file-unreadable': 'The file cannot be read',
  'error.file-unreadable.next':
    'Check the disk, try to open the file, then choose it again. A file that another account of the machine wrote may not let itself be read: ask that person for the right to read it, or to copy it onto a FAT or exFAT stick.',
  'error.file-too-costly': 'This file costs too much to read',
  'error.file-too-costly.next':
    '{why, select, time {After {seconds, select, 1 {1 second} other {{seconds} seconds}} it was still not read} memory {Reading it needs more than {mib} MB of memory} other {The file made the reading process stop}}: the reading was ended, the vault was not touched, nothing of the file was taken in. Open it in the program that made it, save it again or print it to PDF, or divide it, then choose it again. Of a strange file from outside tell the person in charge of security.',
  'error.revocation-list-needed': 'The list of revoked certificates of the sender is missing or out of date',
  'error.revocation-list-needed.next':
    'The policy of the superior asks for a fresh one. Ask that office for its new list, read it in on the page Keys and certificates, then ask for the envelope again.',
  'error.revocation-list-older': 'This list of revoked certificates is older than the one known of {peer}',
  'error.revocation-list-older.next': 'Nothing was read in. Ask {peer} for its newest list.',
  'error.certificate-invalid': 'The certificate is not valid',
  'error.certificate-invalid.next': 'Ask the issuing office for a new one.',
  'error.certificate-expired': 'The certificate has expired',
  'error.certificate-expired.next': 'Ask the issuing office to renew it.',
  'error.certificate-revoked': 'The certificate was revoked',
  'error.certificate-revoked.next': 'Do not use it; ask the issuing office.',
  'error.certificate-unknown':
    '{reason, select, training {A training vault and a real one do not exchange} other {The certificate is not from a trusted office}}',
  'error.certificate-unknown.next':
    '{reason, select, training {The certificates say that one side is a training vault. Use the card of a vault of the same kind.} other {Import the sender’s root through a trusted way.}}',
  'error.signature-invalid': 'The signature does not match the content',
  'error.signature-invalid.next': 'Do not use the content. Ask for it again.',
  'error.message-malformed':
    '{of, select, card {The chosen file is not the card of an office} other {The message is malformed}}',
  'error.message-malformed.next':
    '{of, select, card {A card is written by the An Thư of the other office and whose name begins with the-co-quan. Choose that file; without one, ask them to open Exchange, Directory and write their card.} other {Ask the sender to write it again.}}',
  'error.algorithm-refused': 'The message was signed or locked in a way that is not allowed',
  'error.algorithm-refused.next': 'Do not use it. Ask the sender to write it again with the newest An Thư.',
  'error.key-file-unreadable': 'The key file cannot be read',
  'error.key-file-unreadable.next': 'Check its passphrase.',
  'error.envelope-too-large': 'The envelope is larger than allowed',
  'error.envelope-too-large.next': 'Divide it into several.',
  'error.envelope-malformed': 'The envelope is malformed',
  'error.envelope-malformed.next': 'It is in quarantine, unread. Ask for it again.',
  'error.envelope-not-for-us': 'The envelope is not for this station',
  'error.envelope-not-for-us.next': 'Take the medium to its recipient.',
  'error.envelope-incomplete': 'The envelope is not whole: the file is not as long as its beginning says',
  'error.envelope-incomplete.next':
    'It is kept apart, unread. Ask the sender to write it again and to wait until it is done.',
  'error.envelope-copy-damaged': 'This copy is damaged; the envelope received before is intact',
  'error.envelope-copy-damaged.next':
    'Nothing has to be sent again. Check the disk or stick: it damaged a copy.',
  'error.envelope-replayed': 'This envelope was received before',
  'error.envelope-replayed.next': 'Nothing to do; what was received is intact.',
  'error.envelope-undecryptable': 'The envelope does not open with the key of this station',
  'error.envelope-undecryptable.next':
    'This copy may be damaged: copy it again from its medium or folder, or ask the sender to write it again. If a new copy can’t be opened either, ask the sender to seal it for the new certificate of this station.',
  'error.envelope-unstorable': 'The content of the envelope could not be stored',
  'error.envelope-unstorable.next':
    'All other envelopes were taken in; this one is in quarantine. Ask its sender for a new envelope; if that fails too, send a support report.',
  'error.exchange-no-room': 'The disk has no room for what is to be taken in',
  'error.exchange-no-room.next':
    'Nothing was taken in. {need} MB must be free, {free} MB are: make room on the disk of the vault, discard from quarantine what is not needed, then receive again.',
  'error.sender-unknown': 'The sender is not known',
  'error.sender-unknown.next': 'Import the card of the sending office, then receive again.',
  'error.recipient-certificate':
    'The certificate of {peer}{reason, select, revoked { was revoked} expired { has expired} list { has no fresh list of revoked certificates} other { is not valid}}',
  'error.recipient-certificate.next':
    'Nothing was sealed for anybody. {reason, select, list {Ask {peer} for its new list, read it in on the page Keys and certificates and send} other {Ask {peer} for a new card, compare it and send}}; or leave that office out and send to the others.',
  'error.recipient-unknown': 'The recipient is not in the directory',
  'error.recipient-unknown.next': 'Import the card of that office first.',
  'error.support-office-unknown': 'It is not known which office supports this one',
  'error.support-office-unknown.next':
    'The obstacle is kept. The clerk or the administrator chooses the supporting office on the page Obstacles; it must be a trusted office of the exchange directory.',
  'error.folder-unusable': 'The exchange folder cannot be used',
  'error.folder-unusable.next': 'Check that the medium is in and writable, then choose again.',
  'error.edxml-refused': 'This edXML package is not taken',
  'error.edxml-refused.next':
    'None of its files was kept. Ask the sender for it again, or register the document by hand.',
  'error.medium-not-allowed': 'This medium is not on the list of this station',
  'error.medium-not-allowed.next':
    'Use a listed one, or have a leader or cipher officer list it under Exchange, Gate and media.',
  'error.medium-unknown': 'The system does not tell the serial number of this device',
  'error.medium-unknown.next':
    'Use a device with a serial number; internal disks and network folders have none.',
  'error.checks-not-confirmed': 'The four checks of the recipient are not confirmed',
  'error.checks-not-confirmed.next':
    'Count the documents, pages and files of the envelope and confirm, then register it.',
  'error.pages-differ': 'The pages differ: the sender says {stated}, {counted} were counted',
  'error.pages-differ.next':
    'Count again. If they still differ, refuse it, or leave Pages unticked and say what differs.',
  'error.correction-unchanged': 'The new words are the same as the old ones',
  'error.correction-unchanged.next': 'Change what is to be corrected, or close if the line is right.',
  'error.envelope-recalled': 'The sender has recalled this envelope',
  'error.envelope-recalled.next': 'It is registered no more. Erase it; the signed proof goes back by itself.',
  'error.mass-change': 'Stopped: too many purges on order within a day',
  'error.mass-change.next':
    '{done} were carried out, {free} are free. Two persons look at the orders; if they are right, a leader or cipher officer releases the brake under Exchange.',
  'error.stopped': 'Stopped as asked',
  'error.stopped.next': 'What is done stays done. Run it again to go on.',
  'error.backup-damaged': 'The backup is damaged or incomplete',
  'error.backup-damaged.next':
    'Do not use it. Choose another one, and make a new backup as soon as the vault is open.',
  'error.save-place-unusable': 'The place chosen for the file cannot be written',
  'error.save-place-unusable.next':
    'Choose another folder that this account may write to, Documents for one.',
  'error.backup-folder-unusable': 'The backup folder cannot be written',
  'error.backup-folder-unusable.next':
    'Check that the medium is in and writable, or choose another folder outside the vault.',
  'error.backup-of-other-vault': 'This is a backup of another vault',
  'error.backup-of-other-vault.next': 'Choose a backup of this office and this station.',
  'error.backup-source-damaged': 'The vault itself is damaged, so nothing was backed up over the good copies',
  'error.backup-source-damaged.next':
    'The good backups stay. Open Backup and health, press Check the vault, and report to the administrator.',
  'error.backup-not-found': 'No backup found',
  'error.backup-not-found.next':
    'Put the medium in again, or choose the folder whose name begins with an-thu-sao-luu.',
  'error.station-superseded': 'This station was restored somewhere else',
  'error.station-superseded.next': 'Register nothing here; ask the administrator which one is in charge.',
  'error.numbers-unconfirmed':
    '{what, select, book {{book} {year}} series {Outgoing numbers, {type, select, all {all types} other {{type}}}} receipts {Receipt codes {label}} waiting {Outgoing numbers, {type, select, all {all types} other {{type}}}} other {This book}}: no number is given, because {what, select, waiting {the backup did not know them and {count} of the book wait to be written again from the paper} other {{why, select, behind {this vault is older than the last work on it and might give numbers twice} other {the vault was restored and is not compared with the paper yet}}}}',
  'error.numbers-unconfirmed.next':
    '{what, select, waiting {The clerk first writes the waiting numbers again (Backup and health, Open the book), or says that they were not used. What you are writing here stays.} other {{why, select, behind {Restore from the newer backup if there is one; else the clerk opens} other {The clerk opens}} Backup and health, Compare numbers after the restoration, and enters the last number given out on paper. What you are writing here stays.}}',
  'error.shares-insufficient': 'Not enough shares of the recovery code',
  'error.shares-insufficient.next': 'Ask more of those who keep shares at the superior office.',
  'error.share-wrong':
    '{reason, select, sealed {This share is still sealed} mixed {These shares are not of one splitting} foreign {This share is not yours} other {This is no share of a recovery code}}',
  'error.share-wrong.next':
    '{reason, select, sealed {Its holder opens it on the own station (Backups → Shares of the recovery code) and hands over the opened file.} mixed {Join shares of the last splitting only; older ones are void.} foreign {A share opens only with the key of whom it was entrusted to. Check the name of the holder.} other {Choose a file that An Thư wrote when the code was split or a share opened.}}',
  'error.certificate-in-force': 'This certificate is in force and cannot be taken back yet',
  'error.certificate-in-force.next':
    'Issue a new one first; the old one can then be taken back while old documents still open.',
  'error.relay-refused': 'The relay did not take the envelope',
  'error.relay-refused.next':
    'Its store is full, or the envelope is too large. It still waits on this machine; tell whoever runs the relay, or send it by USB.',
  'error.relay-not-set-up': 'No relay is set up on this station',
  'error.relay-not-set-up.next': 'Set one up under Exchange → Relay, or send by USB.',
  'error.directory-refused': 'This directory of offices is not taken',
  'error.directory-refused.next':
    '{reason, select, older {The one in force is as new or newer. Ask for the newest.} issuer {The one in force was issued by {issuer}; only that office issues the next.} known {{code} is in the directory already. Rename or end it.} missing {Nothing of the code {code} goes on in the directory. Check the code.} training {Directories for training and real ones do not mix.} other {A line is wrong: it ends before it begins, overlaps, or its successor is missing or goes in a circle. Tell the issuer.}}',
  'error.office-closed': '{name} is no more since {date}',
  'error.office-closed.next': 'Ground: {ground}. Nobody takes over; ask the superior office where to send.',
  'error.office-succeeded': '{name} is no more since {date}',
  'error.office-succeeded.next': 'Ground: {ground}. Send to its successor: {successor}.',
  'error.office-certificate-wrong': 'This certificate cannot be taken for the office',
  'error.office-certificate-wrong.next':
    '{reason, select, request {No certificate in the file answers the request that is out. Make sure that it is the answer to the newest one.} office {The certificate does not name the office {wanted}, or it is of a person. Ask for one with the name of the request.} root {The issuers up to the root are missing in the file. Ask for all of them.} person {The certificate does not bear this office’s code, or is not of {wanted}. Ask again with the names of the request.} unknownRoot {The office has not compared this authority. The cipher officer takes its certificates first.} purpose {The certificate is for signing and receiving at once. Ask for two.} extendedKeyUsage {It lacks the purpose of signing documents (1.3.6.1.5.5.7.3.36). Ask for one as requested.} taken {It was taken before.} compare {Compare the fingerprint of the root with its issuer and say how.} differs {The fingerprint is not that of the root in the file. Stop and ask the issuer by another way.} outside {Another authority issued it, and only that one can revoke it. Tell them, then read their list.} other {Ask the issuer for the file again.}}',
  'error.token-certificate-wrong': 'This certificate of a signing device cannot be used',
  'error.token-certificate-wrong.next':
    '{reason, select, unreadable {The certificate cannot be read. Ask its issuer.} notRsa {Its key is of another kind than is signed with here (RSA). Ask the issuer for another.} authority {It is a certificate of an authority, not of a signer.} usage {It is not for signing (no digitalSignature, no nonRepudiation).} notYet {It is not in force yet. Look at the clock of this machine.} expired {It is over. Ask the issuer for a new one.} critical {It has a condition that nobody here understands. Ask the issuer.} gone {It is on no signing device in this machine. Put the right one in and look again.} differs {The fingerprint is not the same. Stop, and ask the holder in another way.} taken {It is bound already.} holder {This person or the office uses another certificate of a signing device. End that first.} training {A training vault does not sign with real certificates.} notBound {It is not bound to you in this office. Ask the cipher officer.} other {Look at the signing device again.}}',
  'error.token-failed':
    '{why, select, noModule {No signing device library was chosen on this machine} notHere {Signing devices cannot be used on this machine} moduleMissing {The signing device library {module} is not there} module32Bit {{module} is a library of 32 bit} moduleForeign {{module} is no signing device library of this machine} moduleRefused {The library {module} does not start} moduleChanged {The library {module} is not what it was when it was chosen} noToken {There is no signing device} otherToken {The signing device has not the certificate that is needed} pinWrong {Wrong PIN} pinLength {The PIN has not the right length} pinExpired {The signing device wants another PIN} pinLocked {The signing device is locked after too many wrong PINs} lastTry {One try of the PIN may be left} noKey {The signing device has the certificate, not its key} tokenGone {The signing device was pulled out while it signed} hangs {The signing device did not answer for {seconds, select, 1 {1 second} other {{seconds} seconds}}} crashed {The library {module} broke down and was ended} wrongSignature {The signature of the signing device is not right} notOpen {The signing device is not open} other {The signing device reports an error {code}}}',
  'error.token-failed.next':
    '{why, select, noModule {The administrator or the cipher officer chooses it under Keys and certificates, Signing device.} notHere {Do it on the machine with the signing device.} moduleMissing {Install the maker’s program again, or choose another library under Signing device.} module32Bit {An Thư runs in 64 bit and cannot load it. Ask the maker for one of 64 bit.} moduleForeign {Choose the library (PKCS#11) of the maker.} moduleRefused {Put the signing device in again; if it stays so, install the maker’s program again.} moduleChanged {If the maker’s program was just installed again: the administrator or the cipher officer chooses the library anew under Signing device. If not, do not use it and tell the administrator.} noToken {Put the signing device in and try again.} otherToken {Put in the signing device of that certificate.} pinWrong {{tries, select, low {2 tries are left at most.} last {1 try is left: another wrong PIN locks the signing device for good.} locked {The signing device is locked for good: take it to its issuer.} other {Type it again with care: three wrong ones in a row lock most signing devices for good.}}} pinLength {No try was spent. Look at the PIN again.} pinExpired {Change the PIN with the maker’s program, then sign again.} pinLocked {Take the signing device to its issuer. What you were doing is still there.} lastTry {Another wrong PIN locks the signing device for good. Agree only when you are sure of it.} noKey {Ask the issuer: this may be a copy of the certificate only.} tokenGone {No number was lost. Put the signing device in and sign again.} hangs {No number was lost. Take the signing device out, put it in and sign again.} crashed {No number was lost. Try again; if it repeats, install the maker’s program again.} wrongSignature {Nothing was signed. Do not use this signing device; tell the cipher officer.} notOpen {Type the PIN and sign within two minutes.} other {No number was lost. Put the signing device in again and try once more.}}',
  'error.root-file-wrong': 'This root file cannot be used',
  'error.root-file-wrong.next':
    '{reason, select, vault {The root file must not lie in the vault folder. Choose a medium that is kept apart.} exists {A file of that name is there already. Choose another name; a root file is never written over.} foreign {It is the root of somebody else, or an old one. Find the root that the office uses now.} none {The office has no root of its own yet. Set one up first.} damaged {What was written reads back differently: the medium is faulty. Use another one.} other {Choose the file again.}}',
  'error.relay-certificate-wrong': 'This certificate cannot be used for the relay',
  'error.relay-certificate-wrong.next':
    '{reason, select, authority {The file holds no certificate of its issuer. Choose the file of the issuing authority as well.} other {It is not the certificate of this station. Ask for one with the name {wanted}.}}',
  'error.ledger-broken': 'The ledger is broken',
  'error.ledger-broken.next': 'Stop writing, leave the machine as it is and report to the inspector.',
  'error.update-refused':
    'Update refused{reason, select, signature {: not signed by the publisher} downgrade {: not newer than this program} replayed {: older than one shown to this machine before} skips {: skips a version between} content {: the installer has another checksum} missing {: no installer for this machine} product {: not of An Thư} file {: unreadable file} form {: unreadable file} other {}}',
  'error.update-refused.next':
    'The program in use stays. {reason, select, downgrade {Nothing is to be done: this one or a newer one is installed.} replayed {Use the newest one; tell the cipher officer who brought this one.} skips {Install the versions between first: this one follows {from} or later.} missing {Copy every file that lies beside the update file on the medium of the publisher.} other {Ask the publisher for the file by another way; tell the cipher officer if it happens again.}}',
  'error.update-needs-backup': 'No backup of the last 24 hours',
  'error.update-needs-backup.next': 'Make a backup, wait until it is said to be good, then update again.',
  'error.update-no-room': 'The disk has no room to carry the vault over to the new version',
  'error.update-no-room.next':
    'The old vault is whole. {need} MB must be free, {free} MB are: make room on the disk of the vault, then open again.',
  'error.update-failed': 'The vault could not be carried over to the new version',
  'error.update-failed.next': 'The old vault is whole. Use the version of before and send a support report.',
  'error.policy-refused':
    'Policy refused:{reason, select, signature { wrong signature} fingerprint { the fingerprint of its key differs} key { signed with another key than the trusted one} replayed { not newer than the one in force} office { meant for another office} tampered { the one in force was changed} other { unreadable file}}',
  'error.policy-refused.next': 'Compare with the superior office by another way, then load it again.',
  'error.signature-trust-refused':
    '{reason, select, nothing {The file holds neither certificates of authorities nor lists of revoked ones} people {The file holds certificates of signers only, or of another form} many {{most} authorities are known already} trusted {This authority is trusted already} other {This authority is trusted no more}}',
  'error.signature-trust-refused.next':
    'Nothing was changed. Ask the authority for the file with its own certificate and load that.',
  'error.policy-forbids': 'The policy of the superior forbids it',
  'error.policy-forbids.next': 'Choose a value within the limit ({most}).',
  'error.provision-refused':
    'Provisioning file refused:{reason, select, office { it is for the office with code {office}} changed { it has changed since the preview} admin { it names no administrator} form { its part {field} has another form} other { unreadable file}}',
  'error.provision-refused.next':
    'Nothing was applied. Ask for the file of this office and preview it again.',
  'error.second-not-leader': 'One of the two must be a leader',
  'error.second-not-leader.next': 'Ask a leader to act with you, with the own passphrase.',
  'error.last-key-holder':
    'Only this person holds the key{key, select, office { of the office} authority { that issues certificates} other { of the classified books}}',
  'error.last-key-holder.next':
    'Give the recovery code under Succession, or let somebody of the same post sign in once to be given the key.',
  'error.inspection-not-open': 'The inspection is over or not open',
  'error.inspection-not-open.next':
    'An invited inspector looks only while a leader has opened the inspection. Ask a leader to open it again under Ledger → Inspection.',
  'error.inspection-read-only': 'Inspection: looking only',
  'error.inspection-read-only.next':
    'During an inspection one looks, makes minutes and exports the ledger. Everything else is done by the office.',
  'error.rule-pack-refused':
    'Rule pack not taken: {reason, select, issuer {its signer is not the superior of this office} person {signed by a person, not by an office} changed {the version is here with other content} ended {it is no more in force} altered {the file changed after it was shown} known {this one or a newer one is in force} form {the file has another form} newer {it was written for a newer program; update the program, then take it again} aside {this version lies here unused; a mended one needs a new version number} other {the signature does not hold}}',
  'error.rule-pack-refused.next':
    'The pack in use stays. Ask the issuing office for file and signature again.',
  'error.rule-pack-invalid': 'The rule pack is not valid',
  'error.rule-pack-invalid.next': 'The pack in use stays. Ask for the file again.',
};
