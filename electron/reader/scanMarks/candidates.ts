import { type Bitmap, withoutLines } from './bitmap.ts';
import { type Components, componentsOf } from './components.ts';
import { insidesOf } from './frames.ts';
import { type Group, groupsOf, NEXT, NEXT_APART } from './groups.ts';
import { type Band, bandOfFirst, bandsOf, gapsOf, shapeOf, type Upright, uprightOf } from './shape.ts';
import { likeness, type StampKind, STAMPS, type StampWord } from './wordShapes.ts';

/** A place that looks like a stamp. */
export interface Candidate {
  readonly kind: StampKind;
  /** how much, 0 to 1 */
  readonly sure: number;
  readonly group: Group;
  /** on the page */
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly components: Components;
  readonly pageWidth: number;
  /** it stands in a frame of its own */
  readonly isFramed: boolean;
  /** how far it is turned, radians */
  readonly angle: number;
}

const LINE_MM = { across: 13, down: 11 } as const;
const KINDS = Object.entries(STAMPS) as [StampKind, readonly StampWord[]][];
const ONE_WORD = KINDS.flatMap(([kind, [word, second]]) =>
  word === undefined || second !== undefined ? [] : [[kind, word] as const],
);
const TWO_WORDS = KINDS.flatMap(([kind, [first, second]]) =>
  first === undefined || second === undefined ? [] : [[kind, first, second] as const],
);
/** "TỐI MẬT" in the narrowest print, width by height of the capitals. */
const NARROWEST_OF_TWO = 3.2;
const FOUR_DEGREES = 0.07;
const MOST_TURNED = 0.4;

/** All places of a plane that look like a stamp by at least `least`, the surest kind of each. */
export function candidatesOf(plane: Bitmap, mm: number, least: number): Candidate[] {
  const whole = candidatesIn(withoutLines(plane, LINE_MM.across * mm, LINE_MM.down * mm), mm, least);
  const framed = insidesOf(plane, componentsOf(plane), mm).flatMap(({ inside, of: place }) =>
    candidatesIn(inside, mm, least).map((one) => ({ ...one, place, isFramed: true })),
  );
  return [...whole, ...framed];
}

function candidatesIn(plane: Bitmap, mm: number, least: number): Candidate[] {
  const components = componentsOf(plane);
  const close = groupsOf(components, mm, NEXT);
  const seen = new Set(close.map(placeOf));
  const apart = groupsOf(components, mm, NEXT_APART).filter((group) => !seen.has(placeOf(group)));
  return [...close, ...apart].flatMap((group) => judged(group, components, plane.width, least) ?? []);
}

const placeOf = ({ left, top, right, bottom }: Group): string => [left, top, right, bottom].join(' ');

function judged(group: Group, components: Components, pageWidth: number, least: number): Candidate | null {
  let best: Candidate | null = null;
  const turned = slopeOf(group);
  const angles =
    Math.abs(turned) < 0.015
      ? [0, -FOUR_DEGREES / 2, FOUR_DEGREES / 2]
      : [turned, 0, turned - FOUR_DEGREES, turned + FOUR_DEGREES];
  for (const angle of angles) {
    const upright = uprightOf(group, components, pageWidth, angle);
    const first = bandOfFirst(group, angle);
    const bands = first === null ? bandsOf(upright) : [first, ...bandsOf(upright)];
    for (const band of bands) {
      const { kind, sure } = surestOf(upright, band);
      if (sure >= Math.max(least, best?.sure ?? 0))
        best = { kind, sure, group, place: group, isFramed: false, components, pageWidth, angle };
    }
    if (best === null && angle === angles[1]) break; // far from anything
  }
  return best;
}

/** The kind that the capitals between two rows look most like. */
function surestOf(upright: Upright, band: Band): { kind: StampKind; sure: number } {
  let best: { kind: StampKind; sure: number } = { kind: 'mat', sure: 0 };
  const tell = (kind: StampKind, sure: number): void => {
    if (sure > best.sure) best = { kind, sure };
  };
  const whole = shapeOf(upright, band, 0, upright.width);
  if (whole === null) return best;
  for (const [kind, word] of ONE_WORD) tell(kind, likeness(word, whole));
  if (whole.aspect < NARROWEST_OF_TWO) return best;
  for (const gap of gapsOf(upright, band).slice(0, 2)) {
    const [left, right] = [
      shapeOf(upright, band, 0, gap.from),
      shapeOf(upright, band, gap.to, upright.width),
    ];
    if (left === null || right === null) continue;
    for (const [kind, first, second] of TWO_WORDS) {
      const one = likeness(first, left);
      if (one > 0) tell(kind, (one + likeness(second, right)) / 2);
    }
  }
  return best;
}

/** How far the middles of its letters rise, radians clockwise. */
function slopeOf({ letters }: Group): number {
  if (letters.length < 2) return 0;
  const points = letters.map(({ left, right, bottom }) => [(left + right) / 2, bottom] as const);
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  let [up, down] = [0, 0];
  for (const [x, y] of points) {
    up += (x - mx) * (y - my);
    down += (x - mx) ** 2;
  }
  const slope = down === 0 ? 0 : Math.atan(up / down);
  return Math.max(-MOST_TURNED, Math.min(MOST_TURNED, slope));
}
