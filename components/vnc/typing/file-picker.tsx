import { FileUp } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../shared/button.tsx';
import { takeFile } from './take-file.ts';
import type { Typing } from './typing-state.ts';

/** Takes a file without a mouse, and says what is wrong with one that was dropped. */
export function FilePicker({ typing }: { typing: Typing }) {
  const input = useRef<HTMLInputElement>(null);
  const problem = typing.fileProblem.value;
  return (
    <div class="typing-file">
      <Button
        small
        variant="quiet"
        icon={<FileUp size={14} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {i18n.t('typing.file')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) takeFile(typing, file);
          // So that the same file, once it was changed, is a change again.
          currentTarget.value = '';
        }}
      />
      {problem && (
        <p class="field-error" role="alert">
          {problem === 'too-large' ? i18n.t('typing.fileTooLarge') : i18n.t('typing.fileNotText')}
        </p>
      )}
    </div>
  );
}
