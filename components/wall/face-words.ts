import { i18n } from '#i18n';
import type { SessionEnd } from '../../lib/vnc/session-state.ts';
import type { TileFace } from './tile-face.ts';

/** Where a tile stands, in a word or two. */
export function faceWord(face: TileFace): string {
  switch (face.name) {
    case 'live':
      return i18n.t('wall.live');
    case 'stalled':
      return i18n.t('viewer.stalled');
    case 'opening':
      return i18n.t('viewer.connecting');
    case 'queued':
      return i18n.t('wall.queued');
    case 'paused':
      return i18n.t('wall.paused');
    case 'viewer':
      return i18n.t('wall.inViewer');
    case 'waiting':
      return i18n.t('viewer.waiting');
    case 'watching':
      return i18n.t('viewer.watching');
    case 'ended':
      return endWord(face.end);
  }
}

function endWord(end: SessionEnd): string {
  switch (end) {
    case 'taken-over':
      return i18n.t('wall.takenOver');
    case 'stopped':
      return i18n.t('wall.stopped');
    case 'gone':
      return i18n.t('wall.gone');
    case 'locked':
      return i18n.t('wall.locked');
    default:
      return i18n.t('viewer.ended');
  }
}
