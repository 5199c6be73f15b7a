const LINE = 500;
const PRINTABLE = 95;
const COMMON = 'abcdefghijklmnopqrstuvwxyz 0123456789';
/** Of four characters, so many are common ones: about as in code. */
const COMMON_SHARE = 3 / 4;

/**
 * Lines of printable ASCII, the same each time. Every character comes, letters and blanks more often.
 * @param length in characters; the last one ends a line
 */
export function mixedText(length: number): string {
  const random = seededRandom();
  const pick = (count: number) => Math.floor(random() * count);
  return Array.from({ length }, (_, at) => {
    if ((at + 1) % LINE === 0 || at === length - 1) return '\n';
    const isCommon = random() < COMMON_SHARE;
    return isCommon
      ? COMMON.charAt(pick(COMMON.length))
      : String.fromCharCode(0x20 + pick(PRINTABLE));
  }).join('');
}

/** Numbers in [0, 1), by the linear congruence of Numerical Recipes. */
function seededRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
