import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ask } from '../shared/ask.ts';
import { sessionWord } from '../shared/session-words.ts';
import { Overlay } from './overlay.tsx';
import { reportState } from './report-state.ts';
import { reportUse } from './report-use.ts';
import { resumeOnUnlock } from './resume-on-unlock.ts';
import { StalledBadge } from './stalled-badge.tsx';
import { Toolbar } from './toolbar.tsx';
import type { Typing } from './typing/typing-state.ts';
import { TypingView } from './typing/typing-view.tsx';
import type { Viewer } from './viewer-state.ts';
import './viewer.css';

/** The whole window: the guest's screen, with almost nothing around it. */
export function ViewerPage({ viewer, typing }: { viewer: Viewer; typing: Typing }) {
  const screen = useRef<HTMLDivElement>(null);
  const lastFrame = useRef<HTMLCanvasElement>(null);
  const { name } = viewer.state.value;
  const connected = name === 'live' || name === 'stalled';

  // Not after the first paint, which a new window takes its time for.
  useLayoutEffect(() => {
    if (screen.current && lastFrame.current) {
      viewer.start({ screen: screen.current, lastFrame: lastFrame.current });
    }
    return viewer.close;
  }, [viewer]);

  useEffect(() => resumeOnUnlock(viewer), [viewer]);
  useEffect(() => reportState(viewer, (state) => ask('viewer.state', { state })), [viewer]);
  useEffect(() => {
    const report = () => ask('vault.used', {});
    return reportUse(window, () => performance.now(), report);
  }, []);

  useEffect(() => {
    document.title = title(viewer);
  });

  return (
    <main class="viewer" data-state={name}>
      <div class="viewer-screen" ref={screen} />
      <canvas class="viewer-last-frame" ref={lastFrame} hidden={connected} />
      <StalledBadge viewer={viewer} />
      <Overlay viewer={viewer} />
      <Toolbar viewer={viewer} typing={typing} />
      <TypingView typing={typing} machine={viewer.names.value.name ?? viewer.instance.instanceId} />
    </main>
  );
}

function title({ instance, names, state }: Viewer): string {
  const name = names.value.name ?? instance.instanceId;
  const word = state.value.name === 'live' ? '' : ` (${sessionWord(state.value)})`;
  return `${name}${word} · ${instance.regionId}`;
}
