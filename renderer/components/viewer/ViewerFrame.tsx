import './viewer.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { IconButton } from '../IconButton.tsx';
import { useAway } from './useAway.ts';
import { Watermark } from './Watermark.tsx';

export interface ViewerActs {
  previousPage: () => void;
  nextPage: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
}

/** `[ ] + - 0`, from the viewer and from the list beside it. */
export function useViewerKeys(acts: ViewerActs): ViewerActs {
  useShortcuts('viewer', {
    'viewer.previousPage': acts.previousPage,
    'viewer.nextPage': acts.nextPage,
    'viewer.zoomIn': acts.zoomIn,
    'viewer.zoomOut': acts.zoomOut,
    'viewer.fit': acts.fit,
  });
  return acts;
}

export interface ViewerFrameProps extends ViewerActs {
  name: string;
  /** Words after the name: "ký số hợp lệ", "chưa kiểm được: thiếu CRL". */
  facts?: string | undefined;
  /** The level chip of a classified file: stands over the page, always. */
  mark?: ReactNode;
  /** More icon buttons at the right (save, print). */
  actions?: ReactNode;
  /** Classified pages are covered while the window is not in front. */
  cover?: boolean | undefined;
  /** Who looks: a classified page carries the name and the time, and gives nothing away. */
  who?: string | undefined;
  page: number;
  /** Null while not known. */
  pages: number | null;
  /** The page has the focus when it comes: arrows move over it, Esc leaves what stands around it. */
  takesKeys?: boolean | undefined;
  opening: boolean;
  failed: 'broken' | 'protected' | null;
  children: ReactNode;
}

const refuse = (event: { preventDefault: () => void }): void => event.preventDefault();
/** Nothing of a classified page is copied, dragged out or taken by a menu. */
const HELD = {
  onCopy: refuse,
  onCut: refuse,
  onDragStart: refuse,
  onContextMenu: refuse,
  'data-held': '',
} as const;

/** The bar and the desk that paper lies on. No editing, no links, no scripts. */
export function ViewerFrame(props: ViewerFrameProps) {
  const t = useT();
  const { name, facts, page, pages } = props;
  const away = useAway(props.cover ?? false);
  const desk = useRef<HTMLDivElement>(null);
  const { takesKeys = false } = props;
  useEffect(() => {
    if (takesKeys) desk.current?.focus();
  }, [takesKeys]);
  return (
    <div className="viewer">
      <div className="viewerBar">
        {props.mark ?? <Icon name="file" size={14} />}
        <span className="cut viewerName">{name}</span>
        <span className="m cut viewerFacts">
          {pages !== null ? `· ${t('viewer.pages', { pages })}` : ''}
          {facts ? ` · ${facts}` : ''}
        </span>
        <span className="end" />
        {pages !== null && pages > 1 ? (
          <>
            <IconButton
              icon="chevron-left"
              size={14}
              label={t('viewer.previousPage')}
              shortcut="viewer.previousPage"
              disabled={page <= 1}
              onPress={props.previousPage}
            />
            <span className="nowrap">{t('viewer.pageShort', { page, pages })}</span>
            <IconButton
              icon="chevron-right"
              size={14}
              label={t('viewer.nextPage')}
              shortcut="viewer.nextPage"
              disabled={page >= pages}
              onPress={props.nextPage}
            />
          </>
        ) : null}
        <IconButton
          icon="zoom-out"
          size={14}
          label={t('viewer.zoomOut')}
          shortcut="viewer.zoomOut"
          onPress={props.zoomOut}
        />
        <IconButton
          icon="zoom-in"
          size={14}
          label={t('viewer.zoomIn')}
          shortcut="viewer.zoomIn"
          onPress={props.zoomIn}
        />
        <IconButton icon="fit" size={14} label={t('viewer.fit')} shortcut="viewer.fit" onPress={props.fit} />
        {props.actions}
      </div>
      <div className="viewerHeld" {...(props.who === undefined ? {} : HELD)}>
        <div
          className="viewerDesk"
          ref={desk}
          role="region"
          aria-label={t('viewer.label', { name })}
          tabIndex={0}
          data-keys="viewer"
          data-covered={away || undefined}
        >
          {props.failed ? <ViewerFault kind={props.failed} /> : props.children}
          {props.opening ? <Opening /> : null}
          {away ? <div className="viewerCover">{t('viewer.blurred')}</div> : null}
        </div>
        {props.who === undefined ? null : <Watermark who={props.who} />}
      </div>
      {props.who === undefined ? null : <p className="viewerHelp">{t('viewer.help')}</p>}
    </div>
  );
}

function Opening() {
  const t = useT();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <p className="viewerNote m" role="status">
      {t('viewer.rendering')}
    </p>
  ) : null;
}

function ViewerFault({ kind }: { kind: 'broken' | 'protected' }) {
  const t = useT();
  return (
    <div className="viewerNote" role="alert">
      <Icon name="warning" tone="danger" />
      <div>
        <div className="md danger">{t(kind === 'protected' ? 'viewer.protected' : 'viewer.failed')}</div>
        <div className="s">{t('viewer.failedHint')}</div>
      </div>
    </div>
  );
}
