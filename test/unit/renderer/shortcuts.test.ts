import { describe, expect, it } from 'vitest';
import { findHits, type Layer, type Place, type ShortcutHandlers } from '../../../renderer/keys/dispatch.ts';
import { isPlainPrintable, matches, type KeyPress } from '../../../renderer/keys/match.ts';
import { SHORTCUTS, shortcutOf, type Scope, type ShortcutId } from '../../../renderer/keys/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0,
  ...more,
});
const layer = (scope: Scope, handlers: ShortcutHandlers, depth = 0): Layer => ({
  scope,
  depth,
  handlers: () => handlers,
});
const inList: Place = { inKeyRegion: true, inTextEntry: false, inMenu: false };
const inField: Place = { inKeyRegion: false, inTextEntry: true, inMenu: false };
const fieldInsideList: Place = { inKeyRegion: true, inTextEntry: true, inMenu: false };
const ids = (hits: readonly { id: ShortcutId }[]): ShortcutId[] => hits.map((hit) => hit.id);
const act = (): void => undefined;

describe('matching of a combination', () => {
  it.each([
    ['Ctrl K', press('k', { ctrlKey: true, code: 'KeyK' }), true],
    ['Ctrl K', press('K', { ctrlKey: true, code: 'KeyK' }), true], // Caps Lock
    ['Ctrl K', press('k'), false],
    ['Ctrl K', press('k', { ctrlKey: true, altKey: true, code: 'KeyK' }), false],
    ['Ctrl K', press('k', { ctrlKey: true, shiftKey: true, code: 'KeyK' }), false],
    ['Alt 3', press('3', { altKey: true, code: 'Digit3' }), true],
    ['Alt 3', press('đ', { altKey: true, code: 'Digit3' }), true], // a Vietnamese layout puts letters on the digits
    ['Alt 3', press('3', { altKey: true, code: 'Numpad3' }), true],
    ['J', press('J', { shiftKey: true }), false],
    ['J', press('j'), true],
    ['/', press('/', { shiftKey: true }), true], // where the board has it on Shift
    ['Shift F6', press('F6', { shiftKey: true }), true],
    ['F6', press('F6', { shiftKey: true }), false],
    ['Ctrl Alt ←', press('ArrowLeft', { ctrlKey: true, altKey: true }), true],
    ['Esc', press('Escape'), true],
    ['Space', press(' '), true],
    ['↓', press('ArrowDown', { metaKey: true }), false],
  ])('%s', (text, event, expected) => {
    expect(matches(event, text)).toBe(expected);
  });
});

describe('Vietnamese composition is sacred', () => {
  const layers = [
    layer('app', { 'app.palette': act, 'app.lock': act }),
    layer('list', { 'list.open': act, 'list.down': act }),
  ];

  it.each([
    ['Enter ends the composition only', press('Enter', { isComposing: true })],
    ['a key the input method took reports 229', press('Process', { keyCode: 229 })],
    ['229 without isComposing (IBus)', press('j', { keyCode: 229 })],
    ['even Ctrl K waits', press('k', { ctrlKey: true, code: 'KeyK', isComposing: true })],
    ['even the lock waits', press('l', { ctrlKey: true, code: 'KeyL', keyCode: 229 })],
  ])('%s', (_what, event) => {
    expect(findHits(event, inList, layers, 0)).toEqual([]);
  });

  it('replays Telex "xax" as letters of a field: no shortcut of the whole table fires', () => {
    const everything = Object.fromEntries(Object.keys(SHORTCUTS).map((id) => [id, act])) as ShortcutHandlers;
    const all = (Object.keys(SHORTCUTS) as ShortcutId[]).map((id) =>
      layer(shortcutOf(id).scope, { [id]: everything[id] } as ShortcutHandlers),
    );
    for (const key of 'jkbgrydt/123+-0[]ắỗựằđ \u0301\u0323') {
      expect(ids(findHits(press(key), inField, all, 0)), key).toEqual([]);
      expect(ids(findHits(press(key), fieldInsideList, all, 0)), key).toEqual([]);
    }
  });
});

describe('who answers', () => {
  it('letters act only where a list has the focus', () => {
    const layers = [layer('detail', { 'detail.direct': act })];
    expect(ids(findHits(press('b'), inList, layers, 0))).toEqual(['detail.direct']);
    expect(
      findHits(press('b'), { inKeyRegion: false, inTextEntry: false, inMenu: false }, layers, 0),
    ).toEqual([]);
  });

  it('with a menu open over the page only what belongs to the whole window acts: Ctrl Enter means nothing under it', () => {
    const layers = [layer('app', { 'app.palette': act }), layer('detail', { 'detail.primary': act })];
    const enter = press('Enter', { ctrlKey: true });
    const inMenu = { ...inList, inMenu: true };
    expect(ids(findHits(enter, inList, layers, 0))).toEqual(['detail.primary']);
    expect(findHits(enter, inMenu, layers, 0)).toEqual([]);
    expect(ids(findHits(press('k', { ctrlKey: true, code: 'KeyK' }), inMenu, layers, 0))).toEqual([
      'app.palette',
    ]);
  });

  it('the particular scope comes before the general one, the younger before the older', () => {
    const older = layer('detail', { 'detail.primary': act });
    const younger = layer('form', { 'form.saveNext': act });
    const list = layer('list', { 'list.openBeside': act });
    const hits = findHits(press('Enter', { ctrlKey: true }), inField, [list, older, younger], 0);
    expect(ids(hits)).toEqual(['list.openBeside', 'form.saveNext', 'detail.primary']);
  });

  it('tells which of the keys was pressed', () => {
    const [hit] = findHits(
      press('4', { altKey: true, code: 'Digit4' }),
      inField,
      [layer('app', { 'app.nav': act })],
      0,
    );
    expect(hit?.index).toBe(3);
  });

  it('below an open dialog only the lock and the help remain', () => {
    const layers = [
      layer('app', { 'app.palette': act, 'app.lock': act, 'app.help': act }),
      layer('form', { 'form.save': act }, 1),
    ];
    const ctrl = (letter: string): KeyPress =>
      press(letter, { ctrlKey: true, code: `Key${letter.toUpperCase()}` });
    expect(findHits(ctrl('k'), inField, layers, 1)).toEqual([]);
    expect(ids(findHits(ctrl('l'), inField, layers, 1))).toEqual(['app.lock']);
    expect(ids(findHits(press('F1'), inField, layers, 1))).toEqual(['app.help']);
    expect(ids(findHits(ctrl('s'), inField, layers, 1))).toEqual(['form.save']);
  });
});

describe('the table itself', () => {
  const all = Object.keys(SHORTCUTS) as ShortcutId[];

  it('has no key twice in a scope', () => {
    const seen = new Set<string>();
    for (const id of all) {
      const { scope, keys } = shortcutOf(id);
      for (const key of keys) {
        expect(seen.has(`${scope} ${key}`), `${scope} ${key}`).toBe(false);
        seen.add(`${scope} ${key}`);
      }
    }
  });

  it('names every shortcut after its scope', () => {
    for (const id of all) expect(id.startsWith(`${shortcutOf(id).scope}.`), id).toBe(true);
  });

  it('uses no Alt letter that UniKey takes (Alt Z switches it)', () => {
    for (const id of all) expect(shortcutOf(id).keys, id).not.toContain('Alt Z');
  });

  it('leaves plain keys out of everything that works in a form', () => {
    const inForms: readonly Scope[] = ['app', 'form', 'registration', 'firstRun', 'gate'];
    for (const id of all) {
      const { scope, keys } = shortcutOf(id);
      if (inForms.includes(scope)) expect(keys.filter(isPlainPrintable), id).toEqual([]);
    }
  });
});
