import { useT } from '../../i18n/I18n.tsx';
import { pictureOf } from './pictures.ts';
import type { TopicId } from '../../data/helpTopics.ts';

/** The screen as the training vault shows it; nothing where a topic has no screen. */
export function HelpPicture({ id, title }: { id: TopicId; title: string }) {
  const t = useT();
  const address = pictureOf(id);
  if (address === undefined) return null;
  return (
    <figure className="helpPicture">
      <img
        src={address}
        alt={t('help.picture', { title })}
        width={960}
        height={540}
        loading="lazy"
        decoding="async"
      />
      <figcaption className="m cap">{t('help.pictureOf')}</figcaption>
    </figure>
  );
}
