import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Channel } from '../words.ts';

export interface ChannelSelectProps<C extends Channel> {
  span?: 4 | 6 | 12;
  value: C;
  /** those that may be chosen */
  channels: readonly C[];
  onChange: (channel: C) => void;
}

/** How the sender is told; the channel that the submission came through stands first chosen. */
export function ChannelSelect<C extends Channel>(props: ChannelSelectProps<C>) {
  const { span = 6, value, channels, onChange } = props;
  const t = useT();
  return (
    <Select
      span={span}
      label={t('submissions.channel')}
      value={value}
      onChange={onChange}
      choices={channels.map((id) => ({ id, text: t(`submissions.channel.${id}`) }))}
    />
  );
}
