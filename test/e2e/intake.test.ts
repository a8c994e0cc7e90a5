import { describe, expect } from 'vitest';
import { CANVAS_MIMETYPE, type FileSeed } from '../../demo/files.ts';
import { makeDocx, makeLockedPdf, makePdf, makeScan } from '../documents/in/samples.ts';
import { follow, openStartForm, PRD, start, submit, told, UX } from './design.ts';
import { story } from './story.ts';

const MEGABYTE = 1024 * 1024;

interface Refused {
  readonly file: FileSeed;
  readonly says: string;
  readonly advises: string;
}

async function refusedFiles(): Promise<readonly Refused[]> {
  const broken = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 32);
  return [
    { file: { name: 'scan.pdf', bytes: await makeScan() }, says: 'no text', advises: 'OCR' },
    {
      file: { name: 'locked.pdf', bytes: makeLockedPdf() },
      says: 'password',
      advises: 'remove the password',
    },
    { file: { name: 'broken.pdf', bytes: broken }, says: 'damaged', advises: 'export it again' },
    { file: { name: 'empty.md', bytes: ' \n' }, says: 'holds no text', advises: 'paste the text' },
    {
      file: { name: 'huge.md', bytes: new Uint8Array(10 * MEGABYTE + 1).fill(65) },
      says: 'is larger than 10 MB',
      advises: 'Split it',
    },
    { file: { name: 'sheet.csv', bytes: 'a,b' }, says: 'not a document I can read', advises: '.docx' },
  ];
}

describe('a file that cannot be read', () => {
  story('dropped into the thread: says which, why and what to do; a good one goes on', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux', 'needs the *UX design*');
    for (const [index, { file, says, advises }] of (await refusedFiles()).entries()) {
      await design.reply(stage.ben, '', file);
      const key = `refused:D-${index + 2}`;
      await design.says(key, file.name, says, advises, 'The design goes on waiting');
      await design.says('board', 'Step 1 of 5', `${index + 1} not readable`);
    }
    await design.reply(stage.ben, '', { name: 'ux.pdf', bytes: await makePdf([uxLines()]) });
    await design.says('document:D-8', 'Taken as *UX design*');
    await design.says('questions', 'are open');
  });

  story('handed in through the form: the same, and the design goes on waiting', {}, async (stage) => {
    const files = (await refusedFiles()).filter(({ file }) => !['huge.md', 'sheet.csv'].includes(file.name));
    const design = await start(stage, stage.ana, { prdText: null, prdFiles: files.map(({ file }) => file) });
    for (const [index, { file, says, advises }] of files.entries()) {
      await design.says(`refused:D-${index + 2}`, file.name, says, advises);
    }
    await design.says('gap:prd', 'needs the *product requirements (PRD)*');
    await design.reply(stage.ana, '', { name: 'prd.docx', bytes: await makeDocx() });
    await design.says('document:D-6', 'Taken as *PRD*');
    await design.says('questions', 'are open');
  });

  story('of a wrong type is shown at its field, and nothing typed is lost', {}, async (stage) => {
    const { ana, slack } = stage;
    const channelId = slack.channel('product').id;
    const form = await openStartForm(stage, ana, channelId, 'Tideberth');
    ana.fill({ uxText: UX, prdFiles: [{ name: 'prd.md', bytes: '' }] });
    expect(await ana.submit()).toEqual({ prdFiles: expect.stringContaining('"prd.md" is empty') });
    expect(ana.modal()?.values.uxText).toMatchObject({ uxText: { value: UX } });
    ana.fill({ prdFiles: [{ name: 'prd.md', bytes: PRD }] });
    await submit(stage, ana);
    await follow(stage, channelId, form.id).says('received', 'prd.md', 'Taken as *PRD*');
  });
});

describe('what people hand in', () => {
  story('is recognised, and corrected with one click', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.reply(stage.ben, '', { name: 'flows.md', bytes: PRD });
    await design.says('document:D-2', 'Taken as *PRD*');
    await design.says('gap:ux', 'Continue without UX design');
    await design.click(stage.cleo, 'document:D-2', 'setKind:D-2:ux');
    await design.says('document:D-2', 'Taken as *UX design*: said by cleo');
    await design.says('questions', 'are open');
  });

  story('may be pasted as a reply', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux', 'paste its text');
    await design.reply(stage.ben, `${UX}\n${'The berth plan shows every free berth of tonight. '.repeat(8)}`);
    await design.says('document:D-2', 'Pasted text', 'Taken as *UX design*');
    await design.says('questions', 'are open');
  });

  story('that holds the challenge may be pasted while that is asked for', {}, async (stage) => {
    const values = {
      deliverable: 'technical',
      prdText: null,
      uxText: null,
      challenge: 'Two writers, one route.',
    };
    const design = await start(stage, stage.ana, values);
    await design.says('gap:requirements', 'Write it', 'paste it as a reply here');
    await design.reply(stage.ben, 'Two writers may change one route at a time. '.repeat(10));
    await design.says('document:D-1', 'Taken as *PRD*: pasted while it was asked for');
    await design.says('gap:requirements', 'received');
  });

  story('is not what is said in short; who says it to the bot is told so', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux', 'paste its text as a reply');
    await design.reply(stage.cleo, 'The UX design comes tomorrow.');
    await design.mention(stage.ben, 'the UX design comes tomorrow');
    await told(stage, stage.ben, 'I did nothing with that', 'help');
    expect(stage.slack.ephemerals(stage.cleo.id)).toEqual([]);
    await design.says('board', 'Step 1 of 5');
  });

  story('may be a Slack canvas', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    const bytes =
      '<!DOCTYPE html><html><body><h1>UX design</h1><h2>User flows</h2><p>Pick, pay.</p></body></html>';
    await design.reply(stage.ben, 'Here', { name: 'Berth plan', bytes, mimetype: CANVAS_MIMETYPE });
    await design.says('document:D-2', 'Berth plan', 'Taken as *UX design*');
    await design.says('questions', 'are open');
  });

  story('as link or image is recorded as not read, with a request to export', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux');
    await design.reply(stage.ben, 'See https://www.figma.com/file/tideberth for the screens');
    await design.says('unread', 'https://www.figma.com/file/tideberth', 'export it and drop it here');
    await design.reply(stage.ben, '', { name: 'berths.png', bytes: new Uint8Array([137, 80, 78, 71]) });
    await design.says('unread', 'image: berths.png');
    await design.says('board', 'Step 1 of 5');
  });

  story('as link in a text that was typed into the form is recorded, too', {}, async (stage) => {
    const design = await start(stage, stage.ana, {
      prdText: `${PRD}\nSee [the plan](https://miro.com/berths).`,
      uxText: `${UX}\nScreens: https://www.figma.com/file/tideberth`,
    });
    const links = ['the plan: https://miro.com/berths', 'https://www.figma.com/file/tideberth'];
    await design.says('unread', ...links, 'export it and drop it here');
    await design.says('questions', 'are open');
  });
});

describe('what the deliverable lacks', () => {
  story('is asked for; only the owner goes on without it', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.click(stage.ben, 'gap:ux', 'waiveGap');
    await told(stage, stage.ben, 'Only the owner', 'go on without the UX design');
    await design.click(stage.ana, 'gap:ux', 'waiveGap');
    await design.says('gap:ux', 'Going on without the UX design, as the owner chose.');
    await design.says('questions', 'are open');
  });

  story('a challenge alone is enough for the Technical Architecture', {}, async (stage) => {
    const design = await start(stage, stage.ana, {
      prdText: null,
      uxText: null,
      deliverable: 'technical',
      challenge: 'Keep the berth plan right with poor reception.',
    });
    await design.says('gap:requirements', 'The Technical Architecture needs the *requirements*');
    expect(design.thread()).not.toContain('gap:ux');
    await design.fillIn(stage.ben, 'gap:requirements', 'giveRequirements', { text: '400 boaters at once' });
    await design.says('gap:requirements', 'received');
    await design.says('questions', 'are open');
    expect(design.words('questions')).not.toContain('The challenge, as I read it');
  });

  story('the challenge read from the PRD is shown, and can be corrected', {}, async (stage) => {
    const design = await start(stage, stage.ana, { deliverable: 'technical' });
    await design.says('questions', 'The challenge, as I read it from the PRD', 'lets boaters book');
    const errors = await design.fillIn(stage.ben, 'questions', 'giveChallenge', { text: 'Book offline.' });
    expect(errors).toBeUndefined();
    await design.says('questions', 'Book offline.', 'Confirmed by ben');
  });
});

function uxLines() {
  const texts = ['UX design', 'User flows', 'Pick a berth, then pay.', 'Screens', 'Berth plan', 'Booking'];
  return texts.map((text, index) => ({ text, size: index % 2 === 0 ? 16 : 10, gap: 24 }));
}
