import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { ask } from '../../components/shared/ask.ts';
import { declareLanguage } from '../../components/shared/page-language.ts';
import { loadOnce } from '../../components/wall/load-once.ts';
import { createTile } from '../../components/wall/tile.ts';
import { WallPage } from '../../components/wall/wall-page.tsx';
import { createWallState } from '../../components/wall/wall-state.ts';
import { browserOriginRule } from '../../lib/viewers/origin-rule.ts';
import { createProxies } from '../../lib/viewers/proxies.ts';
import { createProxyMemory } from '../../lib/viewers/proxy-memory.ts';
import { loadRfb } from '../../lib/vnc/rfb.ts';

const root = document.getElementById('app');
const memory = createProxyMemory(browser.storage.local);
const loadRfbOnce = loadOnce(loadRfb);

const wall = createWallState({
  ask,
  makeTile: (instance, events) =>
    createTile(instance, {
      ...events,
      ask,
      loadRfb: loadRfbOnce,
      // Each climbs the ladder by itself: refusals of one say nothing about where another stands.
      proxies: createProxies({ memory, origin: browserOriginRule }),
    }),
});

declareLanguage(document);
document.title = i18n.t('wall.title');
if (root) render(<WallPage wall={wall} />, root);
