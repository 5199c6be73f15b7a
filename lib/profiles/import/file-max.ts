/** The longest file that is read, in characters: thousands of profiles. */
export const FILE_MAX = 1024 * 1024;
