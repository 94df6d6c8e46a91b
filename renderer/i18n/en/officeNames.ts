/** Name, symbol and place of the office: corrected by an act of two. */
export const officeNames = {
  'office.title': 'Name, symbol and place of the office',
  'office.lead':
    'Documents, books and slips bear the new name from now on; numbers given and files signed stay as they are. It holds once a second person approves; one of the two is a leader. Offices that compared the card see the new name with a new card.',
  'office.code.why':
    'cannot be corrected: it is in the certificates of the office and of each person, and receivers compare it with the card. Wrong on the first day, with nothing registered: make a new vault (quan-tri.md, its first section)',
  'office.ask': 'Ask to correct…',
  'office.askTitle': 'Correct name, symbol and place of the office',
  'office.askDo': 'Send the request',
  'office.reason.example': 'For example: mistyped when the vault was made; renamed by decision 12-QĐ/TU',
  'office.missing.change': 'Nothing is changed yet',
  'office.missing.names': 'Enter name and symbol',
  'office.before': 'Now',
  'office.after': 'Will be',
  'office.same': 'stays',
  'office.example': 'Number of a document, for example',
  'office.waiting': 'Correction that waits for a second person',
  'office.askedBy': 'Asked by {by}, {at}',
  'office.approve': 'Approve, correct now',
  'office.refuse': 'Do not approve',
  'office.withdraw': 'Take the request back',
  'office.done.asked': 'Request sent; a second person decides',
  'office.done.done': 'Name, symbol and place of the office are corrected',
  'office.done.refused': 'Not approved; the office keeps its name',
  'office.done.withdrawn': 'Request taken back',
  'office.last.done': 'Corrected last {at}: asked by {asked}, approved by {by}.',
  'office.last.refused': 'The request of {asked} was not approved by {by}, {at}: {note}',
} as const;
