import './documents.css';
import { useEffect, useRef } from 'react';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';

interface FileTabsProps {
  files: readonly { readonly id: string; readonly name: string }[];
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** One of several files. They scroll sideways where there is no room; the one that is shown stands in sight. */
export function FileTabs({ files, shown, onShow }: FileTabsProps) {
  const t = useT();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current
      ?.querySelector('[aria-pressed="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown, files.length]);
  return (
    <div ref={bar} className="fileTabs" role="toolbar" aria-label={t('documents.files')}>
      {files.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="fileTab"
          aria-pressed={id === shown}
          title={name}
          onClick={() => onShow(id)}
        >
          <Icon name="file" size={14} />
          <span className="cut">{name}</span>
        </button>
      ))}
    </div>
  );
}
