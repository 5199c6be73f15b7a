interface DropHandlers {
  /** Whether a file is held over the page. */
  onOver: (over: boolean) => void;
  onFile: (file: File) => void;
}

/**
 * Takes files that are dropped anywhere in the page: beside the mark, the browser would open the
 * file, and show its secrets in a tab. Gives back what ends that.
 */
export function takeDrops(page: Window, { onOver, onFile }: DropHandlers): () => void {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const hold = (event: DragEvent) => {
    event.preventDefault();
    onOver(true);
  };
  page.addEventListener('dragover', hold, { signal });
  page.addEventListener(
    'dragleave',
    // Without a next element the pointer has left the page.
    (event) => event.relatedTarget === null && onOver(false),
    { signal },
  );
  page.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      onOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) onFile(file);
    },
    { signal },
  );
  return () => lifetime.abort();
}
