const paragraphs = (text: string): string[] => text.trim().split(/\n{2,}/);

/**
 * A text with a template put in: the template alone where nothing but one of the openings stands, else after what is
 * there, without the greeting that it has already. What somebody typed is never replaced.
 *
 * @param openings what a form begins with, and the templates themselves: none of it was typed
 */
export function withTemplate(text: string, template: string, openings: readonly string[]): string {
  const typed = text.trim();
  if (['', ...openings.map((one) => one.trim())].includes(typed)) return template;
  const [greeting = '', ...rest] = paragraphs(template);
  const known = paragraphs(typed)[0] === greeting;
  return [typed, ...(known ? rest : [greeting, ...rest])].join('\n\n');
}

const GREETING = /^\s*Kính gửi[^\n]{0,60}\n\s*(?=\S)/u;

/** The words of an answer where the letter itself says whom it greets: a first line that only does so is left out. */
export const withoutGreeting = (text: string): string => text.replace(GREETING, '');
