import { describe, expect, it } from 'vitest';
import { createAccountLook } from '../../src/slack/accounts.ts';
import { createFakeSlack } from './fake-slack.ts';
import { designWith } from './views/fixture.ts';

const OWNER = 'UOWNER';
const design = designWith({ owner: OWNER, stakeholders: ['UBEN', 'UCLEO'] });

function createLook(deleted: readonly string[] = []) {
  const slack = createFakeSlack();
  const told: { id: string; deleted: boolean }[] = [];
  let time = 0;
  slack.answers['users.info'] = ({ user }) => ({
    user: { id: user, deleted: deleted.includes(String(user)) },
  });
  const look = createAccountLook({
    client: slack.client,
    now: () => time,
    take: async ({ user }) => void told.push({ ...user }),
  });
  const pass = (ms: number): void => {
    time += ms;
  };
  return { slack, look, told, pass, asked: () => slack.callsOf('users.info').map(({ args }) => args.user) };
}

describe('a look at the accounts', () => {
  it('tells of the owner and of everybody who may vote', async () => {
    const { look, told } = createLook(['UCLEO']);
    await look(design);
    expect(told).toEqual([
      { id: OWNER, deleted: false },
      { id: 'UBEN', deleted: false },
      { id: 'UCLEO', deleted: true },
    ]);
  });

  it('asks after the people of many designs once in ten minutes', async () => {
    const { look, asked, pass } = createLook();
    await look(design);
    await look(designWith({ owner: 'UBEN', stakeholders: [OWNER, 'UDORA'] }));
    expect(asked()).toEqual([OWNER, 'UBEN', 'UCLEO', 'UDORA']);
    pass(600_000);
    await look(design);
    expect(asked()).toHaveLength(7);
  });

  it('stops where Slack does not tell, and asks again next time', async () => {
    const { slack, look, told, asked } = createLook();
    slack.trouble = (_call, index) => (index === 1 ? { kind: 'limited', seconds: 30 } : null);
    await look(design);
    expect([told.length, asked()]).toEqual([1, [OWNER, 'UBEN']]);
    await look(design);
    expect(told.map(({ id }) => id)).toEqual([OWNER, 'UBEN', 'UCLEO']);
  });

  it('asks after nobody where the owner is alone', async () => {
    const { look, asked } = createLook();
    await look(designWith({ owner: OWNER, stakeholders: [] }));
    expect(asked()).toEqual([]);
  });
});
