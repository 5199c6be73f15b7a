import { newsChannel } from './news-channel.ts';

/** Something about viewers has changed. */
export const { announce: announceViewers, hear: onViewersNews } = newsChannel('viewers');
