import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A grey picture, one byte a point. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

/** Every page of a PDF, grey, 50 points to the inch. */
export function pagesOf(pdf: Uint8Array): Picture[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-pages-'));
  try {
    execFileSync('pdftoppm', ['-r', '50', '-gray', '-', path.join(folder, 'p')], { input: pdf });
    const names = fs.readdirSync(folder).sort(); // pdftoppm pads the numbers
    return names.map((name) => readPgm(fs.readFileSync(path.join(folder, name))));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function readPgm(bytes: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40));
  if (head === null) throw new Error('not a grey picture');
  const points = new Uint8Array(bytes.subarray(head[0].length));
  return { width: Number(head[1]), height: Number(head[2]), points };
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** As a PNG of sixteen greys, unfiltered: enough to compare, small enough to commit. */
export function toPng({ width, height, points }: Picture): Buffer {
  const row = Math.ceil(width / 2) + 1;
  const raw = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * row + 1 + (x >> 1);
      raw[at] = (raw[at] ?? 0) | (Math.round((points[y * width + x] ?? 0) / 17) << (x % 2 === 0 ? 4 : 0));
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 4; // bits to a point; colour type 0 is grey
  const chunks = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.of()),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** Reads what `toPng` wrote. */
export function fromPng(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  if (png[24] !== 4 || png[25] !== 0 || png.toString('latin1', 37, 41) !== 'IDAT')
    throw new Error('not a golden picture: take it with UPDATE_GOLDEN=1');
  const raw = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const row = Math.ceil(width / 2) + 1;
  const points = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const pair = raw[y * row + 1 + (x >> 1)] ?? 0;
      points[y * width + x] = (x % 2 === 0 ? pair >> 4 : pair & 15) * 17;
    }
  return { width, height, points };
}

/** Points to a side of what is compared: about 3 mm, so that another version's smoothing of edges weighs little. */
const CELL = 6;
/** How much darker or lighter, of 255, a cell may be before it counts as different. */
const SHADE = 24;
/** That many cells may differ: less than one word. */
const FEW = 4;

/** Do two pages show the same? Says where they differ; null when they do not. */
export function differenceOf(golden: Picture, actual: Picture): string | null {
  const { width, height } = golden;
  if (width !== actual.width || height !== actual.height)
    return `${actual.width} × ${actual.height} instead of ${width} × ${height}`;
  const places: string[] = [];
  for (let y = 0; y < height; y += CELL)
    for (let x = 0; x < width; x += CELL)
      if (Math.abs(shadeOf(golden, x, y) - shadeOf(actual, x, y)) > SHADE) places.push(`${x},${y}`);
  return places.length <= FEW ? null : `${places.length} places differ, first at ${places[0] ?? ''}`;
}

function shadeOf({ width, height, points }: Picture, left: number, top: number): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < Math.min(top + CELL, height); y += 1)
    for (let x = left; x < Math.min(left + CELL, width); x += 1) {
      sum += points[y * width + x] ?? 0;
      count += 1;
    }
  return sum / count;
}

const GOLDEN = path.resolve(import.meta.dirname, '../golden');
const ACTUAL = path.resolve(import.meta.dirname, '../../out/golden');

/**
 * Compares a PDF page by page with `test/golden/<name>-<page>.png`; with UPDATE_GOLDEN=1 it writes them instead. What
 * was rendered lies in `out/golden/` for looking at. @returns what differs, a line for each page
 */
export function compareWithGolden(name: string, pdf: Uint8Array): string[] {
  const pages = pagesOf(pdf);
  writePages(ACTUAL, name, pages);
  fs.writeFileSync(path.join(ACTUAL, `${name}.pdf`), pdf);
  if (process.env['UPDATE_GOLDEN'] === '1') writePages(GOLDEN, name, pages);
  const kept = filesOf(GOLDEN, name).length;
  if (kept !== pages.length) return [`${name}: ${pages.length} pages instead of ${kept}`];
  return pages.flatMap((page, index) => {
    const difference = differenceOf(fromPng(fs.readFileSync(fileOf(GOLDEN, name, index + 1))), page);
    return difference === null ? [] : [`${name}, page ${index + 1}: ${difference}`];
  });
}

const fileOf = (folder: string, name: string, page: number): string =>
  path.join(folder, `${name}-${page}.png`);

function filesOf(folder: string, name: string): string[] {
  const own = path.dirname(path.join(folder, name));
  if (!fs.existsSync(own)) return [];
  const pattern = new RegExp(`^${path.basename(name)}-\\d+\\.png$`);
  return fs
    .readdirSync(own)
    .filter((each) => pattern.test(each))
    .map((each) => path.join(own, each));
}

function writePages(folder: string, name: string, pages: readonly Picture[]): void {
  filesOf(folder, name).forEach((file) => fs.rmSync(file));
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  pages.forEach((page, index) => fs.writeFileSync(fileOf(folder, name, index + 1), toPng(page)));
}
