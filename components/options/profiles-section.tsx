import { useSignal, useSignalEffect } from '@preact/signals';
import { CircleCheck, Plus, Upload } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import type { Ask } from '../shared/ask.ts';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { ProgressLine } from '../shared/progress-line.tsx';
import { ExportButton } from './export-button.tsx';
import { FirstRun } from './first-run.tsx';
import { createFormState, type FormState } from './form-state.ts';
import { ImportPanel } from './import-panel.tsx';
import { createImportState, type ImportState } from './import-state.ts';
import { ProfileCard } from './profile-card.tsx';
import { ProfileFormView } from './profile-form-view.tsx';
import { createProfilesState, type ProfilesState } from './profiles-state.ts';
import { RamGuide } from './ram-guide.tsx';
import type { SignInPage } from './sign-in-state.ts';

const signInPage: SignInPage = {
  openTab: (url) => void browser.tabs.create({ url }),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** The profiles, or in their place the form that adds or changes one. */
export function ProfilesSection({ ask }: { ask: Ask }) {
  const profiles = useMemo(() => createProfilesState(ask), [ask]);
  const form = useSignal<FormState>();
  const importing = useSignal<ImportState>();
  const imported = useSignal(0);

  useEffect(() => {
    profiles.load();
  }, [profiles]);

  const openForm = (profile?: ProfileSummary) => {
    const regionId = profiles.list.value?.profiles[0]?.regionIds[0];
    const start = { ...(profile && { profile }), ...(regionId && { regionId }) };
    const close = () => {
      form.value = undefined;
      focusTitle();
    };
    imported.value = 0;
    form.value = createFormState(ask, profiles, start, close, signInPage);
  };

  const openImport = () => {
    imported.value = 0;
    importing.value = createImportState(ask, async (count) => {
      imported.value = count;
      if (count > 0) await profiles.load();
      importing.value = undefined;
      focusTitle();
    });
  };

  if (importing.value) return <ImportPanel state={importing.value} />;
  return (
    <>
      {form.value ? (
        <ProfileFormView form={form.value} />
      ) : (
        <Profiles
          profiles={profiles}
          openForm={openForm}
          openImport={openImport}
          imported={imported.value}
        />
      )}
      <Announcement profiles={profiles} />
    </>
  );
}

/** What had the focus is gone; without this the keyboard would start again at the top of the page. */
function focusTitle(): void {
  requestAnimationFrame(() => document.getElementById('profiles-title')?.focus());
}

/** Tells screen readers what was done. It stays in the page, because only changes are read out. */
function Announcement({ profiles }: { profiles: ProfilesState }) {
  const done = profiles.done.value;
  const words = {
    saved: (name: string) => i18n.t('options.saved', [name]),
    removed: (name: string) => i18n.t('options.removed', [name]),
  };
  return (
    <p class="visually-hidden" role="status">
      {done && words[done.what](done.profile.name)}
    </p>
  );
}

interface ProfilesProps {
  profiles: ProfilesState;
  openForm: (profile?: ProfileSummary) => void;
  openImport: () => void;
  /** How many profiles the last import has brought. */
  imported: number;
}

function Profiles({ profiles, openForm, openImport, imported }: ProfilesProps) {
  useSignalEffect(() => {
    if (profiles.done.value?.what === 'removed') focusTitle();
  });
  return (
    <section aria-labelledby="profiles-title">
      <div class="section-head">
        <h2 id="profiles-title" tabIndex={-1}>
          {i18n.t('options.profiles.title')}
        </h2>
        <ListActions profiles={profiles} openForm={openForm} openImport={openImport} />
      </div>
      {imported > 0 && (
        <p class="passed imported" role="status">
          <CircleCheck size={16} aria-hidden />
          {i18n.t('import.done', [`${imported}`])}
        </p>
      )}
      <ListProblem profiles={profiles} />
      <ProfileList profiles={profiles} openForm={openForm} openImport={openImport} />
    </section>
  );
}

type ListProps = Omit<ProfilesProps, 'imported'>;

/** Where there is no profile yet, the first run has these buttons. */
function ListActions({ profiles, openForm, openImport }: ListProps) {
  const list = profiles.list.value;
  if (!list || list.profiles.length === 0) return null;
  return (
    <div class="profile-actions">
      <ExportButton list={list} />
      <Button icon={<Upload size={16} aria-hidden />} onClick={openImport}>
        {i18n.t('import.open')}
      </Button>
      <Button icon={<Plus size={16} aria-hidden />} onClick={() => openForm()}>
        {i18n.t('options.profiles.add')}
      </Button>
    </div>
  );
}

function ListProblem({ profiles }: { profiles: ProfilesState }) {
  const problem = profiles.problem.value;
  if (!problem) return null;
  const retry = <Button onClick={profiles.load}>{i18n.t('common.retry')}</Button>;
  return <ProblemNotice problem={problem} action={retry} />;
}

function ProfileList({ profiles, openForm, openImport }: ListProps) {
  const list = profiles.list.value;
  if (!list)
    return <ProgressLine active={!profiles.problem.value} label={i18n.t('common.loading')} />;
  if (list.profiles.length === 0) {
    return <FirstRun onAdd={() => openForm()} onImport={openImport} />;
  }
  return (
    <>
      <ul class="profile-list">
        {list.profiles.map((profile) => (
          <ProfileCard
            key={profile.id}
            profile={profile}
            isDefault={profile.id === list.defaultId}
            profiles={profiles}
            onEdit={() => openForm(profile)}
          />
        ))}
      </ul>
      <details class="guide">
        <summary>{i18n.t('options.guide.title')}</summary>
        <RamGuide />
      </details>
    </>
  );
}
