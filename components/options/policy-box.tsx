import { CopyButton } from '../shared/copy-button.tsx';

/** A RAM policy, ready to copy. */
export function PolicyBox({ title, policy }: { title: string; policy: string }) {
  return (
    <figure class="policy">
      <figcaption>
        {title}
        <CopyButton text={policy} label={title} />
      </figcaption>
      <pre>
        <code>{policy}</code>
      </pre>
    </figure>
  );
}
