import { describe, expect, it } from 'vitest';
import { foreignLetters } from '../../../shared/domain/text/normalise.ts';
import { filled, name, text } from '../../../shared/ipc/schemas.ts';
import { NewPerson } from '../../../shared/ipc/contract/vault.ts';

/** U+202E turns the line round, U+200B has no width, NUL ends a text for some programs. */
const HIDDEN = ['\u202e', '\u200b', '\u0000', '\u2066', '\u00ad', '\ufeff', '\u0085'];

describe('names and texts from outside', () => {
  it.each(HIDDEN)('lose %j, which nobody sees', (letter) => {
    const typed = `Nguyễn${letter} Thị${letter}${letter} Hường${letter}`;
    expect(name(80).parse(typed)).toBe('Nguyễn Thị Hường');
    expect(filled(80).parse(typed)).toBe('Nguyễn Thị Hường');
    expect(text(80).parse(typed)).toBe('Nguyễn Thị Hường');
    expect(name(80).safeParse(letter).success).toBe(false);
    expect(filled(80).safeParse(` ${letter} `).success).toBe(false);
  });

  it('are one spelling: NFC, one Đ, one space between the words of a name; lines of a text stay', () => {
    expect(name(80).parse(' Lò  Thị\tÓn\n'.normalize('NFD'))).toBe('Lò Thị Ón');
    expect(name(80).parse('\u00d0inh Công Lượng')).toBe('Đinh Công Lượng');
    expect(filled(80).parse('một\n  hai\t3 ')).toBe('một\n  hai\t3');
    expect(name(3).safeParse('a b c').success).toBe(false);
  });

  it('so the names of people are, in posts too', () => {
    const person = {
      username: 'moi',
      fullName: 'Ánh\u202e Phạm',
      position: 'Văn \u200bthư',
      roles: ['clerk'],
    };
    expect(NewPerson.parse(person)).toMatchObject({ fullName: 'Ánh Phạm', position: 'Văn thư' });
  });

  it('tell letters of another script, which look the same', () => {
    expect(foreignLetters('Tỉnh ủу Sоn Hà')).toEqual(['у', 'о']); // Cyrillic
    expect(foreignLetters('Τỉnh ủy')).toEqual(['Τ']); // Greek
    for (const honest of [
      'Tỉnh ủy Sơn Hà',
      'Tỉnh ủy Sơn Hà'.normalize('NFD'),
      'ĐU-UBND 12/2026 §4',
      'Ƣng',
      '',
    ])
      expect(foreignLetters(honest), honest).toEqual([]);
  });
});
