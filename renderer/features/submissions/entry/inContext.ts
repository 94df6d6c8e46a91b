/** A place of some words: what stands before them, they themselves, what stands after. */
export interface Place {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Letters to either side: about a line of the dialog. */
const AROUND = 60;
const MOST = 5;

/** Every place of the words in the text, with what stands around them, so that they can be judged where they stand. */
export function placesIn(text: string, words: string): Place[] {
  const [hay, needle] = [text.toLocaleLowerCase('vi'), words.toLocaleLowerCase('vi')];
  const places: Place[] = [];
  for (let at = hay.indexOf(needle); at >= 0 && needle !== '' && places.length < MOST;) {
    const end = at + needle.length;
    places.push({
      before: tail(text.slice(0, at)),
      words: text.slice(at, end),
      after: head(text.slice(end)),
    });
    at = hay.indexOf(needle, end);
  }
  return places;
}

/** The end of what stands before, from a whole word on, on one line. */
function tail(before: string): string {
  const line = before.replace(/\s+/g, ' ').trimStart();
  if (line.length <= AROUND) return line;
  return `… ${line.slice(-AROUND).replace(/^\S*\s/, '')}`;
}

function head(after: string): string {
  const line = after.replace(/\s+/g, ' ').trimEnd();
  if (line.length <= AROUND) return line;
  return `${line.slice(0, AROUND).replace(/\s\S*$/, '')} …`;
}
