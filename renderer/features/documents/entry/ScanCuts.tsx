import '../documents.css';
import { useEffect, useRef } from 'react';
import type { DoubtfulField } from '../../../../shared/domain/document/readPage.ts';
import type { Spot } from '../../../../shared/domain/document/reading/pageText.ts';
import type { GreyPage } from '../../../components/viewer/greyPage.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { FileFacts } from './fileFacts.ts';
import type { IncomingForm } from './form.ts';

const POINTS_AN_INCH = 72;
/** The fields whose picture helps; a subject is compared with the page itself. */
const SHOWN = ['issuer', 'code', 'documentDate'] as const satisfies readonly DoubtfulField[];

interface ScanCutsProps {
  readonly main: FileFacts | null;
  readonly form: IncomingForm;
}

/**
 * What was recognised in a scan and may be wrong, as it stands on the paper: cut out of the page, beside the fields. Each
 * goes when the person has written the field.
 */
export function ScanCuts({ main, form }: ScanCutsProps) {
  const t = useT();
  const { head = null, reading = null } = main ?? {};
  if (head === null || reading === null) return null;
  const cuts = SHOWN.flatMap((field) => {
    const spot = reading.doubts[field]?.spot ?? null;
    const isOpen = form.origins[field] === 'check' || form[field] === null || form[field] === '';
    return spot === null || !isOpen ? [] : [{ field, spot }];
  });
  if (cuts.length === 0) return null;
  return (
    <ul className="c12 plainList scanCuts" aria-label={t('documents.scan.cuts')}>
      {cuts.map(({ field, spot }) => (
        <li key={field} className="row gap-2">
          <span className="m cap">{t(`documents.field.${field}`)}</span>
          <Cut
            head={head}
            spot={spot}
            label={t('documents.scan.cut', { field: t(`documents.field.${field}`) })}
          />
        </li>
      ))}
    </ul>
  );
}

/** A part of the page, drawn at twice the size of the paper's letters at most. */
function Cut({
  head,
  spot,
  label,
}: {
  readonly head: GreyPage;
  readonly spot: Spot;
  readonly label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const scale = head.dpi / POINTS_AN_INCH;
    const [x, y] = [Math.floor(spot.x * scale), Math.floor(spot.y * scale)];
    const width = Math.min(head.width - x, Math.ceil(spot.width * scale));
    const height = Math.min(head.height - y, Math.ceil(spot.height * scale));
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || width <= 0 || height <= 0) return;
    [canvas.current.width, canvas.current.height] = [width, height];
    const picture = context.createImageData(width, height);
    for (let row = 0; row < height; row += 1)
      for (let column = 0; column < width; column += 1) {
        const tone = head.grey[(y + row) * head.width + x + column] ?? 255;
        picture.data.set([tone, tone, tone, 255], (row * width + column) * 4);
      }
    context.putImageData(picture, 0, 0);
  }, [head, spot]);
  return <canvas ref={canvas} className="scanCut" role="img" aria-label={label} />;
}
