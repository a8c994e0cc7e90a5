// Owns people who act while the bot dies and lives: what Slack could not hand over is tried again, as people do; what was
// acknowledged is told once and never repeated.
import type { Choice } from '../../demo/modal.ts';
import type { Person } from '../../demo/person.ts';
import type { Workspace } from '../../demo/workspace.ts';

/** Longer than a healthy bot ever needs, however often it dies meanwhile. */
const PATIENCE_MS = 300_000;
/** After this long without a form a person clicks once more. */
const FORM_MS = 3_500;
/** Words of errors that ask to try again. */
const AGAIN = /try again|press the button again|did not answer|could not be saved/i;

export interface Trio {
  readonly slack: Workspace;
  readonly ana: Person;
  readonly ben: Person;
  readonly cleo: Person;
}

/** A way to do a deed until Slack says that it was received. */
export async function insist(slack: Workspace, what: string, deed: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await slack.waitFor(() => slack.connected(), `a connected bot, for ${what}`, PATIENCE_MS);
    try {
      await deed();
      return;
    } catch (error) {
      const isUnheard = error instanceof Error && error.message.includes('did not answer');
      if (!isUnheard || performance.now() > until) throw error;
    }
  }
}

/** Opens a form by a deed; where none comes, the deed is done again. */
export async function openForm(trio: Trio, person: Person, what: string, deed: () => Promise<unknown>) {
  const before = person.modal()?.id;
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await insist(trio.slack, what, deed);
    const found = await trio.slack
      .waitFor(
        () => {
          const modal = person.modal();
          return modal && modal.id !== before ? modal : null;
        },
        `the form of ${what}`,
        FORM_MS,
      )
      .catch((error: Error) => error);
    if (!(found instanceof Error)) return found;
    if (performance.now() > until) throw found;
  }
}

/** Fills the open form in and submits it until Slack says that it was received. Gives the errors that it then shows. */
export async function submitForm(
  trio: Trio,
  person: Person,
  what: string,
  values: Record<string, Choice>,
): Promise<Record<string, string> | undefined> {
  person.fill(values);
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    let errors: Record<string, string> | undefined;
    await insist(trio.slack, what, async () => {
      errors = await person.submit();
    });
    const isTransient = Object.values(errors ?? {}).some((line) => AGAIN.test(line));
    if (isTransient && performance.now() < until) continue;
    if (!errors) while (person.modal()) await person.closeModal();
    return errors;
  }
}
