import { MOST_PIXELS } from '../../../shared/ipc/readerProtocol.ts';
import { raise } from '../../../shared/errors.ts';
import { randomId } from '../crypto/primitives.ts';
import type { Ports } from '../ports.ts';

/**
 * The window draws a page for the form, one that waits behind it, one for its stamps and one for the search at a time;
 * what was left behind gives way.
 */
const MOST_PICTURES = 5;

type Pictures = Map<string, { readonly pieces: Buffer[]; bytes: number }>;

/** A session's pictures hang on its keys and go with them. */
const kept = new WeakMap<Ports['keys'], Pictures>();

function picturesOf({ keys }: Pick<Ports, 'keys'>): Pictures {
  const known = kept.get(keys);
  if (known) return known;
  const fresh: Pictures = new Map();
  kept.set(keys, fresh);
  return fresh;
}

/** A piece of a picture, the first one for `id` null. @returns its id. @throws AppError `not-found`, `too-large` */
export function addPiece(ports: Pick<Ports, 'keys'>, id: string | null, piece: Buffer): string {
  const pictures = picturesOf(ports);
  const own = id ?? randomId();
  if (id === null) pictures.set(own, { pieces: [], bytes: 0 });
  const picture = pictures.get(own) ?? raise('not-found', { id: own });
  picture.bytes += piece.length;
  if (picture.bytes > MOST_PIXELS) {
    forget(pictures, own);
    raise('too-large', { most: MOST_PIXELS });
  }
  picture.pieces.push(piece);
  for (const oldest of pictures.keys()) {
    if (pictures.size <= MOST_PICTURES) break;
    forget(pictures, oldest);
  }
  return own;
}

/** Takes a whole picture out: nothing of it is left here. @throws AppError `not-found` */
export function takePicture(ports: Pick<Ports, 'keys'>, id: string): Buffer {
  const pictures = picturesOf(ports);
  const picture = pictures.get(id) ?? raise('not-found', { id });
  const whole = Buffer.concat(picture.pieces);
  forget(pictures, id);
  return whole;
}

function forget(pictures: Pictures, id: string): void {
  pictures.get(id)?.pieces.forEach((piece) => piece.fill(0));
  pictures.delete(id);
}
