import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FORMS } from '../../../src/slack/actions.ts';
import { gallery, kindsShown } from './gallery.ts';
import { messageFaults, viewFaults } from './limits.ts';

const Message = z.object({ blocks: z.array(z.unknown()) });

describe('the gallery of views', () => {
  test('shows every form and every kind of message', () => {
    const names = [...gallery().keys()];
    expect(FORMS.filter((form) => !names.includes(`form-${form}`))).toEqual([]);
    expect(kindsShown()).toHaveLength(30);
  });

  test('can be pasted into Slack: nothing exceeds its limits, and no reference is left', () => {
    for (const [name, view] of gallery()) {
      const faults = name.startsWith('form-') ? viewFaults(view) : messageFaults(Message.parse(view).blocks);
      expect(faults, name).toEqual([]);
      expect(JSON.stringify(view), name).not.toContain('<ref:');
    }
  });
});
