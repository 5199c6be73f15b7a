import { i18n } from '#i18n';
import type { Note, Outcome, SkipReason } from '../../../lib/vnc/diagnosis/outcome.ts';
import { problemText } from '../../shared/problem-text.ts';
import { checkName } from '../check-name.ts';
import type { StepId } from './steps.ts';

export function stepName(step: StepId): string {
  switch (step) {
    case 'status':
      return i18n.t('options.diagnosis.step.status');
    case 'ticket':
      return i18n.t('options.diagnosis.step.ticket');
    case 'binary':
      return i18n.t('options.diagnosis.step.binary');
    case 'plain':
      return i18n.t('options.diagnosis.step.plain');
    case 'binary-as-alibaba':
      return i18n.t('options.diagnosis.step.binaryAsAlibaba');
    case 'plain-as-alibaba':
      return i18n.t('options.diagnosis.step.plainAsAlibaba');
    case 'version':
      return i18n.t('options.diagnosis.step.version');
    case 'security':
      return i18n.t('options.diagnosis.step.security');
    case 'screen':
      return i18n.t('options.diagnosis.step.screen');
    case 'encodings':
      return i18n.t('options.diagnosis.step.encodings');
    case 'keys':
      return i18n.t('options.diagnosis.step.keys');
    case 'ping':
      return i18n.t('options.diagnosis.step.ping');
    default:
      return checkName(step);
  }
}

/** What was found, or why it was not: what stands beside a step's name. */
export function outcomeText(outcome: Outcome): string | undefined {
  switch (outcome.state) {
    case 'running':
      return outcome.waitUntil === undefined ? undefined : waitText(outcome.waitUntil);
    case 'ok':
      return join(outcome.value, outcome.note && noteText(outcome.note));
    case 'failed':
      return join(problemText(outcome.problem).title, outcome.problem.reason, outcome.value);
    case 'skipped':
      return skipText(outcome.why);
  }
}

/** What to do about it. */
export const adviceFor = (outcome: Outcome): string | undefined =>
  outcome.state === 'failed' ? problemText(outcome.problem).advice : undefined;

const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');

function waitText(until: number): string {
  const time = new Date(until).toLocaleTimeString(i18n.t('common.language'));
  return i18n.t('options.diagnosis.waitUntil', [time]);
}

function noteText(note: Note): string {
  const words: Record<Note, string> = {
    'keys-extended': i18n.t('options.diagnosis.note.keysExtended'),
    'keys-keysyms': i18n.t('options.diagnosis.note.keysKeysyms'),
    'answer-size': i18n.t('options.diagnosis.note.answerSize'),
    'answer-picture': i18n.t('options.diagnosis.note.answerPicture'),
    'nothing-acknowledged': i18n.t('options.diagnosis.note.nothing'),
  };
  return words[note];
}

function skipText(why: SkipReason): string {
  const words: Record<SkipReason, string> = {
    'needs-earlier': i18n.t('options.diagnosis.skipped.earlier'),
    'not-allowed': i18n.t('options.diagnosis.skipped.notAllowed'),
    stopped: i18n.t('options.diagnosis.skipped.stopped'),
  };
  return words[why];
}
