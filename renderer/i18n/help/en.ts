import type { HelpTexts } from './texts.ts';

/** The help in English; Vietnamese is the source. */
export const help: HelpTexts = {
  desk: {
    title: 'Desk',
    what: 'Your work in the order of worry: what is late, what is due today, what waits. Every figure opens exactly the list that makes it up.',
    steps: [
      'Read from the top. A red line is late, counted in working days.',
      'J and K move in a list, Enter opens.',
      'Ctrl K and a few letters, without marks, find documents, cases and commands.',
      'Ctrl L when you leave: the vault locks at once, drafts stay.',
    ],
  },
  registerIncoming: {
    title: 'Registering an incoming document',
    what: 'Enters a document or an envelope in the book. The number is given on saving: in order, none skipped, none used twice.',
    steps: [
      'F2. Type the issuer and Enter; type and person of the last time are proposed.',
      'Type the number as printed, e.g. 47-CV/ĐU. Dates may be short: 5/3, or n for today.',
      'Attach with Ctrl O, by dropping, pasting, or from the scanner’s folder. A page with text proposes fields; Alt Enter takes them.',
      'An envelope that only the named person may open: Ctrl U, write the name. Subject and files follow later.',
      'Tuyệt mật: only what stands on the envelope, no subject, no file.',
      'Ctrl Enter saves and goes on; Ctrl S saves and shows the entry.',
      'If a duplicate is shown, compare and answer: the paper of the one that is there, or another document.',
    ],
  },
  incoming: {
    title: 'Incoming documents',
    what: 'The book of incoming documents, read like the paper one: the list, the page, the handling.',
    steps: [
      'Type a number in the list to get there; / filters.',
      'B direction, G assign, R answer, Y acknowledge: only in the list or the handling pane, never while typing.',
      'A wrong column: More → Correct. The old text is struck through and stays readable.',
      'Entered by mistake: More → Cancel the number, with a reason. It stays in the book.',
      'Print the book: preview first, then print or save.',
    ],
  },
  outgoing: {
    title: 'Outgoing documents',
    what: 'The book of outgoing documents. A document has two numbers: its order in the book and its own.',
    steps: [
      'What went through signing gets its number at issue, drawn onto the file.',
      'A paper signed by hand: F2 here, choose the type; the next number is shown.',
      'An answer: choose what it answers; that document becomes Answered by itself.',
      'Send electronically: choose stations and seal; it waits under Exchange until written to a medium.',
      'An edXML package for the exchange axis: More → Write an edXML package.',
    ],
  },
  proposals: {
    title: 'For signature',
    what: 'A draft on its way to number and mark: drafted, proposed, checked, presented, signed, numbered, issued, filed. One person a step; nobody approves their own.',
    steps: [
      'The drafter proposes level, recipients, copies, and whether copying is allowed.',
      'The checker comments or returns it with a reason. Rounds can be compared.',
      'The leader signs with the own passphrase; in absence by a delegation in force.',
      'The clerk numbers it. Number, date and level mark are drawn on the first page before the office signs.',
      'Digital signatures in the document tell who signed, when, and whether the file is whole.',
    ],
  },
  classified: {
    title: 'Classified books',
    what: 'The registers of state secrets. Who may not know sees no line, no count, no hit.',
    steps: [
      'An outgoing one cites an item of a list of secrets; its level is not below what it encloses or quotes.',
      'Tuyệt mật is entered only: no subject, no file, on every machine.',
      'Opening a classified file is logged and ends after 15 minutes. To let others read: Readers.',
      'No clipboard, no dragging out. For a print ask a permit under Copies and custody.',
      'No program stops a phone’s camera. Sit where nobody sees the screen.',
    ],
  },
  copies: {
    title: 'Copies and custody',
    what: 'Every copy of a classified document, on paper or as a file: its number, holder and place. Each print or export is permitted, numbered and marked on every page.',
    steps: [
      'Ask a permit: how many, for whom. Someone with authority decides, never for oneself.',
      'Hand over: giver and receiver both sign with their passphrases.',
      'Carry out: permitted, with destination and hour of return. Overdue turns red.',
      'Muster: scan or type the code of each copy; differences are listed.',
      'Someone leaves: the tab of leaving people shows what must be handed over.',
    ],
  },
  protection: {
    title: 'Level, recall, destruction',
    what: 'Protection periods, changes of level, extension, declassification, recall and destruction, with their papers.',
    steps: [
      'Lists remind 180, 90 and 60 days ahead. What has ended is proposed; a person confirms.',
      'Proposing and deciding are two people. Recipients are told within 15 days.',
      'Recall freezes at once; each holder proves erasing or giving back.',
      'Destruction: council of three, list, meeting, decision, minutes. Then the key is gone for ever.',
    ],
  },
  submissions: {
    title: 'Submissions of citizens',
    what: 'Each case from the door to its rating. None stays without a holder for more than a working day.',
    steps: [
      'The line of stages tells the step, the holder and the days left.',
      'Classify before assigning. Out of scope, complaints, denunciations: choose the reason; the letter names the right door.',
      'Assign lead and support; the lead accepts or returns with a reason.',
      'Something missing: ask for it, the clock stops. Late: tell the sender how far it is.',
      'Draft the answer, another approves, send it by the way it came.',
      'Name and address are masked. Looking asks a reason and is logged.',
    ],
  },
  registerSubmission: {
    title: 'Taking in a submission',
    what: 'On behalf of a citizen: letter, visit, phone, meeting with voters. Saving gives the receipt code and slip.',
    steps: [
      'F3. Write the words as they were said, without abbreviations.',
      'Needed: name, address, phone or e-mail.',
      'Similar cases appear while you type; D compares.',
      'A mark of secrecy: it stops and keeps nothing on a connected machine. Follow the card that is shown.',
      'Print the receipt with its QR code or read the code out. Its last letter is a check.',
    ],
  },
  importSubmissions: {
    title: 'Import from a file',
    what: 'Many cases from an export of the portal (.xlsx, .csv). Row by row with a preview; a broken row stops no other; the same file twice makes no new case.',
    steps: [
      'Choose the file. Columns are guessed and remembered; change them where needed.',
      'Look at the outcome: new, known, changed, faulty, to be asked.',
      'TCVN3 and VNI text is converted; the original is kept.',
      'Take in. It may be stopped at any time; what was taken stays.',
    ],
  },
  initiatives: {
    title: 'Judging of initiatives and solutions',
    what: 'The way of an initiative that is in scope: sift, council, scores, minutes, decision, following. No step can be left out.',
    steps: [
      'The officer in charge or intake sifts it and says why. A leader names the council: chair, secretary, members.',
      'Every member declares an own interest or none. Whoever has a conflict neither scores nor votes nor decides.',
      'Score five criteria and vote, once; scores stay sealed until all are given or the secretary closes with a quorum.',
      'The secretary records the minutes; print them from Papers. A leader decides: adopt, pilot with its term and a day to check, or not, with the reason.',
      'Record who uses it, since when, with what result; and a reward, if any.',
    ],
  },
  figures: {
    title: 'Figures',
    what: 'Received, handled and answered in a period: week, month, quarter, half-year, year. Opening balance plus arrivals minus endings is the closing balance.',
    steps: [
      'Choose the kind of period at the top; the arrows go back and forth. Narrow by source, field, officer in charge.',
      'Press a figure, or a key from 1 to 6: it opens the very list that makes it up.',
      'T turns charts into tables. Ctrl P makes the report: print, PDF, Word, .xlsx.',
      'Offices below: take in signed figures, see who is late or missing, and their sum. A correction replaces the one before, which stays.',
      'Count again from the ledger: two independent counts must agree before figures are sent.',
      'With few ratings the satisfaction is not shown: a small number can reveal a sender.',
    ],
  },
  exchange: {
    title: 'Exchange',
    what: 'Envelopes between offices on a stick, a shared folder or the network channel: signed, then sealed for the recipient.',
    steps: [
      'First exchange cards, then read the twelve words of the fingerprint to each other on the phone.',
      'Alt G writes what waits to a medium; Alt N reads from one.',
      'Four dots Sent · Arrived · Received · Entered: full by a signed receipt, dashed waiting, not known.',
      'Quarantine: read the reason; nothing of it came into a book. The sender is told.',
      'A number is missing: Alt R asks for it again.',
    ],
  },
  edxml: {
    title: 'edXML packages of the exchange axis',
    what: 'Reads and writes edXML (QCVN 102:2016) for unclassified documents. A classified one is never written: the format has no safe place for a level.',
    steps: [
      'Receiving: attach the .edxml file to the registration form. Fields and files are filled; compare and save.',
      'Telling the status: open the document, exchange axis, Tell the status, save the file.',
      'Sending: open the outgoing document, More → Write an edXML package, choose recipients.',
      'A status file that came back: attach it to the registration form; it is written on the right document.',
    ],
  },
  books: {
    title: 'Register books',
    what: 'The eight books of the law: open, next volume, reserve, insert, close, hand over, statistics, print.',
    steps: [
      'Preview: the form, its columns, the cover. Print to sign where the law wants it.',
      'A reserved number has a purpose and a date; afterwards say why it was not used.',
      '47a or an earlier day: ask first, a leader approves.',
      'Closing is for ever: the book carries the hash of all its lines.',
      'Handing over: counts must agree, both sign.',
    ],
  },
  grounds: {
    title: 'Grounds',
    what: 'Every rule the program applies, with article, source, and whether anyone compared it with the signed text.',
    steps: [
      'Type into the filter, marks are not needed.',
      'A rule marked unverified is a default: ask your office before you rely on it.',
      'A record keeps the rules of its day; a new pack changes no old record.',
    ],
  },
  people: {
    title: 'People',
    what: 'Who works on this machine, as what. The administrator reads no content and enters no book.',
    steps: [
      'Add someone: name, post, roles; hand over a temporary passphrase.',
      'Resetting a passphrase does not give back the keys of old classified documents.',
      'Someone leaves: see what must be handed over before closing the account.',
    ],
  },
  delegations: {
    title: 'Delegations',
    what: 'Who signs for whom, from when to when, by which paper.',
    steps: [
      'Enter the paper, the kind of acts, and the dates.',
      'What was delegated is not delegated further.',
      'It ends by itself; the signature block follows the delegation of the day.',
    ],
  },
  ledger: {
    title: 'Ledger',
    what: 'Every act on this machine, chained by hashes: nobody edits or prunes it, no administrator either.',
    steps: [
      'Filter by person, kind, date.',
      'Verify the chain: the first wrong line is named.',
      'If it is broken: stop writing, leave the machine as it is, call the inspector.',
    ],
  },
  keys: {
    title: 'Keys and certificates',
    what: 'Each person and the office have two certificates: one to sign, one to receive sealed content. Here is whose they are, until when they hold, and what is to be done when one ends or may be known to others.',
    steps: [
      'Mine: ask for new keys when the end is near; the cipher officer or administrator issues them under Waiting.',
      'Of the office: the cipher officer changes the keys, then the new card goes to the partners from the page Exchange.',
      'An outside authority: write the requests, send them, take the certificates with the whole chain and compare the root; or take a PKCS#12 file.',
      'A key may be known to others: change keys first, then revoke the old certificate with that reason and send the list.',
      'Comparing: read all 12 words by telephone; one word different means stop.',
      'Old keys are never deleted: what was received before still opens.',
    ],
  },
  backup: {
    title: 'Backup and health',
    what: 'Is the vault whole, is there a way back, was it tried. A backup is made each day and tested each week by itself while someone is signed in.',
    steps: [
      'Back up now: the vault of one moment; registering goes on meanwhile. Only new files are copied.',
      'Test restore: the backup goes into a scratch place and rows, files and ledger are compared; the vault is not touched.',
      'Check the vault: pages, ledger, counters, index, files, clock, space; every line says what to do.',
      'The way back: choose a removable disk as the second copy; once a year type the recovery code.',
      'After a restoration: enter the last number of each paper book; a book that was not compared takes no entries.',
      'Succession: when the only clerk or administrator goes, two persons, one of them a leader, move posts, keys, copies and work in one act.',
    ],
  },
  administration: {
    title: 'Station administration',
    what: 'The policy of the superior office, updates by signed files, the support file and the health report, the provisioning file. An administrator sees neither books nor documents.',
    steps: [
      'Policy: hear the fingerprint of the key from the superior office by telephone before the first one is loaded. It only tightens.',
      'Updates: choose the file on the stick, read what was checked, back up, lay the installer ready, close An Thư and install.',
      'Support file and health report: read each line before saving; only figures and words of the program.',
      'Provisioning file: read what it would set, then apply all of it at once. Office, people and keys stay as they are.',
    ],
  },
  settings: {
    title: 'Settings',
    what: 'Your colours, text size and language; the scanner’s folder and the idle lock of the station; your passphrase.',
    steps: [
      'Large text is for small screens and tired eyes.',
      'Scanner’s folder: where the scanner saves; new files appear while registering.',
      'The table of permissions tells who may do what.',
    ],
  },
  lessons: {
    title: 'Guided tasks',
    what: 'Tasks to do in the training vault on invented data. One is done when it stands in the vault, not when enough was clicked.',
    steps: [
      'Choose a task and begin. The guide at the top tells what to do and with which keys.',
      'Do it as in earnest. When a step is done the guide goes on.',
      'Mending (corrections, cancelled numbers) counts as a mistake. Repeat it as often as you like.',
    ],
  },
  obstacles: {
    title: 'Being stuck',
    what: 'Press Shift F1 on the screen where you are stuck. Your question becomes a case with a code, a due date and an answer; no network is needed. An answer that helps many goes into the help (F1).',
    steps: [
      'Write a sentence: what you want to do, where you are stuck. No names, no numbers of documents, no state secrets.',
      'Read the lines that go with it: screen, what it said, version, last steps. Untick the steps if you do not want to send them. What stands on the screen is never sent.',
      'My obstacles: where each one is, and its answer. The desk shows them too.',
      'Clerk: on the tab Of the office choose the supporting office once, then press Send to the supporting office; the envelope goes with the others on the page Exchange.',
      'Supporting office: take the envelope in like a transferred submission; the tab Recurring shows which screen, rule and office it happens at most; merge cases about the same matter and answer once.',
      'To publish: approve the public copy of the answer, then press Sign and publish the answer in the case. The others open the tab Answers and press Take into the help.',
      'Tasks of the plan: each has a colour with its ground; report how far you are, then make the Status report to print or to edit in Word. Tasks marked MẪU are sample data.',
    ],
  },
  levels: {
    title: 'Levels, and what this machine may hold',
    what: 'Mật (C, square), Tối mật (B, diamond), Tuyệt mật (A, octagon). What this machine may hold follows from its profile and the law; it stands at the top right.',
    steps: [
      'A connected machine: level none only. Secrets are entered on a machine apart.',
      'Tuyệt mật: entered from its envelope, no subject, no file, anywhere.',
      'A machine apart checks its own routes and does not open when one leads out.',
      'This is no cơ yếu product. Its encryption is no permission to send a secret.',
    ],
  },
  deadlines: {
    title: 'Deadlines',
    what: 'In working days, with holidays, swapped days and half days. A document can have several clocks.',
    steps: [
      'A due date is proposed by urgency; change it where there is a reason.',
      'Extending and stopping are a leader’s, with a reason and within the caps.',
      'Swapped days are entered by the administrator; running clocks are counted again.',
    ],
  },
  typing: {
    title: 'Typing Vietnamese',
    what: 'UniKey, EVKey and the Windows keyboard all work. No shortcut fires during composition; the bottom line says so.',
    steps: [
      'Enter during composition ends the word only.',
      'Single letters act in lists only, never in a field.',
      'Old text (TCVN3, VNI) pasted looks wrong: use Import from a file, it converts.',
    ],
  },
  search: {
    title: 'Searching',
    what: 'With or without marks; with marks the exact spelling comes first.',
    steps: [
      'Ctrl K searches every book; a filter searches its own.',
      '47-CV/ĐU, 47CV and cv 47 find the same document.',
      'Words in quotes must follow each other.',
      'What you may not know is neither shown nor counted.',
    ],
  },
  passphrase: {
    title: 'Passphrase and recovery code',
    what: 'The passphrase opens the vault and signs for you; nobody can read it back. The printed recovery code opens the vault when every passphrase is lost.',
    steps: [
      'Four or five words, easy for you, hard for others. Marks and capitals count.',
      'Wrong tries make you wait, longer each time, also after a restart.',
      'The recovery code: printed, in a safe, known to two. No photograph, no file.',
      'With both lost nobody can open it, we neither.',
    ],
  },
  weekClerk: {
    title: 'First week of a clerk',
    what: 'In the training vault first, then in the real one. Tick what you can do.',
    steps: [
      'Register five incoming documents by keys alone.',
      'Register an envelope that only the named person may open.',
      'Find a document without marks.',
      'Correct a column and read the old text again.',
      'Preview the book and save it as PDF.',
      'Send an envelope and read its receipt.',
      'Take in a letter and print its receipt.',
      'Hand a numbered copy over, both signing.',
    ],
  },
  weekLeader: {
    title: 'First week of a leader',
    what: 'Five things of every day, done once.',
    steps: [
      'Open the desk and read what is late first.',
      'Write a direction with lead, support and due date.',
      'Sign one proposal; return another with a reason.',
      'Decide a request for 47a or an earlier day.',
      'Open a figure to see the list that makes it up.',
    ],
  },
  weekSpecialist: {
    title: 'First week of a specialist',
    what: 'From being assigned to being done.',
    steps: [
      'Acknowledge a document and start the work.',
      'Make a proposal with a draft answer.',
      'Compare two rounds.',
      'Return what was assigned by mistake, with a reason.',
      'Ask to stop or extend a clock.',
    ],
  },
  weekIntake: {
    title: 'First week of intake',
    what: 'So that no case is forgotten.',
    steps: [
      'Take in a letter and print the receipt.',
      'Find a duplicate, merge it, take it apart again.',
      'Ask the sender for something missing.',
      'Import an export of the portal, and again.',
      'Print a status sheet by receipt code.',
    ],
  },
  weekCipher: {
    title: 'First week of a cipher officer',
    what: 'Keys, certificates and trust between stations.',
    steps: [
      'Write the office’s card, read another’s.',
      'Compare the twelve words on the phone before trusting.',
      'Look at an envelope in quarantine and its reason.',
      'Check when the certificates end.',
    ],
  },
  weekAdmin: {
    title: 'First week of an administrator',
    what: 'The machine runs and nothing is lost. An administrator reads no content.',
    steps: [
      'Add someone with roles and a temporary passphrase.',
      'See that the recovery code is in the safe.',
      'Read the table of permissions.',
      'Enter the swapped days of the year.',
      'Check after how many minutes the machine locks.',
    ],
  },
};
