import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { render } from 'preact';
import { declareLanguage } from '../../components/shared/page-language.ts';
import { ProblemNotice } from '../../components/shared/problem-notice.tsx';
import { ViewerPage } from '../../components/vnc/viewer.tsx';
import { createViewer } from '../../components/vnc/viewer-state.ts';
import { send } from '../../lib/messaging/send.ts';
import { parseViewerQuery } from '../../lib/viewers/address.ts';
import { loadRfb } from '../../lib/vnc/rfb.ts';

const root = document.getElementById('app');
const instance = parseViewerQuery(location.search);

declareLanguage(document);
if (root) {
  const page = instance ? (
    <ViewerPage viewer={createViewer(instance, { send, loadRfb })} />
  ) : (
    <ProblemNotice problem={{ kind: 'bad-request' }} />
  );
  render(page, root);
}
