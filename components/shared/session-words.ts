import { i18n } from '#i18n';
import type { InstanceStatus, SessionEnd, SessionState } from '../../lib/vnc/session-state.ts';

/** The state of a session in a word or two, for the toolbar and the window's title. */
export function sessionWord(state: SessionState): string {
  switch (state.name) {
    case 'opening':
      return state.attempt === 0 ? i18n.t('viewer.connecting') : i18n.t('viewer.reconnecting');
    case 'live':
      return i18n.t('viewer.live');
    case 'stalled':
      return i18n.t('viewer.stalled');
    case 'waiting':
      return i18n.t('viewer.waiting');
    case 'watching':
      return i18n.t('viewer.watching');
    case 'ended':
      return i18n.t('viewer.ended');
  }
}

/** What an instance that is waited for is doing, as a sentence. */
export function statusSentence(status: InstanceStatus | undefined): string {
  switch (status) {
    case 'Starting':
      return i18n.t('viewer.watchingStarting');
    case 'Stopping':
      return i18n.t('viewer.watchingStopping');
    case 'Pending':
      return i18n.t('viewer.watchingPending');
    default:
      return i18n.t('viewer.watchingText');
  }
}

/** What the button that goes on after an end says. */
export function againWord(end: SessionEnd): string {
  switch (end) {
    case 'closed':
    case 'idle':
      return i18n.t('viewer.reconnect');
    case 'taken-over':
      return i18n.t('viewer.takeBack');
    default:
      return i18n.t('common.retry');
  }
}
