const MOST = 30;
const LONGEST = 300;

/** One template a line; empty lines and repeats are dropped, what is too long is cut at the contract's bound. */
export function templatesFrom(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST));
  return [...new Set(lines)].filter((line) => line !== '').slice(0, MOST);
}

/** The text with a template put in where the caret stands, as a sentence of its own. */
export function withTemplate(
  text: string,
  template: string,
  caret: number,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const left = before === '' || /\s$/.test(before) ? '' : ' ';
  const right = after === '' || /^\s/.test(after) ? '' : ' ';
  return { text: `${before}${left}${template}${right}${after}`, caret: `${before}${left}${template}`.length };
}
