import type { Problem } from '../../problem.ts';
import { Encoding, EXTENSIONS, encodingName } from './encodings.ts';
import { type Facts, type ProbeEnd, STAGES, type Stage } from './facts.ts';
import type { Outcome } from './outcome.ts';

/** What a probe finds out behind the WebSocket. */
export const RFB_STEPS = ['version', 'security', 'screen', 'encodings', 'keys', 'ping'] as const;
export type RfbStep = (typeof RFB_STEPS)[number];

/** The keys are told among the encodings. */
const stageOf = (step: RfbStep): Stage => (step === 'keys' ? 'encodings' : step);

const SECURITY_NAMES: Record<number, string> = { 1: 'None', 2: 'VNC password' };

/** How the WebSocket itself went; whether RFB came through it is another question. */
export function openOutcome(facts: Facts, host: string): Outcome {
  if (facts.openMs === undefined) return failed(facts, host);
  return { state: 'ok', value: `"${facts.subprotocol}", ${Math.round(facts.openMs)} ms` };
}

/** What became of each step behind the WebSocket. */
export function rfbOutcomes(facts: Facts, host: string): Record<RfbStep, Outcome> {
  const reached = STAGES.indexOf(facts.stage);
  const outcomeOf = (step: RfbStep): Outcome => {
    const stage = STAGES.indexOf(stageOf(step));
    if (stage > reached) return { state: 'skipped', why: 'needs-earlier' };
    if (stage < reached || facts.end === undefined) return FOUND[step](facts);
    return failed(facts, host, step === 'security' ? securityTypes(facts) : undefined);
  };
  return Object.fromEntries(RFB_STEPS.map((step) => [step, outcomeOf(step)])) as Record<
    RfbStep,
    Outcome
  >;
}

const FOUND: Record<RfbStep, (facts: Facts) => Outcome> = {
  version: ({ version }) => ({ state: 'ok', value: `RFB ${version}` }),
  security: (facts) => ({ state: 'ok', value: securityTypes(facts) ?? '' }),
  screen: ({ screen }) =>
    screen
      ? {
          state: 'ok',
          value: `${screen.width}x${screen.height}, ${screen.bitsPerPixel}/${screen.depth} bit, "${screen.name}"`,
        }
      : { state: 'ok' },
  encodings: ({ acknowledged, pictureEncoding }) => {
    const known = EXTENSIONS.filter((encoding) => acknowledged.has(encoding));
    const names = [...known, ...(pictureEncoding === undefined ? [] : [pictureEncoding])];
    if (names.length === 0) return { state: 'ok', note: 'nothing-acknowledged' };
    return { state: 'ok', value: names.map(encodingName).join(', ') };
  },
  keys: ({ acknowledged }) => ({
    state: 'ok',
    note: acknowledged.has(Encoding.qemuKeys) ? 'keys-extended' : 'keys-keysyms',
  }),
  ping: ({ ping }) =>
    ping
      ? {
          state: 'ok',
          value: `${ping.roundTripMs.toFixed(1)} ms`,
          note: ping.answer === 'size' ? 'answer-size' : 'answer-picture',
        }
      : { state: 'ok' },
};

function securityTypes({ securityTypes: types }: Facts): string | undefined {
  if (!types || types.length === 0) return undefined;
  return types.map((type) => `${SECURITY_NAMES[type] ?? 'type'} (${type})`).join(', ');
}

const KINDS: Record<Exclude<ProbeEnd, 'stopped'>, Problem['kind']> = {
  refused: 'connection-refused',
  closed: 'connection-lost',
  silent: 'timeout',
  garbage: 'not-rfb',
  security: 'security-failed',
  password: 'password-required',
};

function failed(facts: Facts, host: string, found?: string): Outcome {
  const { end = 'closed', close } = facts;
  if (end === 'stopped') return { state: 'skipped', why: 'stopped' };
  const reason = facts.reason || close?.reason;
  const value = [found, close && `close ${close.code}`].filter(Boolean).join(', ');
  return {
    state: 'failed',
    problem: { kind: KINDS[end], host, ...(reason && { reason }) },
    ...(value && { value }),
  };
}
