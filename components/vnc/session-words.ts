import { i18n } from '#i18n';
import type { SessionState } from '../../lib/vnc/session-machine.ts';

/** The state of a session in a word or two, for the toolbar and the window's title. */
export function sessionWord(state: SessionState): string {
  switch (state.name) {
    case 'opening':
      return state.attempt === 0 ? i18n.t('viewer.connecting') : i18n.t('viewer.reconnecting');
    case 'live':
      return i18n.t('viewer.live');
    case 'waiting':
      return i18n.t('viewer.waiting');
    case 'ended':
      return i18n.t('viewer.ended');
  }
}
