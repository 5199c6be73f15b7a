import type { InstanceSummary } from '../../lib/instances/summary.ts';
import { StatusDot } from '../shared/status-dot.tsx';

export const optionId = (instanceId: string): string => `option-${instanceId}`;

/** What fits beside the id; the rest is in the tooltip. */
const SHOWN_IPS = 2;

interface InstanceRowProps {
  instance: InstanceSummary;
  active: boolean;
  onOpen: () => void;
}

export function InstanceRow({ instance, active, onOpen }: InstanceRowProps) {
  const ips = [...instance.publicIps, ...instance.privateIps];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the focus and handles the keys
    <div
      id={optionId(instance.instanceId)}
      class="instance"
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onOpen}
    >
      <span class="instance-title">
        <span class="instance-name" title={instance.name}>
          {instance.name}
        </span>
        <span class="instance-os" title={instance.osName}>
          {instance.osName}
        </span>
      </span>
      <StatusDot status={instance.status} />
      <span class="instance-address">
        <span class="instance-id">{instance.instanceId}</span>
        <span class="instance-ips" title={ips.join('\n')}>
          {ips.slice(0, SHOWN_IPS).join('  ')}
        </span>
      </span>
    </div>
  );
}
