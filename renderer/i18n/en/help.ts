/** Frame of the help; its pages stand in i18n/help. */
export const helpFrame = {
  'help.title': 'Help',
  'help.search': 'Search the help',
  'help.keys': '↓ ↑ choose a page, Enter or → read it, PageDown turns it, ← goes back, F6 to the search',
  'help.page': 'Help page',
  'help.nothing': 'No page speaks of “{words}”.',
  'help.refusal': 'refusal',
  'help.grounds': 'Grounds',
  'help.more': 'Read on',
  'help.open': 'Help',
  'help.week.count': '{count} of {total} done. Only you see this list.',
  'help.week.go': 'Go there',
  'help.week.goTo': 'Go where it is done: {step}',
  'help.week.keys': 'J, K line by line · Enter goes where it is done · Space ticks it',
  'help.picture': 'Picture of the screen: {title}',
  'help.pictureOf': 'Taken in the training vault; people, numbers and words are invented.',
} as const;
