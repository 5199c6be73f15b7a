import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { InstanceSummary } from '../../lib/instances/summary.ts';
import './status-dot.css';

interface StatusDotProps {
  status: InstanceSummary['status'];
  /** In the place of the plain word: the same, with parts of it marked. */
  children?: ComponentChildren;
}

/** The state of an instance as a dot and a word; a state that we do not know keeps ECS's word. */
export function StatusDot({ status, children }: StatusDotProps) {
  return <span class={`status ${toneOf(status)}`}>{children ?? statusWord(status)}</span>;
}

function toneOf(status: string): string {
  if (status === 'Running') return 'running';
  return status === 'Stopped' ? 'stopped' : 'changing';
}

/** The word for a state, in the user's language. */
export function statusWord(status: string): string {
  switch (status) {
    case 'Running':
      return i18n.t('status.running');
    case 'Stopped':
      return i18n.t('status.stopped');
    case 'Starting':
      return i18n.t('status.starting');
    case 'Stopping':
      return i18n.t('status.stopping');
    case 'Pending':
      return i18n.t('status.pending');
    default:
      return status;
  }
}
