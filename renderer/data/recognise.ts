import { HEAD } from '../../shared/domain/document/reading/head.ts';
import { pageOfWords } from '../../shared/domain/document/reading/recognised.ts';
import type { PageText } from '../../shared/domain/document/readPage.ts';
import type { Secrecy } from '../../shared/domain/secrecy/secrecy.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import type { GreyPage } from '../components/viewer/greyPage.ts';
import { call } from './bridge.ts';

type SentPicture = Omit<Input<'pages.recognise'>, 'stageId' | 'isBackground'>;

/** As much as one message takes, and as one call of a function takes arguments. */
const PIECE_BYTES = 384 * 1024;
const AT_ONCE = 0x4000;

/** A picture, handed over to the vault piece by piece; null where the vault takes none. */
export async function sentPicture({ grey, width, height, dpi }: GreyPage): Promise<SentPicture | null> {
  let pictureId: string | null = null;
  for (let from = 0; from < grey.length; from += PIECE_BYTES) {
    const greyBase64 = base64Of(grey.subarray(from, from + PIECE_BYTES));
    const reply: Reply<Output<'pages.draw'>> = await call('pages.draw', { pictureId, greyBase64 });
    if (!reply.ok) return null;
    ({ pictureId } = reply.value);
  }
  return pictureId === null ? null : { pictureId, width, height, dpi };
}

function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += AT_ONCE)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + AT_ONCE)));
  return btoa(parts.join(''));
}

/** What the vault recognised; `text` is null where none may be shown or none was found. */
interface Recognised {
  readonly text: PageText | null;
  readonly secrecy: Secrecy | null;
}

const NOT_RECOGNISED: Recognised = { text: null, secrecy: null };
/** So often a page is begun again that had to give way to what somebody waited for. */
const MOST_TRIES = 3;

/** The words in the head of a waiting file. */
export const recognisedHead = (stageId: string, head: GreyPage): Promise<Recognised> =>
  recognised(head, { stageId, share: HEAD.share, isBackground: false });

/** The words of one of its pages, whole, while nobody waits for them. */
export async function recognisedPage(stageId: string, page: GreyPage, tries = 1): Promise<Recognised> {
  const found = await recognised(page, { stageId, share: 1, isBackground: true });
  const gaveWay = found === STOPPED && tries < MOST_TRIES;
  return gaveWay ? recognisedPage(stageId, page, tries + 1) : found;
}

const STOPPED: Recognised = { ...NOT_RECOGNISED };

async function recognised(
  page: GreyPage,
  {
    stageId,
    share,
    isBackground,
  }: { readonly stageId: string; readonly share: number; readonly isBackground: boolean },
): Promise<Recognised> {
  const picture = await sentPicture(page);
  const reply =
    picture === null ? null : await call('pages.recognise', { stageId, isBackground, ...picture });
  if (reply === null) return NOT_RECOGNISED;
  if (!reply.ok) return reply.error.code === 'stopped' ? STOPPED : NOT_RECOGNISED;
  const { words, secrecy } = reply.value;
  const { width, height, dpi } = page;
  const text = words.length === 0 ? null : pageOfWords(words, { width, dpi, pageHeight: height / share });
  return { text, secrecy };
}
