import { i18n } from '#i18n';

const MINUTE = 60_000;

/** A time in words, in seconds up to two minutes. */
export function durationText(ms: number): string {
  return ms < 2 * MINUTE
    ? i18n.t('typing.seconds', [Math.ceil(ms / 1000)])
    : i18n.t('typing.minutes', [Math.ceil(ms / MINUTE)]);
}
