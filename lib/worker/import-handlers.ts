import type { Handlers } from '../messaging/router.ts';
import type { ImportDesk } from '../profiles/import/import-desk.ts';

type ImportHandlers = Pick<
  Handlers,
  'profiles.planImport' | 'profiles.import' | 'profiles.forgetImport'
>;

/** The answers to the messages of an import. */
export function createImportHandlers(imports: ImportDesk): ImportHandlers {
  return {
    'profiles.planImport': async ({ text }) => ({ ok: true, value: await imports.plan(text) }),
    'profiles.import': async ({ planId, chosen }) => ({
      ok: true,
      value: await imports.confirm(planId, chosen),
    }),
    async 'profiles.forgetImport'() {
      await imports.forget();
      return { ok: true, value: null };
    },
  };
}
