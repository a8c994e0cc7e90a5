// Sentences about the tests of stated rules: each names its thing and its failure in the words of the rule.
import { describe, expect, it } from 'vitest';
import { statedTest } from '../../../../src/planner/builtin/invariants/invariant-tests.ts';

describe('the test of a stated rule', () => {
  it('changes what must not be read, and adds what must not be held', () => {
    const test = statedTest(
      "The crane doesn't parse or act on cargo lists; lift slips contain only the values needed to lift.",
    );
    expect(test).toContain('differ in cargo lists alone');
    expect(test).toContain('one field to lift slips beyond the values needed to lift');
  });

  it('sets each way of a restriction in turn', () => {
    const test = statedTest('Restrict a berth to load or unload only.');
    expect(test).toMatch(/^berth is set to load and unload in turn/i);
    expect(test).toContain('names the restriction');
  });

  it('tries what waits for a consent without it', () => {
    expect(
      statedTest('A deposit can only be returned, in part or whole, with the consent of the master.'),
    ).toContain('It is returned without the consent of the master');
    expect(statedTest('A lock may only be opened by the warden.')).toContain(
      'by anybody other than the warden',
    );
  });

  it('quotes the rule where its words allow nothing sharper', () => {
    expect(statedTest('Nets dry on the north pier. Only dry nets count.')).toMatch(
      /^"Only dry nets count": the case/,
    );
  });

  it('stays as it was for what must never happen', () => {
    expect(statedTest('A berth must never be lost.')).toContain('tries to make it happen');
    expect(statedTest('Keep at least 3 nets unless sold.')).toContain('"at least 3"');
  });
});
