/**
 * What the background says to a console page when a viewer was opened or closed: nothing but that.
 * The page's content script then asks about the instances that it shows.
 */
export const VIEWERS_CHANGED = 'viewers.changed';

/**
 * What the background asks a console page when a person has used a shortcut or a menu of the browser:
 * which instance is in front, and which one the menu was opened on. The answer is a `PageInstance` of
 * `lib/messages.ts`, or null.
 */
export const IN_FRONT = 'instance.inFront';
export const POINTED = 'instance.pointed';
