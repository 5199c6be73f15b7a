import { ConfigProvider } from '@alicloud/console-components';
import english from '@alicloud/console-components/esm/locale/en-us';
import { useEffect, useState } from 'react';
import ReactDOM from 'react-dom';
import { createFixture } from './fixture.js';
import { Frame } from './frame.jsx';
import { InstanceDetail } from './instance-detail.jsx';
import { InstanceList } from './instance-list.jsx';
import { isChinese, text } from './text.js';

const fixture = createFixture();

function Page() {
  const [state, setState] = useState(fixture.state);
  useEffect(() => fixture.subscribe(setState), []);
  return (
    <ConfigProvider prefix={fixture.options.prefix} locale={isChinese ? undefined : english}>
      <div>
        <Frame regionId={state.route.regionId} onRegion={fixture.pushRegion}>
          {state.route.page === 'detail' ? (
            <InstanceDetail state={state} />
          ) : (
            <InstanceList fixture={fixture} state={state} />
          )}
        </Frame>
        {state.modal && (
          <div role="dialog" aria-label={text.modalTitle} className="modal">
            <a href={`/server/${state.records[0]?.InstanceId}/detail`}>{text.modalTitle}</a>
            <button type="button" onClick={() => fixture.modal(false)}>
              ×
            </button>
          </div>
        )}
      </div>
    </ConfigProvider>
  );
}

function mount(root) {
  ReactDOM.render(<Page />, root);
}

/**
 * Moves the page into a second `<body>`, which Alibaba's micro-frontends append to `<html>` for an
 * application of their own.
 */
function secondBody() {
  const root = document.getElementById('root');
  ReactDOM.unmountComponentAtNode(root);
  const body = document.createElement('body');
  body.append(document.createElement('div'));
  document.documentElement.append(body);
  mount(body.firstElementChild);
  return fixture.rerender();
}

document.title = text.title;
window.fixture = Object.assign(fixture, { secondBody });
mount(document.getElementById('root'));
fixture.load();
