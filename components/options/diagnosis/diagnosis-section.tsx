import { useSignal } from '@preact/signals';
import { Stethoscope } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sleep } from '../../../lib/aliyun/wait.ts';
import { browserOriginRule } from '../../../lib/viewers/origin-rule.ts';
import { probe } from '../../../lib/vnc/diagnosis/probe.ts';
import type { Ask } from '../../shared/ask.ts';
import { Button } from '../../shared/button.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { DiagnosisForm } from './diagnosis-form.tsx';
import { DiagnosisReport } from './diagnosis-report.tsx';
import {
  createDiagnosisState,
  type DiagnosisDeps,
  type DiagnosisState,
} from './diagnosis-state.ts';
import { StepList } from './step-list.tsx';
import './diagnosis.css';

const depsOf = (ask: Ask): DiagnosisDeps => ({
  ask,
  origin: browserOriginRule,
  probe: (request) =>
    probe(request, {
      createSocket: (url, protocols) => new WebSocket(url, protocols),
      now: () => performance.now(),
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    }),
  now: Date.now,
  wait: (ms, signal) => sleep(ms, signal).catch(() => undefined),
  extensionVersion: browser.runtime.getManifest().version,
  browserVersion: navigator.userAgent,
});

/** Finds out, on a person's own account, what keeps a screen from coming. */
export function DiagnosisSection({ ask }: { ask: Ask }) {
  const isOpen = useSignal(false);
  const open = () => {
    isOpen.value = true;
  };
  return (
    <section class="diagnosis" aria-labelledby="diagnosis-title">
      <div class="section-head">
        <h2 id="diagnosis-title">{i18n.t('options.diagnosis.title')}</h2>
        {!isOpen.value && (
          <Button icon={<Stethoscope size={16} aria-hidden />} onClick={open}>
            {i18n.t('options.diagnosis.open')}
          </Button>
        )}
      </div>
      <p class="soft">{i18n.t('options.diagnosis.intro')}</p>
      {isOpen.value && <Diagnosis ask={ask} />}
    </section>
  );
}

function Diagnosis({ ask }: { ask: Ask }) {
  const state = useMemo(() => createDiagnosisState(depsOf(ask)), [ask]);
  useEffect(() => {
    state.load();
    return state.stop;
  }, [state]);
  const problem = state.problem.value;
  return (
    <div class="diagnosis-body">
      {problem && (
        <ProblemNotice
          problem={problem}
          action={<Button onClick={state.load}>{i18n.t('common.retry')}</Button>}
        />
      )}
      <DiagnosisForm state={state} />
      <p class="visually-hidden" role="status">
        {progressWord(state)}
      </p>
      {state.outcomes.value.size > 0 && <StepList outcomes={state.outcomes.value} />}
      <AllowRungs state={state} />
      {state.report.value !== undefined && <DiagnosisReport text={state.report.value} />}
      <UnknownLists state={state} />
    </div>
  );
}

function progressWord({ running, report }: DiagnosisState): string | undefined {
  if (running.value) return i18n.t('options.diagnosis.running');
  return report.value === undefined ? undefined : i18n.t('options.diagnosis.finished');
}

/** Offers the rungs that need a permission, once the others were tried. */
function AllowRungs({ state: { running, outcomes, allow } }: { state: DiagnosisState }) {
  const wanted = [...outcomes.value.values()].some(
    (outcome) => outcome.state === 'skipped' && outcome.why === 'not-allowed',
  );
  if (running.value || !wanted) return null;
  return (
    <div class="diagnosis-allow">
      <p>{i18n.t('options.diagnosis.allow')}</p>
      <Button small onClick={allow}>
        {i18n.t('common.allowAccess')}
      </Button>
    </div>
  );
}

function UnknownLists({ state: { context } }: { state: DiagnosisState }) {
  const { unknownLists } = context.value;
  if (unknownLists.length === 0) return null;
  return (
    <div class="diagnosis-lists">
      <h3>{i18n.t('options.diagnosis.unknownLists')}</h3>
      <ul>
        {unknownLists.map(({ path, rows }) => (
          <li key={path}>
            <code>{path}</code> <span class="soft">({rows})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
