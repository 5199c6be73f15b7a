import { newsChannel } from './news-channel.ts';

/** Something was put on the wall, or taken off it. */
export const { announce: announceWall, hear: onWallNews } = newsChannel('wall');
