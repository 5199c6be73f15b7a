/** For a press of the mouse on something that may be clicked: the search box keeps the focus. */
export const keepFocus = (event: MouseEvent): void => event.preventDefault();
