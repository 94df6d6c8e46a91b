import './code.css';
import type { ReactNode } from 'react';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { GROUP_SIZE, type CodeProof as Proof } from './useCodeProof.ts';

export interface CodeProofProps {
  code: string | null;
  groups: readonly number[];
  proof: Proof;
  /** Print, hide, show again. */
  acts: ReactNode;
}

/** The groups of a recovery code, and three of them to be typed back from paper. */
export function CodeProof({ code, groups, proof, acts }: CodeProofProps) {
  const t = useT();
  const { shown, typed, fields } = proof;
  return (
    <>
      <div className="codeGroups" role="group" aria-label={t('recovery.title')}>
        {(code ?? '').split('-').map((group, index) => (
          <div key={index} className="codeGroup" data-testid="code-group">
            <span className="codeGroupNumber">{index + 1}</span>
            {shown ? group : <span aria-label={t('recovery.hidden')}>••••</span>}
          </div>
        ))}
      </div>
      <div className="row">
        {acts}
        <span className="m cap">{t('recovery.paper')}</span>
      </div>
      <hr className="codeRule" />
      <section aria-label={t('recovery.prove')}>
        <h2 className="sec">{t('recovery.prove')}</h2>
        <div className="row codeProofGroups">
          {groups.map((group, index) => (
            <TextField
              key={`${groups.join()}-${group}`}
              label={t('recovery.group', { group })}
              type="code"
              maxLength={GROUP_SIZE}
              value={typed[index] ?? ''}
              disabled={shown}
              inputRef={(field) => void (fields.current[index] = field)}
              onChange={(text) => proof.type(index, text)}
              hint={leftHint(t, typed[index] ?? '')}
            />
          ))}
        </div>
      </section>
    </>
  );
}

function leftHint(t: ReturnType<typeof useT>, text: string): string {
  const left = GROUP_SIZE - text.trim().length;
  return left === 0 ? t('recovery.full') : t('recovery.left', { left });
}
