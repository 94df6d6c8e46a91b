import type { ledger as vi } from '../vi/ledger.ts';

export const ledger: Record<keyof typeof vi, string> = {
  'ledger.book.opened': 'Opened {bookGiven, select, yes {{book}} other {the book}} of {year}',
  'ledger.book.line-entered': 'Entered in {book}, no. {number}',
  'ledger.book.line-filled': 'Filled in in {book}, no. {number}',
  'ledger.book.line-corrected': 'Corrected in {book}, no. {number}',
  'ledger.book.line-cancelled': 'Cancelled no. {number} in {book}',
  'ledger.book.volume-begun': 'Volume {volume} of {book} {year} begun at no. {number}',
  'ledger.book.volume-lines-set':
    'Size of a volume of {book}{linesGiven, select, yes {: {lines, select, 1 {1 number} other {{lines} numbers}}} other {: ended by hand}}',
  'ledger.book.closed':
    '{book} {year}, volume {volume} closed, {lines, select, 1 {1 number} other {{lines} numbers}}, checksum {hash}',
  'ledger.number.reserved': 'No. {number} reserved in {book} until {expiresOn}',
  'ledger.number.released':
    '{lostGiven, select, yes {No. {number} of {book}, which waited to be written again, confirmed as not used} other {Reserved no. {number} of {book} released}}',
  'ledger.number.lost':
    'Compared after a restoration: numbers {from} to {to}{bookGiven, select, yes { of {book} {year}} other {}} were given out after the backup, to be written again from the paper',
  'ledger.number.reentered':
    'Number {number}{bookGiven, select, yes { of {book}} other {}}, of {on}, written again from the paper',
  'ledger.number.accounted': 'Nos. {from} to {to} of {book} accounted for after a restore',
  'ledger.number.insert-asked': 'Asked to insert behind no. {number} in {book}, day {onDate}',
  'ledger.number.insert-approved': 'Insertion behind no. {number} in {book} approved',
  'ledger.number.insert-refused': 'Insertion behind no. {number} in {book} refused',
  'ledger.number.insert-withdrawn': 'Request to insert behind no. {number} in {book} withdrawn',
  'ledger.number.back-date-asked': 'Asked to enter in {book} for {onDate}',
  'ledger.number.back-date-approved': 'Entry in {book} for {onDate} approved',
  'ledger.number.back-date-refused': 'Entry in {book} for {onDate} refused',
  'ledger.number.back-date-withdrawn': 'Request to enter in {book} for {onDate} withdrawn',
  'ledger.book.digests-kept':
    '{book} {year}, volume {volume}, closed earlier: checksums of its lines kept, second checksum {hash}',
  'ledger.document.corrected': 'A column of the line corrected',
  'ledger.handover.offered':
    'Minutes of handing over {books, select, 1 {1 book} other {{books} books}}, {lines, select, 1 {1 line} other {{lines} lines}}',
  'ledger.handover.confirmed':
    '{books, select, 1 {1 book} other {{books} books}} taken over, {lines, select, 1 {1 line} other {{lines} lines}}',
  'ledger.handover.declined': 'Taking over of {books, select, 1 {1 book} other {{books} books}} declined',
  'ledger.handover.withdrawn':
    'Minutes of handing over {books, select, 1 {1 book} other {{books} books}} withdrawn',
  'ledger.archive.written':
    'Wrote an archive package of {year}: {dossiers, select, 1 {1 dossier} other {{dossiers} dossiers}}, {documents, select, 1 {1 document} other {{documents} documents}}, {registers, select, 1 {1 book} other {{registers} books}}',
  'ledger.archive.taken':
    'Took in an archive package of {year} from {office}: {dossiers, select, 1 {1 dossier} other {{dossiers} dossiers}}, {documents, select, 1 {1 document} other {{documents} documents}}, {registers, select, 1 {1 book} other {{registers} books}}',
  'ledger.archive.file-opened':
    'Looked at a file in the archive: dossier {dossier}, document {code} (entry {number})',
  'ledger.archive.written-again': 'Wrote out again a package of {year} that was taken in',
  'ledger.dossier.closed':
    'Closed dossier {code}: {documents, select, 1 {1 unclassified document} other {{documents} unclassified documents}}, {pages, select, 1 {1 page} other {{pages} pages}}',
  'ledger.dossier.reopened':
    'Opened dossier {code} again: {documents, select, 1 {1 unclassified document} other {{documents} unclassified documents}}, {pages, select, 1 {1 page} other {{pages} pages}}',
  'ledger.dossier.closed-classified': 'Closed dossier {code}, of classified documents only',
  'ledger.dossier.reopened-classified': 'Opened dossier {code} again, of classified documents only',
  'ledger.report.statistics': 'Statistics of classified documents printed, {from} to {to}',
  'ledger.book.printed':
    'Print-out of {book} {year} made, entries {from} to {to}, {pages, select, 1 {1 page} other {{pages} pages}}',
  'ledger.paper.made': 'Paper made: {paper}, {sheets, select, 1 {1 sheet} other {{sheets} sheets}}',
  'ledger.report.saved': 'Report saved to a file',

  'ledger.document.registered':
    'Registered as entry {number}{approvedGiven, select, yes {, its place approved by {approved}} other {}}',
  'ledger.document.registered-out':
    'Number {code} given, outgoing entry {number}{approvedGiven, select, yes {, its place approved by {approved}} other {}}{doubtGiven, select, yes {; by {doubt} the post of who signed or determined does not reach the level, compared with the signed paper by who entered it} other {}}',
  'ledger.document.registered-unopened':
    'Registered unopened as entry {number}{approvedGiven, select, yes {, its place approved by {approved}} other {}}',
  'ledger.document.opened':
    'Opened{byNamedGiven, select, yes { by the named person} other { by a leader instead}} and completed',
  'ledger.document.presented': 'Presented to {to}',
  'ledger.document.directed':
    'Directed{leadGiven, select, yes {, {lead} leads} other {, given to nobody to lead}}{dueOnGiven, select, yes {, due {dueOn}} other {}}',
  'ledger.document.acknowledged': 'Receipt acknowledged',
  'ledger.document.work-started': 'Work started',
  'ledger.document.returned': 'Returned to {to}{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.document.answered': 'Answered{codeGiven, select, yes { by {code}} other {}}',
  'ledger.document.closed': 'Closed{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.document.given-back': 'Returned to the sender{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.document.reopened': 'Reopened{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.document.words-sealed': 'Words sealed that were written while the document was open ({words})',
  'ledger.document.filed': 'Filed{dossierGiven, select, yes { in {dossier}} other {}}',
  'ledger.document.issued': 'Issued',
  'ledger.document.files-added': '{files, select, 1 {1 file} other {{files} files}} added',
  'ledger.entry.cancelled': 'Number cancelled{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.file.opened': 'File {position} opened',
  'ledger.file.saved': 'File {position} saved outside',

  'ledger.copy.registered': '{count} numbered copies entered, from copy {copy} (code {code})',
  'ledger.copy.made':
    'Copy {copy} (code {code}) made{printedGiven, select, yes { for print} other { on a copier}}',
  'ledger.copy.printed': 'Copy {copy} (code {code}) printed',
  'ledger.copy.print-cancelled': 'Print cancelled, copy {copy} (code {code}) is not on paper',
  'ledger.copy.exported': 'Electronic copy {copy} (code {code}) exported',
  'ledger.copy.spoiled': 'Copy {copy} (code {code}) spoiled, destroyed at once before {witness}',
  'ledger.copy.opened': 'Envelope opened, the number stamped on copy {copy} (code {code}) entered',
  'ledger.copy.destroyed': 'Copy {copy} (code {code}) destroyed by minutes {minutes}',
  'ledger.copy.placed': 'Copy {copy} (code {code}) put into its place',
  'ledger.copy.lost': 'Copy {copy} (code {code}) reported lost',
  'ledger.copy.found': 'Copy {copy} (code {code}) found',
  'ledger.copy.given-back': 'Copy {copy} (code {code}) given back to {to}',
  'ledger.copy.came-back': 'Copy {copy} (code {code}) came back',
  'ledger.copy.taken-over': '{to} takes over copy {copy} (code {code}) by {document}',
  'ledger.copy.permit-asked': 'Permit to make {count, select, 1 {1 copy} other {{count} copies}} asked for',
  'ledger.copy.permit-granted': '{count, select, 1 {1 copy} other {{count} copies}} permitted, by {rule}',
  'ledger.copy.permit-refused': 'Copying refused, by {rule}',
  'ledger.copy.permit-closed':
    'Copying permit closed, {count, select, 1 {1 copy} other {{count} copies}} made',
  'ledger.copy.labels-printed': 'Labels made for {count, select, 1 {1 copy} other {{count} copies}}',
  'ledger.copy.offered': 'Copy {copy} (code {code}) handed to {to}, signature awaited',
  'ledger.copy.handed-over': '{to} signed for copy {copy} (code {code}) from {from}',
  'ledger.copy.handed-out': 'Copy {copy} (code {code}) handed to {to} outside, receipt signed',
  'ledger.copy.transfer-refused': '{by} refused copy {copy} (code {code})',
  'ledger.copy.transfer-withdrawn': '{by} withdrew the hand-over of copy {copy} (code {code})',
  'ledger.copy.carry-asked': 'Asked to carry copy {copy} (code {code}) out until {until}',
  'ledger.copy.carry-permitted': 'Carrying out copy {copy} (code {code}) until {until} permitted, by {rule}',
  'ledger.copy.carry-refused': 'Carrying out copy {copy} (code {code}) refused, by {rule}',
  'ledger.copy.carried-out': 'Copy {copy} (code {code}) carried out, due back {until}',
  'ledger.copy.carry-withdrawn': 'Slip to carry out copy {copy} (code {code}) withdrawn',
  'ledger.copy.brought-back':
    'Copy {copy} (code {code}) brought back{intactGiven, select, yes {} other {, not intact}}{lateGiven, select, yes {, overdue} other {}}',
  'ledger.place.added': 'Place of storage added',
  'ledger.place.closed': 'Place of storage closed',
  'ledger.muster.started': 'Muster of {expected, select, 1 {1 copy} other {{expected} copies}} begun',
  'ledger.muster.closed':
    'Muster closed: found {found}, missing {missing}, elsewhere {elsewhere}, unexpected {unexpected}',
  'ledger.proposal.created': 'Proposal begun',
  'ledger.proposal.saved': 'Proposal changed{versionGiven, select, yes {, draft {version}} other {}}',
  'ledger.proposal.proposed': 'Proposed, sent to be checked',
  'ledger.proposal.passed': 'Form and law checked',
  'ledger.proposal.presented': 'Presented for signing',
  'ledger.proposal.signed':
    'Signed{versionGiven, select, yes { draft {version}} other {}}{capacityGiven, select, yes {, {capacity}} other {}}',
  'ledger.proposal.signed-on-paper': 'Signed on paper{capacityGiven, select, yes {, {capacity}} other {}}',
  'ledger.proposal.registered':
    'Number {code} taken, marked, signed for the office, entry {number}; {erased} drafts destroyed',
  'ledger.proposal.issued': 'Issued',
  'ledger.proposal.filed': 'Filed{dossierGiven, select, yes { in {dossier}} other {}}',
  'ledger.proposal.returned': 'Returned to the drafter{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.proposal.withdrawn':
    'Withdrawn, {erased} drafts destroyed{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.proposal.rejected':
    'Not signed, {erased} drafts destroyed{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.proposal.commented': 'Remark{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.delegation.added': '{to} may sign {capacity} from {fromOn} to {toOn}',
  'ledger.delegation.revoked': 'Delegation of signing ended',

  'ledger.edxml.taken':
    'edXML package of {peer} read, {files, select, 1 {1 file} other {{files} files}}{leftOut, plural, =0 {} other {, {leftOut} programs left out}}',
  'ledger.edxml.registered': 'Document registered from an edXML package of {peer}',
  'ledger.edxml.written':
    'edXML package written for {organs, select, 1 {1 recipient} other {{organs} recipients}}, {files, select, 1 {1 file} other {{files} files}}',
  'ledger.edxml.status-taken': '{peer} tells status “{status}” of document {code}',
  'ledger.edxml.status-unmatched':
    'Status file “{status}” of {peer} names {code}, which is in no outgoing book',
  'ledger.edxml.status-written': 'Status file “{status}” written for {peer}',
  'ledger.envelope.sealed':
    'Envelope {sequence} sealed for {peer}, {files, select, 1 {1 file} other {{files} files}}',
  'ledger.envelope.received': 'Envelope {sequence} of {peer} received, checks passed',
  'ledger.envelope.passed-over':
    'Quarantine is full, {count, select, 1 {1 envelope} other {{count} envelopes}} not taken in',
  'ledger.envelope.quarantined': 'An envelope that failed its checks was quarantined',
  'ledger.envelope.named-again': 'Envelope {sequence} of {peer} sealed again for {person}, whom it names',
  'ledger.envelope.opened': 'Envelope {sequence} of {peer} opened for registration',
  'ledger.envelope.viewed':
    'Files of envelope {sequence} of {peer} looked at before the confirmation, {files, select, 1 {1 file} other {{files} files}}',
  'ledger.envelope.registered': 'Entry {entryNumber} from envelope {sequence} of {peer}, receipt queued',
  'ledger.submission.came-by-envelope': 'Came in envelope {sequence} of {peer}, receipt sent',
  'ledger.sender.sent': 'Who the sender is went with the envelope to {peer}',
  'ledger.envelope.refused': 'Envelope {sequence} of {peer} refused',
  'ledger.receipt.applied':
    '{peer}:{event, select, delivered { envelope {sequence} arrived} received { received envelope {sequence}} registered { {entryNumberGiven, select, yes {registered envelope {sequence} as entry {entryNumber}} other {took envelope {sequence} in}}} refused { refused envelope {sequence}} other { receipt for envelope {sequence}}}',
  'ledger.receipt.unmatched': 'A receipt came for an envelope that was not sent from here',
  'ledger.envelope.confirmed':
    'Checked envelope {sequence} of {peer}:{inOrder, select, 1 { in order} other { something differs}}{countedPagesGiven, select, yes {, {countedPages, select, 1 {1 page} other {{countedPages} pages}} counted} other {}}{statedPagesGiven, select, yes {, the sender says {statedPages}} other {}}',
  'ledger.envelope.asked-for': 'Asked {peer} to send {numbers} missing envelopes again',
  'ledger.envelope.asked-again': '{peer} asks for envelope {sequence} again',
  'ledger.envelope.resent': 'Envelope {sequence} sent to {peer} again, as number {as}',
  'ledger.envelope.renewed':
    'New envelopes take the place of {count} (receipts, requests, recalls) that were sealed for the lost machine of {peer}',
  'ledger.envelope.given-up': 'Envelope {sequence} for {peer} given up: sealed for a machine given as lost',
  'ledger.envelope.purged': 'Erased envelope {sequence} of {peer} on order',
  'ledger.envelope.discarded':
    'Discarded {files, select, 1 {1 envelope} other {{files} envelopes}} from quarantine, {bytes} bytes',
  'ledger.envelope.recalled': 'Recalled envelope {sequence} sent to {peer} by {code}',
  'ledger.number.void': 'The sender says that number {sequence} stays empty',
  'ledger.recall.received': 'Order to recall by {code}, due {dueOn}',
  'ledger.packet.taken': 'Took the file of envelope {sequence} of {peer}',
  'ledger.report.reconciliation': 'Printed the reconciliation of {month}',
  'ledger.submission.answered-elsewhere': '{peer} answered, code {code}',
  'ledger.submission.answer-refused': 'Answer of {peer} refused, envelope {sequence}',
  'ledger.submission.answer-passed-on': 'Answer of {peer} told to the sender of receipt {code}',
  'ledger.folder.written':
    '{written, select, 1 {1 envelope} other {{written} envelopes}} written to a medium',
  'ledger.folder.read': 'Medium read, {read, select, 1 {1 envelope} other {{read} envelopes}} taken in',
  'ledger.card.read': 'Office card of {peer} read',
  'ledger.card.written': 'Office card written to a file',
  'ledger.peer.trusted': '{peer} is trusted',

  'ledger.issued.signed': '{what} signed for issue',
  'ledger.secret-list.loaded':
    'Secrecy list {code} loaded, {items, select, 1 {1 item} other {{items} items}}',
  'ledger.level.proposed':
    'Proposed{change, select, adjusted { another level} extended { an extension} declassified { declassification} other {}}, to {to}',
  'ledger.level.rejected':
    'Turned down{change, select, adjusted { another level} extended { the extension} declassified { declassification} other {}}',
  'ledger.level.withdrawn':
    'Withdrew the proposal{change, select, adjusted { of another level} extended { of an extension} declassified { to declassify} other {}}',
  'ledger.level.adjusted':
    'Level adjusted to {level}{codeGiven, select, yes { by {code}} other {}}, {notices} to be told',
  'ledger.level.extended': 'Protection extended to {until}{codeGiven, select, yes { by {code}} other {}}',
  'ledger.level.declassified': 'Declassified{way, select, expired { as its period ended} other { by {code}}}',
  'ledger.level.item-cited': 'Item {item} of a real list cited instead of a sample',
  'ledger.hold.placed': 'Held for an inspection by {code}',
  'ledger.hold.released': 'Hold {code} released',
  'ledger.destruction.urgent':
    'Destroyed at once by {rule}: {files, select, 1 {1 file} other {{files} files}}, {keys, select, 1 {1 key} other {{keys} keys}}; report due {reportDueOn}',
  'ledger.destruction.reported': 'Destruction at once reported by {code}',
  'ledger.level.content-opened':
    'Declassified content opened, {files, select, 1 {1 file} other {{files} files}}',
  'ledger.notice.sent': 'Notice sent to {to}',
  'ledger.notice.acknowledged': '{to} confirmed the notice',
  'ledger.stamp.done': 'Stamped {copy}',
  'ledger.recall.ordered': 'Recalled by {code}, {holders} holders',
  'ledger.recall.purged':
    'Purged on this station for a recall: {files, select, 1 {1 file} other {{files} files}}, {keys, select, 1 {1 key} other {{keys} keys}}',
  'ledger.recall.proved': '{holder} sent its proof of the recall',
  'ledger.recall.closed': 'Recall closed with the proofs of {holders} holders',
  'ledger.destruction.proposed':
    'Destruction of {documents, select, 1 {1 document} other {{documents} documents}} proposed',
  'ledger.destruction.listed': 'Put on a list for destruction',
  'ledger.destruction.council-set': 'Council of {members} for destruction set up by {code}',
  'ledger.destruction.item-checked': 'Line {position} of the destruction list checked',
  'ledger.destruction.reviewed': 'The council met, minutes recorded',
  'ledger.destruction.decided': 'Destruction decided by {code}',
  'ledger.destruction.withdrawn': 'Destruction given up{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.destruction.done':
    '{documents, select, 1 {1 document} other {{documents} documents}} destroyed, minutes {minutes}',
  'ledger.document.destroyed':
    'Destroyed: {files, select, 1 {1 file} other {{files} files}}, {keys, select, 1 {1 key} other {{keys} keys}} erased',

  'ledger.submissions.imported':
    'Taken in from a file, lines {from} to {to}: {taken} new, {already} known, {secret} stopped by a secrecy mark, {left} left',
  'ledger.initiative.sifted': 'Sifted: goes to a council',
  'ledger.initiative.dropped': 'Sifted: does not go to a council',
  'ledger.initiative.council-named':
    'Council of {members} named{codeGiven, select, yes {, decision {code}} other {}}',
  'ledger.initiative.conflict-declared': 'Conflict of interest declared, does not score',
  'ledger.initiative.no-conflict-declared': 'No conflict of interest declared',
  'ledger.initiative.scored': 'Sealed scores given',
  'ledger.initiative.council-opened': 'All scores given, scores of {scores} members opened',
  'ledger.initiative.council-closed': 'Secretary closed: {scores} of {members} scores',
  'ledger.initiative.minutes-recorded': 'Minutes of the council{codeGiven, select, yes { {code}} other {}}',
  'ledger.initiative.adopted': 'Decision to adopt{codeGiven, select, yes { {code}} other {}}',
  'ledger.initiative.pilot-decided': 'Decision to pilot until {until}',
  'ledger.initiative.rejected': 'Decision not to take up, reason {reasonCode}',
  'ledger.initiative.followed': 'Result of use recorded',
  'ledger.initiative.rewarded': 'Reward recorded{codeGiven, select, yes { {code}} other {}}',
  'ledger.figures.signed': 'Figures from {from} to {to} signed, edition {edition}',
  'ledger.figures.taken': 'Figures of {office} taken in, from {from} to {to}, edition {edition}',
  'ledger.figures.known-already': 'A sheet of figures that was here already',
  'ledger.figures.expected': 'Figures of {office} are waited for',
  'ledger.figures.not-expected': 'Figures of {office} are not waited for',
  'ledger.figures.reported': 'Report of figures from {from} to {to} made as {format}',
  'ledger.secrecy.destroyed':
    'Files and draft with a secrecy mark destroyed: {files, select, 1 {1 file} other {{files} files}}',
  'ledger.secrecy.looked-at':
    'Looked at the pages that the program cannot read: no secrecy mark, {files, select, 1 {1 file} other {{files} files}}',
  'ledger.secrecy.no-mark':
    'Reason for keeping below the mark that was found, {files, select, 1 {1 file} other {{files} files}}',
  'ledger.secrecy.reason-read': 'A leader read the reason about a secrecy mark',
  'ledger.secrecy.refused': 'Not saved: a secrecy mark',
  'ledger.submission.registered': 'Taken in, code {receiptCode}',
  'ledger.submission.refused-secret-mark': 'Not taken in: signs of a state secret',
  'ledger.submission.accepted': 'Accepted',
  'ledger.submission.supplement-asked': 'Supplement asked for',
  'ledger.submission.supplemented': 'Supplemented',
  'ledger.submission.refusal-proposed': 'Refusal proposed',
  'ledger.submission.refusal-approved': 'Refusal approved by the leader',
  'ledger.submission.refusal-rejected': 'Refusal rejected by the leader',
  'ledger.submission.refusal-told': 'Sender of receipt {code} told of the refusal',
  'ledger.submission.transferred': 'Transferred to the competent office',
  'ledger.submission.assigned':
    'Assigned{leadGiven, select, yes {, {lead} leads} other {}}{dueOnGiven, select, yes {, due {dueOn}} other {}}',
  'ledger.submission.work-started': 'Work started',
  'ledger.submission.answer-drafted': 'Answer drafted, round {round}',
  'ledger.submission.answer-submitted': 'Answer submitted, round {round}',
  'ledger.submission.answer-approved': 'Answer approved, round {round}',
  'ledger.submission.answer-returned': 'Answer returned for changes, round {round}',
  'ledger.submission.closed': 'Submission closed',
  'ledger.submission.closed-untold': 'Submission closed with {untold} senders not told, for a reason',
  'ledger.submission.merged': 'Merged into the master {code}',
  'ledger.submission.took-duplicate': 'Case {code} merged into this one',
  'ledger.submission.unmerged': 'Separated from the master {code}, to be classified anew',
  'ledger.submission.lost-duplicate': 'Case {code} separated from this one',
  'ledger.submission.withdrawn': 'Taken back by the sender',
  'ledger.submission.not-supplemented': 'Ended: the sender did not supplement',
  'ledger.submission.reopened': 'Opened again with a new clock',
  'ledger.submission.sent-back': 'Given back, reason {reasonCode}',
  'ledger.submission.extension-asked': 'More time asked, until {dueOn}',
  'ledger.submission.extension-approved': 'More time given, until {dueOn}',
  'ledger.submission.extension-rejected': 'More time refused',
  'ledger.submission.progress-reported': 'The sender was told how far it is',
  'ledger.submission.transfer-confirmed':
    'The other office took it over{referenceGiven, select, yes {, {reference}} other {}}',
  'ledger.submission.transfer-returned': 'The other office sent it back',
  'ledger.submission.acknowledged': 'The sender was told that it came',
  'ledger.submission.answer-delivered': 'Answer delivered to the sender of receipt {code}',
  'ledger.submission.answer-bounced':
    '{peer} sent back what envelope {sequence} brought: the sender waits to be answered or told again',
  'ledger.submission.answer-told': 'Every sender has the answer: the case is answered',
  'ledger.submission.rated': 'The sender gives {rating} of 5',
  'ledger.submission.publication-proposed': 'Public copy without the sender proposed',
  'ledger.submission.publication-approved': 'Public copy released',
  'ledger.submission.publication-rejected': 'Public copy refused',
  'ledger.submission.consultation-asked': 'Opinion asked for, due {dueOn}',
  'ledger.submission.consultation-answered': 'Opinion given',
  'ledger.submission.chased': 'Reminder letter for the opinion due {dueOn}',
  'ledger.submission.chased-by-envelope': 'Reminder sent by envelope for the opinion due {dueOn}',
  'ledger.submission.basis-kept':
    'Put beside it: {files, select, 1 {1 file} other {{files} files}}, {documents, select, 1 {1 document} other {{documents} documents}} of the books',
  'ledger.submission.rules-taken-over': 'Moved to rules {pack}: due {before} becomes {after}',
  'ledger.submission.linked': 'Linked to a related case or document',
  'ledger.submission.unlinked': 'Link to a related record undone',
  'ledger.submission.answer-signed': 'Answer signed, round {round}',
  'ledger.submission.answer-issued': 'Answer numbered {code} and signed by the office',
  'ledger.publications.bundled': 'Bundle of {items} public copies made, signed by the office',
  'ledger.submissions.mails-taken':
    '{letters, select, 1 {1 e-mail} other {{letters} e-mails}} read: {taken} taken in, {already} known, {secret} with a mark turned away, {refusedFiles, select, 1 {1 file} other {{refusedFiles} files}} refused',
  'ledger.sender.data-asked':
    'The sender asks to {kind, select, access {see the data} correct {correct the data} other {erase the data}}, due {dueOn}',
  'ledger.sender.data-granted':
    'Request to {kind, select, access {see the data} correct {correct the data} other {erase the data}} granted',
  'ledger.sender.data-refused':
    'Request to {kind, select, access {see the data} correct {correct the data} other {erase the data}} refused',
  'ledger.sender.erased': 'Identity of the sender erased, its time being over',
  'ledger.sender.kept': 'Identity of the sender kept until {until}',
  'ledger.submission.sealed': 'Words with a mark of secrecy: sealed, handed to the classified book',
  'ledger.submission.spill-listed':
    'Signs of a spilled secret: a list of {places, select, 1 {1 place} other {{places} places}} it may have reached was made, {open} still hold it',
  'ledger.sender.revealed': 'Identity of the sender seen: {reason}',

  'ledger.deadline.stopped': 'Clock stopped (was due {before})',
  'ledger.deadline.resumed': 'Clock resumed, due {after} {time}',
  'ledger.deadline.extended': 'Extended from {before} to {after} {time}',
  'ledger.deadline.recalculated': 'Working calendar changed, clock from {before} to {after} {time}',
  'ledger.access.granted': 'Access given to {to}',
  'ledger.access.withdrawn':
    'Access of {from} withdrawn; {readers, select, 1 {1 reader remains} other {{readers} readers remain}}, {files, select, 1 {1 file} other {{files} files}} sealed anew',
  'ledger.access.emergency-opened':
    'Emergency opening with {second}, {minutes, select, 1 {1 minute} other {{minutes} minutes}}; {told} people told',
  'ledger.access.emergency-refused': 'Emergency opening refused',
  'ledger.access.emergency-ended': 'Emergency opening ended',
  'ledger.access.notice-read': 'Emergency opening, or being let in, acknowledged',
  'ledger.document.viewed': 'Classified document viewed',
  'ledger.register.lines-adopted': 'Lines written by others put under the register key ({lines})',
  'ledger.proposal.viewed': 'Classified proposal looked at',
};
