/** Slack's limits on the objects that elements and blocks share: texts, images, options, dialogs. */
import {
  address,
  bool,
  both,
  byType,
  type Check,
  chars,
  list,
  optional,
  rule,
  shape,
  word,
} from './rules.ts';

/** Plain text of so many characters. Pure. */
export function plain(max: number): Check {
  return byType(() => ({ plain_text: plainShape(max) }));
}

/** Formatted text of so many characters. Pure. */
export function mrkdwn(max: number): Check {
  return byType(() => ({ mrkdwn: mrkdwnShape(max) }));
}

/** Either kind of text. Pure. */
export function anyText(max: number): Check {
  return byType(() => ({ plain_text: plainShape(max), mrkdwn: mrkdwnShape(max) }));
}

/** An image in a context, a section or a card: by address or by file. */
export const image: Check = both(
  shape({
    type: word('image'),
    alt_text: chars(2000),
    image_url: optional(address(3000)),
    slack_file: optional(shape({ id: optional(chars(255)), url: optional(address(3000)) })),
  }),
  rule('missing_field', 'needs image_url or slack_file', (one) => 'image_url' in one !== 'slack_file' in one),
);

/** The colour of a button. */
export const style = optional(word('primary', 'danger'));

/** The dialog that asks before an action is sent. */
export const confirm = optional(
  shape({
    title: optional(plain(100)),
    text: anyText(300),
    confirm: optional(plain(30)),
    deny: optional(plain(30)),
    style,
  }),
);

function option(text: Check): Check {
  return shape({
    text,
    value: chars(75),
    description: optional(anyText(75)),
    url: optional(address(3000)),
  });
}

/** An option of a select or an overflow menu. */
export const plainOption = option(plain(75));
/** An option of checkboxes or radio buttons. */
export const anyOption = option(anyText(75));
const optionGroup = shape({ label: plain(75), options: list(plainOption, 100) });
/** The options of a static select: in a list or in groups. */
export const choices = {
  options: optional(list(plainOption, 100)),
  option_groups: optional(list(optionGroup, 100)),
};

function plainShape(max: number): Check {
  return shape({ type: word('plain_text'), text: chars(max), emoji: optional(bool) });
}

function mrkdwnShape(max: number): Check {
  return shape({ type: word('mrkdwn'), text: chars(max), verbatim: optional(bool) });
}
