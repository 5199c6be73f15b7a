/** A shortcut as keys: `Alt+Shift+K`, or on a Mac `⌥⇧K`, which stays in one piece. */
export function Keys({ shortcut }: { shortcut: string }) {
  return (
    <span class="keys">
      {shortcut.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
