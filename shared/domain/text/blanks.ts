/** A place left to be filled: dots or lines that stand as a word of their own, not the dots that end a list. */
const BLANK = /(?<=^|[\s(["“:])(?:[…_]+|\.{3,})(?=$|[\s.,;:!?)\]"”])/gmu;
const WORDS_BEFORE = 6;

/**
 * The blanks of a text that nobody filled, each by the words that stand before it on its line: "Dự kiến trả lời trước
 * ngày". A blank at the beginning of a line has the empty string.
 */
export function openBlanks(text: string): string[] {
  return [...text.matchAll(BLANK)].map(({ index }) => {
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    return line.trim().split(/\s+/).slice(-WORDS_BEFORE).join(' ');
  });
}
