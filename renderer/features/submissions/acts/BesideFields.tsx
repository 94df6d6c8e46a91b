import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import { call, pickFiles } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { FilesSecrecy } from '../../../parts/secrecy/FilesSecrecy.tsx';
import { useSecrecyForm } from '../../../parts/secrecy/useSecrecyForm.ts';
import { Button } from '../../../components/Button.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useHits } from '../beside/useHits.ts';

interface Linked {
  readonly id: string;
  readonly name: string;
}

export interface BesideValue {
  readonly files: readonly PickedFile[];
  readonly documents: readonly Linked[];
}
export const NOTHING_BESIDE: BesideValue = { files: [], documents: [] };

/** What the command takes. */
export const besideInput = ({ files, documents }: BesideValue): { files: string[]; documents: string[] } => ({
  files: files.map(({ stageId }) => stageId),
  documents: documents.map(({ id }) => id),
});

/** What an act stands on: a file, or a document of the books found by the same search as everywhere. */
export function BesideFields({
  value,
  onChange,
}: {
  value: BesideValue;
  onChange: (value: BesideValue) => void;
}) {
  const t = useT();
  const [words, setWords] = useState('');
  useSecrecyForm({ files: value.files });
  const [error, setError] = useState<WireError | null>(null);
  const hits = useHits(words.trim(), '')?.filter(
    ({ subjectKind, id }) => subjectKind === 'document' && value.documents.every((one) => one.id !== id),
  );
  const pick = async (): Promise<void> => {
    const reply = await pickFiles();
    setError(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.length > 0) onChange({ ...value, files: [...value.files, ...reply.value] });
  };
  const drop = (file: PickedFile): void => {
    onChange({ ...value, files: value.files.filter((other) => other !== file) });
    void call('attachments.discardStage', { stageId: file.stageId });
  };
  const link = (id: string, name: string): void => {
    setWords('');
    onChange({ ...value, documents: [...value.documents, { id, name }] });
  };
  return (
    <fieldset className="beside">
      <legend>
        {t('submissions.basis')} <span className="m">({t('common.optional')})</span>
      </legend>
      <div className="row wrap gap-4">
        <div className="grow">
          <TextField
            type="search"
            label={t('submissions.basisFind')}
            value={words}
            onChange={setWords}
            maxLength={200}
          />
        </div>
        <Button icon="attach" onPress={() => void pick()}>
          {t('submissions.basisFile')}
        </Button>
      </div>
      {hits === undefined ? null : hits.length === 0 ? (
        <p className="m cap">{t('submissions.basisNone')}</p>
      ) : (
        <ul className="besideHits" aria-label={t('submissions.basisFind')}>
          {hits.map((hit) => {
            const name = [hit.code === '' ? String(hit.number) : hit.code, hit.title ?? '']
              .filter((part) => part !== '')
              .join(': ');
            return (
              <li key={hit.id}>
                <Button size="small" icon="plus" onPress={() => link(hit.id, name)}>
                  {name}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {value.files.length + value.documents.length === 0 ? null : (
        <ul className="besideChosen" aria-label={t('submissions.basis')}>
          {value.documents.map((one) => (
            <Chosen
              key={one.id}
              icon="book"
              name={one.name}
              onRemove={() =>
                onChange({ ...value, documents: value.documents.filter((other) => other !== one) })
              }
            />
          ))}
          {value.files.map((file) => (
            <Chosen key={file.stageId} icon="file" name={file.name} onRemove={() => drop(file)} />
          ))}
        </ul>
      )}
      <FilesSecrecy files={value.files} />
      {error ? <Failure error={error} onClose={() => setError(null)} /> : null}
    </fieldset>
  );
}

function Chosen({ icon, name, onRemove }: { icon: 'book' | 'file'; name: string; onRemove: () => void }) {
  const t = useT();
  return (
    <li>
      <Icon name={icon} size={14} />
      <span className="grow cut" title={name}>
        {name}
      </span>
      <IconButton icon="close" size={14} label={t('submissions.removeFile', { name })} onPress={onRemove} />
    </li>
  );
}
