import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ask } from '../../components/shared/ask.ts';
import { declareLanguage } from '../../components/shared/page-language.ts';
import { ProblemNotice } from '../../components/shared/problem-notice.tsx';
import { ViewerPage } from '../../components/vnc/viewer.tsx';
import { createViewer } from '../../components/vnc/viewer-state.ts';
import { parseViewerQuery } from '../../lib/viewers/address.ts';
import { browserOriginRule } from '../../lib/viewers/origin-rule.ts';
import { createProxies } from '../../lib/viewers/proxies.ts';
import { createProxyMemory } from '../../lib/viewers/proxy-memory.ts';
import { loadRfb } from '../../lib/vnc/rfb.ts';

const root = document.getElementById('app');
const instance = parseViewerQuery(location.search);

const proxies = createProxies({
  memory: createProxyMemory(browser.storage.local),
  origin: browserOriginRule,
});

declareLanguage(document);
if (root) {
  const page = instance ? (
    <ViewerPage viewer={createViewer(instance, { ask, loadRfb, proxies })} />
  ) : (
    <ProblemNotice problem={{ kind: 'bad-request' }} />
  );
  render(page, root);
}
