// Sentences about growth that is told by two counts of one thing, and by when.
import { expect, it } from 'vitest';
import { growthIn } from '../../../../src/planner/builtin/reading/growth.ts';

it('is the share by which one thing becomes more in a year', () => {
  expect(growthIn('200 berths with a lamp each, 500 berths in year two.')).toEqual({
    percent: 150,
    subject: 'growth of berths from 200 to 500',
  });
  expect(growthIn('The fleet grows from 40 to 60 boats within a year.')?.percent).toBe(50);
});

it('is spread over the years between the two', () => {
  expect(growthIn('From 100 boats to 400 boats within two years.')?.percent).toBe(100);
  expect(growthIn('From 100 boats to 300 boats by the third year.')?.percent).toBe(73);
});

it('is none without a time, of two things, of a duration, or where there are fewer', () => {
  expect(growthIn('From 100 to 400 boats.')).toBeNull();
  expect(growthIn('From 100 boats to 400 berths within two years.')).toBeNull();
  expect(growthIn('From 5 to 10 minutes within a year.')).toBeNull();
  expect(growthIn('From 400 to 100 boats within a year.')).toBeNull();
});
