import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { componentsOf } from '../../electron/reader/scanMarks/components.ts';
import { groupsOf } from '../../electron/reader/scanMarks/groups.ts';
import { shapeOf, uprightOf } from '../../electron/reader/scanMarks/shape.ts';

const PACKAGES = path.resolve(process.cwd(), 'node_modules');
/** A serif and a sans serif: all other faces of stamps are like one of the two. */
const FACES = {
  'Shape Serif': ['@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'],
  'Shape Sans': [
    '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff2',
    '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2',
  ],
} as const;
const SHAPED_WORDS = ['MẬT', 'TỐI', 'TUYỆT', 'KHẨN', 'THƯỢNG', 'HỎA', 'TỐC'] as const;

const BASE = 190;

/** The shapes of the words of stamps, drawn from the fonts: `shapes.ts` holds what this gives. */
export function makeShapes(): { word: string; aspect: number; base64: string }[] {
  for (const [family, files] of Object.entries(FACES))
    for (const file of files) GlobalFonts.registerFromPath(path.join(PACKAGES, file), family);
  return SHAPED_WORDS.flatMap((word) => Object.keys(FACES).map((family) => shapeIn(word, family)));
}

function shapeIn(word: string, family: string): { word: string; aspect: number; base64: string } {
  const [width, height] = [1200, 300];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.font = `96px "${family}"`;
  context.fillText(word, 100, BASE);
  const { data } = context.getImageData(0, 0, width, height);
  const bits = Uint8Array.from({ length: width * height }, (_, at) => ((data[at * 4] ?? 255) < 128 ? 1 : 0));
  const components = componentsOf({ bits, width, height });
  const [group] = groupsOf(components, 10).toSorted((a, b) => b.right - b.left - (a.right - a.left));
  if (group === undefined) throw new Error(`${word} in ${family} is no group`);
  const upright = uprightOf(group, components, width, 0);
  // where its capitals stand is known of the font
  const rowOf = (y: number): number =>
    Math.round((y - group.top + 2) / (group.size > 24 ? group.size / 24 : 1));
  const band = { top: rowOf(BASE - context.measureText('H').actualBoundingBoxAscent), bottom: rowOf(BASE) };
  const shaped = shapeOf(upright, band, 0, upright.width);
  if (shaped === null) throw new Error(`${word} in ${family} has no shape`);
  const most = Math.max(...shaped.shape.map(Math.abs));
  const bytes = Int8Array.from(shaped.shape, (value) => Math.round((value / most) * 127));
  return {
    word,
    aspect: Math.round(shaped.aspect * 100) / 100,
    base64: Buffer.from(bytes.buffer).toString('base64'),
  };
}
