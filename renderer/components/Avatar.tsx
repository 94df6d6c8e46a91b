import './choiceList.css';

/** First letter of the family name and of the given name (people go by the last word): Nguyễn Thị Hường → NH. */
export function initialsOf(fullName: string): string {
  const words = fullName.normalize('NFC').trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toLocaleUpperCase('vi');
}

export function Avatar({ name, quiet = false }: { name: string; quiet?: boolean }) {
  return (
    <span className={`avatar${quiet ? ' avatar-quiet' : ''}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
