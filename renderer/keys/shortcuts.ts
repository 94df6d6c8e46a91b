import type { MessageKey } from '../i18n/vi.ts';

/**
 * The one table of keys. It feeds the handler (useShortcuts.ts), the F1 sheet, the `kbd` hints on buttons and
 * the status line; a key that is not here does not exist. Combinations are written as they are shown:
 * modifiers `Ctrl`, `Alt`, `Shift`, then the key. `Alt` stands only on digits, arrows and letters that UniKey
 * leaves alone.
 */
export type Scope =
  | 'app'
  | 'list'
  | 'detail'
  | 'viewer'
  | 'form'
  | 'registration'
  | 'submission'
  | 'exchange'
  | 'figures'
  | 'choices'
  | 'firstRun'
  | 'gate'
  | 'panes'
  | 'tabs'
  | 'print';

export interface Shortcut {
  readonly scope: Scope;
  readonly keys: readonly string[];
  readonly label: MessageKey;
  /** Shown in the status line while its handler is alive; lower stands further left. */
  readonly status?: number;
  /** What is shown instead of `keys` (ranges). */
  readonly show?: readonly string[];
}

const shortcut = (
  scope: Scope,
  keys: readonly string[],
  label: MessageKey,
  more: { status?: number; show?: readonly string[] } = {},
): Shortcut => ({ scope, keys, label, ...more });

const digits = (modifier: string, to: number): readonly string[] =>
  Array.from({ length: to }, (_, index) => `${modifier}${index + 1}`);

export const SHORTCUTS = {
  'app.help': shortcut('app', ['F1'], 'keys.app.help', { status: 99 }),
  'app.obstacle': shortcut('app', ['Shift F1'], 'keys.app.obstacle'),
  'app.palette': shortcut('app', ['Ctrl K'], 'keys.app.palette', { status: 90 }),
  'app.registerIncoming': shortcut('app', ['F2'], 'keys.app.registerIncoming', { status: 70 }),
  'app.registerSubmission': shortcut('app', ['F3'], 'keys.app.registerSubmission', { status: 71 }),
  'app.lock': shortcut('app', ['Ctrl L'], 'keys.app.lock'),
  'app.nav': shortcut('app', digits('Alt ', 9), 'keys.app.nav', { show: ['Alt 1', '…', '9'] }),
  'app.nextPane': shortcut('app', ['F6'], 'keys.app.nextPane', { status: 80 }),
  'app.previousPane': shortcut('app', ['Shift F6'], 'keys.app.previousPane'),
  'app.history': shortcut('app', ['Ctrl J'], 'keys.app.history'),
  'app.toastAct': shortcut('app', ['F9'], 'keys.app.toastAct', { status: 50 }),
  'app.print': shortcut('app', ['Ctrl P'], 'keys.app.print'),
  'app.guide': shortcut('app', ['F8'], 'keys.app.guide'),
  'app.guideGo': shortcut('app', ['Shift F8'], 'keys.app.guideGo'),

  'app.zoomIn': shortcut('app', ['Ctrl +', 'Ctrl ='], 'keys.app.zoomIn', { show: ['Ctrl +'] }),
  'app.zoomOut': shortcut('app', ['Ctrl -'], 'keys.app.zoomOut'),
  'app.zoomUsual': shortcut('app', ['Ctrl 0'], 'keys.app.zoomUsual'),

  'app.wide': shortcut('app', ['F11'], 'keys.app.wide', { status: 61 }),
  'app.closeLayer': shortcut('app', ['Esc'], 'word.close', { status: 60 }),

  'tabs.pick': shortcut('tabs', digits('', 9), 'keys.tabs.pick', { status: 5, show: ['1', '…'] }),

  'panes.narrow': shortcut('panes', ['Ctrl Alt ←'], 'keys.panes.narrow'),
  'panes.widen': shortcut('panes', ['Ctrl Alt →'], 'keys.panes.widen'),

  'list.down': shortcut('list', ['J', '↓'], 'keys.list.down', { status: 1 }),
  'list.up': shortcut('list', ['K', '↑'], 'keys.list.up', { status: 2 }),
  'list.open': shortcut('list', ['Enter'], 'word.open', { status: 3 }),
  'list.openBeside': shortcut('list', ['Ctrl Enter'], 'keys.list.openBeside'),
  'list.filter': shortcut('list', ['/'], 'keys.list.filter', { status: 20 }),
  'list.mark': shortcut('list', ['Space'], 'keys.list.mark', { status: 4 }),
  'list.markAll': shortcut('list', ['Ctrl A'], 'keys.list.markAll'),
  'list.first': shortcut('list', ['Home'], 'keys.list.first'),
  'list.last': shortcut('list', ['End'], 'keys.list.last'),
  'list.number': shortcut('list', [...digits('', 9), '0'], 'keys.list.number', {
    status: 21,
    show: ['0', '…', '9'],
  }),
  'list.pageDown': shortcut('list', ['PageDown'], 'keys.list.pageDown'),
  'list.pageUp': shortcut('list', ['PageUp'], 'keys.list.pageUp'),

  'detail.following': shortcut('detail', ['J'], 'keys.detail.following', { status: 1 }),
  'detail.previous': shortcut('detail', ['K'], 'keys.detail.previous', { status: 2 }),
  'detail.direct': shortcut('detail', ['B'], 'keys.detail.direct', { status: 30 }),
  'detail.assign': shortcut('detail', ['G'], 'keys.detail.assign', { status: 31 }),
  'detail.answer': shortcut('detail', ['R'], 'keys.detail.answer', { status: 32 }),
  'detail.receive': shortcut('detail', ['Y'], 'keys.detail.receive', { status: 33 }),
  'detail.template': shortcut('detail', ['Ctrl ;'], 'keys.detail.template', { status: 34 }),
  'detail.process': shortcut('detail', ['F7'], 'keys.detail.process'),
  'detail.more': shortcut('detail', ['Shift F10', 'ContextMenu'], 'keys.detail.more', {
    show: ['Shift F10'],
  }),
  'detail.primary': shortcut('detail', ['Ctrl Enter'], 'keys.detail.primary'),

  'submission.classify': shortcut('submission', ['P'], 'keys.submission.classify', { status: 33 }),
  'submission.compare': shortcut('submission', ['D'], 'keys.submission.compare', { status: 34 }),
  'submission.gather': shortcut('submission', ['M'], 'keys.submission.gather', { status: 35 }),
  'submission.reveal': shortcut('submission', ['Alt V'], 'keys.submission.reveal'),
  'submission.progress': shortcut('submission', ['Alt T'], 'keys.submission.progress'),
  'submission.open': shortcut('submission', ['Alt M'], 'keys.submission.open'),
  'submission.template': shortcut('submission', ['Ctrl ;'], 'keys.submission.template'),

  'submission.pickFile': shortcut('submission', ['Ctrl O'], 'keys.submission.pickFile', { status: 7 }),
  'submission.takeRows': shortcut('submission', ['Ctrl Enter'], 'keys.submission.takeRows', { status: 5 }),

  'exchange.receive': shortcut('exchange', ['Alt N'], 'keys.exchange.receive', { status: 35 }),
  'exchange.write': shortcut('exchange', ['Alt G'], 'keys.exchange.write', { status: 36 }),
  'exchange.askAgain': shortcut('exchange', ['Alt R'], 'keys.exchange.askAgain'),

  'figures.open': shortcut('figures', digits('', 6), 'keys.figures.open', {
    status: 5,
    show: ['1', '…', '6'],
  }),
  'figures.table': shortcut('figures', ['T'], 'keys.figures.table', { status: 6 }),

  'choices.pick': shortcut('choices', digits('', 9), 'word.choose', {
    status: 1,
    show: ['1', '…'],
  }),
  'choices.move': shortcut('choices', ['↑', '↓'], 'keys.choices.move', { status: 2 }),
  'choices.go': shortcut('choices', ['Enter'], 'keys.choices.go', { status: 3 }),
  'choices.answer': shortcut('choices', digits('Alt ', 5), 'keys.choices.answer', {
    show: ['Alt 1', '…', '5'],
  }),

  'firstRun.showCode': shortcut('firstRun', ['Ctrl H'], 'keys.firstRun.showCode'),
  'firstRun.back': shortcut('firstRun', ['Alt ←'], 'keys.firstRun.back', { status: 40 }),
  'firstRun.next': shortcut('firstRun', ['Ctrl Enter'], 'keys.firstRun.next', { status: 41 }),
  'firstRun.print': shortcut('firstRun', ['Ctrl P'], 'keys.firstRun.print', { status: 42 }),

  'viewer.previousPage': shortcut('viewer', ['['], 'keys.viewer.previousPage'),
  'viewer.nextPage': shortcut('viewer', [']'], 'keys.viewer.nextPage'),
  'viewer.zoomIn': shortcut('viewer', ['+', '='], 'keys.viewer.zoomIn', { show: ['+'] }),
  'viewer.zoomOut': shortcut('viewer', ['-'], 'keys.viewer.zoomOut'),
  'viewer.fit': shortcut('viewer', ['0'], 'keys.viewer.fit'),

  'registration.nextField': shortcut('registration', ['Enter'], 'keys.registration.nextField', { status: 1 }),
  'registration.previousField': shortcut('registration', ['Shift Enter'], 'keys.registration.previousField', {
    status: 2,
  }),
  'registration.goTo': shortcut('registration', ['Ctrl G'], 'keys.registration.goTo', { status: 3 }),
  'registration.takeLast': shortcut('registration', ['Ctrl D'], 'keys.registration.takeLast', { status: 4 }),
  'registration.takePage': shortcut('registration', ['Alt Enter'], 'keys.registration.takePage', {
    status: 4,
  }),
  'registration.allFields': shortcut('registration', ['F4'], 'keys.registration.allFields', { status: 9 }),
  'registration.attach': shortcut('registration', ['Ctrl O'], 'keys.registration.attach', { status: 7 }),
  'registration.unopened': shortcut('registration', ['Ctrl U'], 'keys.registration.unopened'),

  'form.save': shortcut('form', ['Ctrl S'], 'keys.form.save', { status: 6 }),
  'form.saveNext': shortcut('form', ['Ctrl Enter'], 'keys.form.saveNext', { status: 5 }),
  'form.showTyped': shortcut('form', ['Ctrl H'], 'keys.form.showTyped'),
  /** never one of the keys that save: it cannot be undone */
  'form.destroy': shortcut('form', ['Ctrl Delete'], 'keys.form.destroy'),
  'form.close': shortcut('form', ['Esc'], 'keys.form.close', { status: 8 }),
  /** a step that keeps nothing: back to the one before */
  'gate.back': shortcut('gate', ['Esc'], 'keys.gate.back', { status: 8 }),
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

export function shortcutOf(id: ShortcutId): Shortcut {
  return SHORTCUTS[id];
}

/** The keys as shown to a person, for `kbd` hints and the sheets. */
export function shownKeys(id: ShortcutId): readonly string[] {
  const entry = shortcutOf(id);
  return entry.show ?? entry.keys;
}
