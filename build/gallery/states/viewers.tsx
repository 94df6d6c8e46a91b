import { Button } from '../../../renderer/components/Button.tsx';
import { FileViewer } from '../../../renderer/components/FileViewer.tsx';
import { ImageViewer } from '../../../renderer/components/ImageViewer.tsx';
import { IconButton } from '../../../renderer/components/IconButton.tsx';
import { LevelChip } from '../../../renderer/components/LevelChip.tsx';
import { PdfViewer } from '../../../renderer/components/PdfViewer.tsx';
import { LONG_FILE, LONG_PERSON } from '../samples.ts';
import type { Shown } from '../shown.ts';

/** A sheet with a line of ink, drawn here: the gallery has no vault to read a file from. */
async function drawnPicture(): Promise<Uint8Array> {
  const sheet = new OffscreenCanvas(420, 594);
  const ink = sheet.getContext('2d');
  if (ink) {
    ink.fillStyle = 'white';
    ink.fillRect(0, 0, 420, 594);
    ink.fillStyle = 'black';
    ink.fillRect(60, 80, 300, 12);
  }
  return new Uint8Array(await (await sheet.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** The smallest PDF with a page; pdf.js finds its objects itself. */
const smallPdf = async (): Promise<Uint8Array> =>
  new TextEncoder().encode(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 594]/Contents 4 0 R/Resources<<>>>>endobj',
      '4 0 obj<</Length 19>>stream\n60 500 300 12 re f\nendstream endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  );
const broken = async (): Promise<Uint8Array> => new Uint8Array([1, 2, 3]);
const notYet = (): Promise<Uint8Array> => new Promise(() => undefined);

export const VIEWERS: readonly Shown[] = [
  {
    name: 'FileViewer',
    states: [
      [
        'a kind that is not shown, long name',
        <FileViewer
          kind="docx"
          mime="application/octet-stream"
          name={LONG_FILE}
          source={broken}
          actions={<Button icon="disk">Lưu ra ngoài</Button>}
        />,
      ],
    ],
  },
  {
    name: 'ImageViewer',
    states: [
      [
        'of a level, held, long name',
        <div className="galleryPane galleryPane-tall">
          <ImageViewer
            name={LONG_FILE}
            facts="ký số hợp lệ"
            mime="image/png"
            source={drawnPicture}
            mark={<LevelChip level="mat" />}
            who={LONG_PERSON}
            actions={<IconButton icon="print" label="In" />}
          />
        </div>,
      ],
      [
        'broken',
        <div className="galleryPane">
          <ImageViewer name="hong.png" mime="image/png" source={broken} />
        </div>,
      ],
    ],
  },
  {
    name: 'PdfViewer',
    states: [
      [
        'one page',
        <div className="galleryPane galleryPane-tall">
          <PdfViewer name={`Phụ lục ${LONG_FILE}`} source={smallPdf} />
        </div>,
      ],
      [
        'busy',
        <div className="galleryPane">
          <PdfViewer name="dang-mo.pdf" source={notYet} />
        </div>,
      ],
    ],
  },
];
