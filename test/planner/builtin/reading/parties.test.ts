// Sentences about who acts on a product: people and parties, never the steps of a process or a party's second name.
import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, document } from './briefs.ts';

const read = (text: string) => readBrief(brief('Grain exchange', document('prd', text)));
const names = (text: string): string[] => read(text).actors.map((one) => one.name);

const EXCHANGE = `# Grain exchange

## Requirements

- The exchange allows a station operator to weigh a delivery.
- The station operator must confirm each weight.
- Each station operator can open a gate.
- A carrier (haulier) must announce a delivery.
- The carrier can cancel a delivery.
- Each carrier must sign the delivery note.
- The carrier can see its deliveries.
- Hauliers must pay a fee; a haulier can ask for a refund.
- A visitor sees the price board.
- The price board is shown to each visitor.
`;

describe('actors', () => {
  it('are not the steps listed under "Role of …"', () => {
    const text =
      '# Hub\n\n## Role of the Weigh House\n\n1. **Weight Request**: The carrier asks.\n2. **Weight Note**: The house answers.\n\n## Requirements\n\n- Members must see their notes.\n';
    expect(names(text)).not.toContain('Weight Request');
  });

  it('are still read from a section that is called "Roles"', () => {
    expect(names('# Hub\n\n## Roles\n\n- **Weigher**: weighs carts.\n- **Guard**: opens gates.\n')).toEqual([
      'Weigher',
      'Guard',
    ]);
  });

  it('are those of whom most is asked, and nobody who only looks on', () => {
    expect(names(EXCHANGE)).toEqual(expect.arrayContaining(['Station Operator', 'Carrier']));
    expect(names(EXCHANGE)).not.toContain('Visitor');
  });

  it('have one name where the documents give a second in brackets', () => {
    expect(names(EXCHANGE)).not.toContain('Haulier');
  });

  it('are declared where a sentence calls a quoted name a role', () => {
    const text =
      '# Hub\n\n## Logging\n\n- "Weighmaster" is a default staff role; weighmasters read all logs.\n';
    expect(names(text)).toContain('Weighmaster');
  });
});

describe('entities', () => {
  const fields = (text: string, name: string) => read(text).entities.find((one) => one.name === name)?.fields;

  it('get no field from the rest of a sentence', () => {
    const text =
      '# Silo\n\n## Requirements\n\n- The clerk must create a delivery with load type HEAVY and define the load.\n- A delivery must be listed.\n- Deliveries are kept.\n';
    expect(fields(text, 'Delivery')).toEqual([]);
  });

  it('keep the fields that a sentence lists', () => {
    const text =
      '# Silo\n\n## Requirements\n\n- The clerk must create a delivery with weight, moisture and gate number.\n- A delivery must be listed.\n- Deliveries are kept.\n';
    expect(fields(text, 'Delivery')?.map((one) => one.name)).toEqual(['weight', 'moisture', 'gate number']);
  });

  const SCHEMA = (type: string): string =>
    `# Gym\n\n## Requirements\n\n- A member must see the visit count of the week; visit counts are shown.\n- The app must update the visit count daily.\n\n## Data model\n\n### \`members/{memberId}\`\n\n\`\`\`\nname: string\nweekCount: ${type}\n\`\`\`\n`;

  it('are no numbers that a schema keeps with another thing', () => {
    expect(read(SCHEMA('number')).entities.map((one) => one.name)).not.toContain('Count');
  });
});

describe('requirements', () => {
  it('are of no quality because something is available in stock', () => {
    const [one] = read(
      '# Silo\n\n## Intake\n\n- The clerk must set a limit on the available space.\n',
    ).requirements;
    expect(one?.kind).toBe('functional');
  });

  it('leave out what only argues', () => {
    const { requirements } = read(
      '# Silo\n\n## Requirements\n\n- The clerk must weigh each load.\n\nThe argument goes: if scales are open, it must be easier to cheat.\n',
    );
    expect(requirements).toHaveLength(1);
  });
});

describe('screens', () => {
  const screens = (rows: string) =>
    read(`# Gym\n\n## Pages\n\n| Route | Screen |\n| --- | --- |\n${rows}`).screens;

  it('with a long name go by its first part', () => {
    const [one] = screens('| `/enter` | Sign in / sign up + choice of a gym and a plan |\n');
    expect(one).toMatchObject({ name: 'Sign in', path: '/enter' });
  });

  it('that open over another have no address, and say so', () => {
    const [one] = screens('| (overlay) | Visit done: a cheer |\n');
    expect(one).toMatchObject({ name: 'Visit done', path: null, purpose: 'Overlay: a cheer' });
  });
});

describe('two names of one thing', () => {
  const text =
    '# Port\n\n## Requirements\n\n- The clerk must create a vessel (Craft).\n- The clerk must list each vessel.\n- The guard must list each craft and close a craft.\n- The clerk must remove a vessel or add a berth.\n- Berths are shown; crafts and vessels are kept.\n';
  it('are one entity, with what is asked of both', () => {
    const { entities, requirements } = read(text);
    expect(entities.map((one) => one.name)).toContain('Vessel');
    expect(entities.map((one) => one.name)).not.toContain('Craft');
    const vessel = entities.find((one) => one.name === 'Vessel');
    const third = requirements.find((one) => /each craft/i.test(one.text))?.id ?? '';
    expect(vessel?.requirementIds).toContain(third);
  });
  it('stay two where no bracket joins them', () => {
    const { entities } = read(text.replace(' (Craft)', ''));
    expect(entities.map((one) => one.name)).toEqual(expect.arrayContaining(['Vessel', 'Craft']));
  });
});

describe('an outside system', () => {
  const systems = (line: string): string[] =>
    read(
      `# Mill\n\n## Testing\n\n- ${line}\n\n## Requirements\n\n- The miller must weigh sacks.\n`,
    ).integrations.map((one) => one.name);
  it('is no kind of test', () => {
    expect(systems('Server integration tests must cover weighing.')).toEqual([]);
  });
  it('is what an integration is named after', () => {
    expect(systems('Scalebook integration, which reads weights.')).toEqual(['Scalebook']);
  });
});
