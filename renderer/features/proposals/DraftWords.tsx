import { useEffect, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { SaveFileButton } from '../../parts/documents/SaveFileButton.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useAway } from '../../components/viewer/useAway.ts';
import { useT } from '../../i18n/I18n.tsx';
import { HeldWords } from './HeldWords.tsx';
import type { Proposal } from './stores.ts';

type Version = Proposal['versionList'][number];

interface DraftWordsProps {
  detail: Proposal;
  version: Version;
  file: NonNullable<Version['file']>;
}

/** A draft that no viewer shows, by its words: who checks and signs reads what it says; how it looks is in the file. */
export function DraftWords({ detail, version: { number }, file }: DraftWordsProps) {
  const t = useT();
  const classified = detail.level !== 'none';
  const away = useAway(classified);
  const [paragraphs, setParagraphs] = useState<readonly string[] | null | undefined>();
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    let current = true;
    void call('proposals.read', { id: detail.id, number }).then((reply) => {
      if (!current) return;
      if (reply.ok) setParagraphs(reply.value.paragraphs);
      else setError(reply.error);
    });
    return () => void (current = false);
  }, [detail.id, number]);
  return (
    <ScrollPane label={t('proposals.words')} takesFocus>
      <HeldWords classified={classified}>
        <div className="draftWords" data-covered={away || undefined} data-held={classified || undefined}>
          <p className="row">
            {classified ? <LevelChip level={detail.level} /> : null}
            <b>{file.name}</b>
          </p>
          <p className="m cap">{t(paragraphs === null ? 'proposals.words.none' : 'proposals.words.only')}</p>
          {classified ? null : <SaveFileButton file={file} />}
          {error ? <Failure error={error} /> : null}
          {paragraphs === undefined && !error ? <LoadingRows /> : null}
          {(paragraphs ?? []).map((text, index) => (
            <p key={index} className="read preline">
              {text}
            </p>
          ))}
        </div>
      </HeldWords>
    </ScrollPane>
  );
}
