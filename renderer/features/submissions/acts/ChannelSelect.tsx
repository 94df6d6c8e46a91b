import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { CHANNELS, type Channel } from '../words.ts';

export interface ChannelSelectProps {
  span?: 4 | 6 | 12;
  value: Channel;
  /** those that may be chosen; all when not given */
  channels?: readonly Channel[];
  onChange: (channel: Channel) => void;
}

/** How the sender is told; the channel that the submission came through stands first chosen. */
export function ChannelSelect({ span = 6, value, channels = CHANNELS, onChange }: ChannelSelectProps) {
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
