// Owns how the labels of a drawn flow read as steps: who clicks, and what is seen then.

/** The label of a drawing that names what is on the screen, and no deed. */
const SEEN =
  /^(?!(?:click|tap|press|open|select|choose|load|go|enter|view|use|see|drag|type|scan|user|the)s?\b)(?:[A-Z][\w-]*(?: (?:on|in|of|at|the|[A-Z][\w-]*)){0,5})$/;
const ON_SCREEN = /\b(?:alert|badge|icon|banner|toast|modal|dialog|panel|popup|overlay|page|screen|ui)\b/i;
const KEY = /^key: (\w+): (.+)$/i;
const PRESSED = /^(?:click|tap|press|select)s?: (.+)$/i;

/** True for a label that names what is on the screen. Pure. */
export function isSeen(step: string): boolean {
  return SEEN.test(step) && ON_SCREEN.test(step);
}

/** A label of a drawing as a step: what is seen is shown, what stands behind "Click:" is clicked. Pure. */
export function labelled(step: string): string {
  const [, pressed] = PRESSED.exec(step) ?? [];
  if (pressed !== undefined) return `clicks "${pressed}"`;
  const [, key, does] = KEY.exec(step) ?? [];
  if (key !== undefined) return `presses "${key}": ${does}`;
  if (isSeen(step)) return `shows "${step}"`;
  return /^[A-Z][a-z]+(?:tion|ment|ing|al)$/.test(step) ? `goes on with "${step}"` : step;
}

/** "Click Red Border": what a person does, as the arrow of a drawing says it. */
const DEED = /^(?:click|tap|press|select|drag|type|enter|open|choose|submit)s? /i;

/** The label of an arrow and of the box behind it as two steps, where the arrow tells what a person does. Pure. */
export function parted(step: string): string[] {
  const [deed = '', outcome = '', more] = step.split(/: +/);
  return DEED.test(deed) && deed.length <= 40 && outcome !== '' && more === undefined
    ? [deed, `The page shows: ${outcome.replace(/^shows? /i, '')}`]
    : [step];
}
