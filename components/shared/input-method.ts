/**
 * While an input method composes, its keys are its own: Enter there picks a candidate. Some send
 * the first key with the code 229 alone, before `isComposing` is set.
 */
export const belongsToInputMethod = (
  event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>,
): boolean => event.isComposing || event.keyCode === 229;
