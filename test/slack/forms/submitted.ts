// Owns how the tests submit a modal: the view as built, with the fields filled in as Slack sends them.
import type { ModalView } from '@slack/types';

/** What a person did with a field, in the words of Slack's view.state. */
export type Filled = Readonly<Record<string, unknown>>;

/** The view as `view_submission` brings it back. Untouched fields come with their initial value, as in Slack. */
export function submitted(view: ModalView, filled: Readonly<Record<string, Filled>>) {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const values = inputs.map((block) => {
    const id = block.block_id ?? '';
    return [id, { [id]: filled[id] ?? untouched(block) }];
  });
  const { callback_id, private_metadata } = view;
  return { callback_id, private_metadata, state: { values: Object.fromEntries(values) } };
}

function untouched(block: object): Filled {
  const element: Filled = 'element' in block && typeof block.element === 'object' ? { ...block.element } : {};
  return { value: element.initial_value ?? null, selected_option: element.initial_option ?? null };
}

/** A text typed into a field. */
export function typed(value: string): Filled {
  return { type: 'plain_text_input', value };
}

/** A choice made in a field. */
export function chosen(value: string): Filled {
  return { type: 'radio_buttons', selected_option: { text: { type: 'plain_text', text: value }, value } };
}

/** Files put into a field. */
export function files(...given: readonly Filled[]): Filled {
  return { type: 'file_input', files: given };
}
