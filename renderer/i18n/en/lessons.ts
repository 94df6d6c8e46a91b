/** Guided tasks of the training vault; the tasks themselves are data. */
export const lessons = {
  'lessons.title': 'Guided tasks',
  'lessons.intro':
    'Done in the training vault, on invented data. The vault itself is asked whether it was done; clicks are not counted.',
  'lessons.start': 'Begin',
  'lessons.again': 'Again',
  'lessons.minutes': 'about {minutes} minutes',
  'lessons.times': 'done {times} times',
  'lessons.best': 'best {seconds} s, {mistakes} mistakes',
  'lessons.none': 'No task for your post yet. Sign in as somebody else of the training vault to see theirs.',
  'lessons.steps': 'Steps',
  'lessons.why': 'Why',
  'lessons.running': 'Running',
  'lessons.step': 'Step {done} of {total}',
  'lessons.stop': 'Give up',
  'lessons.guide': 'The task that runs',
  'lessons.done': '“{title}” done: {seconds} s, {mistakes} mistakes',
  'lessons.count': '{done} of {total} tasks done',
} as const;
