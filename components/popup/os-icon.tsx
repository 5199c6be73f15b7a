import { Grid2x2, Server, SquareTerminal } from 'lucide-preact';
import type { InstanceSummary } from '../../lib/instances/summary.ts';

/** A window for Windows, a terminal for Linux; the system's name is its tooltip. */
export function OsIcon({ instance }: { instance: InstanceSummary }) {
  const Icon = { windows: Grid2x2, linux: SquareTerminal, none: Server }[instance.osType ?? 'none'];
  return (
    <span class="os-icon" title={instance.osName}>
      <Icon size={16} aria-hidden />
    </span>
  );
}
