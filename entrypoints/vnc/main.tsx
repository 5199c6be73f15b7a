import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ask } from '../../components/shared/ask.ts';
import { createFinder } from '../../components/shared/finder-state.ts';
import { declareLanguage } from '../../components/shared/page-language.ts';
import { ProblemNotice } from '../../components/shared/problem-notice.tsx';
import { FinderPage } from '../../components/vnc/finder.tsx';
import { createTyping } from '../../components/vnc/typing/typing-state.ts';
import { ViewerPage } from '../../components/vnc/viewer.tsx';
import { createViewer } from '../../components/vnc/viewer-state.ts';
import type { InstanceRef } from '../../lib/instance-ref.ts';
import { parseFindQuery, parseViewerQuery, viewerPath } from '../../lib/viewers/address.ts';
import { browserOriginRule } from '../../lib/viewers/origin-rule.ts';
import { createProxies } from '../../lib/viewers/proxies.ts';
import { createProxyMemory } from '../../lib/viewers/proxy-memory.ts';
import { createTypingMemory } from '../../lib/viewers/typing-memory.ts';
import { loadRfb } from '../../lib/vnc/rfb.ts';
import { DEFAULT_LAYOUT, loadLayout } from '../../lib/vnc/typing/layouts.ts';

const root = document.getElementById('app');

const proxies = createProxies({
  memory: createProxyMemory(browser.storage.local),
  origin: browserOriginRule,
});

declareLanguage(document);
if (root) render(pageOf(location.search, root), root);

function pageOf(query: string, on: HTMLElement) {
  const instance = parseViewerQuery(query);
  if (instance) return viewerOf(instance);
  const wanted = parseFindQuery(query);
  if (!wanted) return <ProblemNotice problem={{ kind: 'bad-request' }} />;
  const finder = createFinder(wanted, {
    ask,
    onFound(found) {
      const path = viewerPath(found);
      // A reload ends at the instance, and looks for nothing any more.
      history.replaceState(null, '', path);
      render(pageOf(new URL(path, location.href).search, on), on);
    },
  });
  // The viewer fails by itself, with words, if its code can't be loaded.
  loadRfb().catch(() => undefined);
  return <FinderPage finder={finder} />;
}

function viewerOf(instance: InstanceRef) {
  const viewer = createViewer(instance, { ask, loadRfb, proxies });
  const typing = createTyping({
    instance,
    session: viewer.state,
    keyboard: viewer.keyboard,
    onUse: viewer.markUse,
    focusScreen: viewer.focusScreen,
    memory: createTypingMemory(browser.storage.local),
    defaultLayout: DEFAULT_LAYOUT,
    loadLayout,
    now: () => performance.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  return <ViewerPage viewer={viewer} typing={typing} />;
}
