/** What the pages of files say, for the search. */
export const pages = {
  'pages.title': 'Search by the words in files',
  'pages.read': '{read, select, 1 {1 page} other {{read} pages}} read, {recognised} of them scanned',
  'pages.left':
    '{count, select, 1 {1 file waits} other {{count} files wait}}. They are read while nobody types or moves the mouse for 20 seconds.',
  'pages.unread':
    '{count, select, 1 {1 page} other {{count} pages}} cannot be found by their words; open the document and look at them:',
  'pages.why.unreadable': 'Page {page} of “{fileName}” has no words that can be read',
  'pages.why.marked':
    'Page {page} of “{fileName}” bears a secrecy mark, its words are not taken. Check the level of the document.',
  'pages.why.beyond': 'From page {page} on “{fileName}” is not read: the file is too long',
} as const;
