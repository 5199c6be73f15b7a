/**
 * What the background says to a console page when a viewer was opened or closed: nothing but that.
 * The page's content script then asks about the instances that it shows.
 */
export const VIEWERS_CHANGED = 'viewers.changed';
