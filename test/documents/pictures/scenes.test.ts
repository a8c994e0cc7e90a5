import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { drawSvg } from '../../../src/documents/pictures/paint.ts';
import type { PictureRequest } from '../../../src/documents/pictures/picture.ts';
import { guidePictures, optionPicture } from '../../../src/documents/pictures/requests.ts';
import { DOSSIER, HOSTILE_DOSSIER } from '../../fixtures/dossier.ts';
import { overlaps, sizeOf, textsOf } from './geometry.ts';

async function svgOf(request: PictureRequest): Promise<string> {
  const drawn = await drawSvg(request);
  if ('refused' in drawn) throw new Error(drawn.refused);
  return drawn.svg;
}

function picturesOf({ blueprint, rounds, reading }: typeof DOSSIER): PictureRequest[] {
  const options = rounds[0]?.optionSet.options ?? [];
  return [...options.map((option) => optionPicture(option, reading)), ...guidePictures(blueprint)];
}

/** A service that calls many others, so that the plain layout is far too wide for a phone. */
function wide(services: number): Blueprint {
  const { blueprint } = DOSSIER;
  const api = blueprint.structure.components.find((it) => it.id === 'api');
  if (!api) throw new Error('The fixture has an api');
  const ids = Array.from({ length: services }, (_, at) => `service-${at + 1}`);
  const components = ids.map((id, at) => ({ ...api, id, name: `Accounting service number ${at + 1}` }));
  const connections = ids.map((to) => ({
    from: 'api',
    to,
    verb: 'asks for the balance of',
    protocol: 'HTTPS/JSON',
    isAsync: false,
  }));
  return {
    ...blueprint,
    structure: {
      ...blueprint.structure,
      components: [...blueprint.structure.components, ...components],
      connections: [...blueprint.structure.connections, ...connections],
    },
  };
}

const ALL = [
  ...picturesOf(DOSSIER),
  ...picturesOf(HOSTILE_DOSSIER),
  ...guidePictures(wide(7)).filter(({ key }) => ['containers', 'deployment'].includes(key)),
];

describe('every picture', () => {
  test.each(ALL)('of $key has no text cut and none over another: $title', async (request) => {
    const svg = await svgOf(request);
    const { width, height } = sizeOf(svg);
    const texts = textsOf(svg);
    const outside = texts.filter((it) => it.left < 0 || it.top < 0 || it.right > width || it.bottom > height);
    expect(texts.length).toBeGreaterThan(2);
    expect(outside).toEqual([]);
    expect(overlaps(texts)).toEqual([]);
  });
  test.each(ALL)('of $key loads nothing and runs nothing: $title', async (request) => {
    expect(await svgOf(request)).not.toMatch(
      /<(?:image|script|style|use|foreignObject|a)\b|href|@import|url\(/i,
    );
  });
});

test('a text that crosses another, or the border, is seen by these tests', () => {
  const line = (x: number): string =>
    `<text x="${x}" y="20" text-anchor="start" font-size="14" font-weight="400">wide enough</text>`;
  const texts = textsOf(
    `<svg width="60" height="40">${line(0)}<g transform="translate(10 0)">${line(0)}</g></svg>`,
  );
  expect(overlaps(texts)).toHaveLength(1);
  expect(texts.filter((it) => it.right > 60)).not.toEqual([]);
});

/** The tops of the boxes of a drawn graph, by their names, and whether it was drawn from left to right. */
async function topsOf(arrows: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const nodes = [
    'c(["Guest"])',
    'a["Desk"]',
    'q[["Bell"]]',
    'w["Porter"]',
    'x("Taxi")',
    'b["Cellar"]',
    'd["Attic"]',
  ];
  const mermaid = ['flowchart TB', ...nodes, ...arrows].join('\n');
  const svg = await svgOf({ key: 'containers', title: 'Inn', altText: 'An inn', legend: '', mermaid });
  return new Map(textsOf(svg).map(({ text, top }) => [text, top]));
}

describe('a flowchart', () => {
  const DOWN = ['c --> a', 'a --> b', 'b --> d', 'a -.-> q'];
  test('has who only takes from a queue below it, and whom that one tells below both', async () => {
    const tops = await topsOf([...DOWN, 'w -.-> q', 'w --> x', 'x --> a']);
    const order = ['Guest', 'Desk', 'Bell', 'Porter', 'Taxi'].map((name) => tops.get(name) ?? 0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
  test('has who fills a queue and is called by others above it', async () => {
    const tops = await topsOf([...DOWN, 'a --> w', 'w -.-> q', 'w --> x']);
    expect(tops.get('Porter') ?? 0).toBeLessThan(tops.get('Bell') ?? 0);
  });
  test('has an outside system that nobody calls above what it calls', async () => {
    const tops = await topsOf([...DOWN, 'w -.-> q', 'x --> a']);
    expect(tops.get('Taxi') ?? 0).toBeLessThan(tops.get('Desk') ?? 0);
  });
  test('writes the words of its arrows beside them where there is room', async () => {
    const [request] = guidePictures(DOSSIER.blueprint);
    expect(request && (await svgOf(request))).toContain('reads, HTTPS');
  });
  test('numbers its arrows where there is none, tells each below, and stays narrow enough for a phone', async () => {
    const [request] = guidePictures(wide(7));
    const svg = request ? await svgOf(request) : '';
    const notes = textsOf(svg).filter((it) => it.text.startsWith('Booking API → Accounting service number'));
    expect(notes).toHaveLength(7);
    expect(sizeOf(svg).width).toBeLessThan(720);
  });
});

/** A text that goes from one to the next of so many. */
function sequence(count: number): string {
  const ids = Array.from({ length: count }, (_, at) => at + 1);
  const names = ids.map((id) => `  participant p_${id} as Database ${id}`);
  const steps = ids.slice(1).map((id) => `  p_${id - 1}->>p_${id}: asks`);
  return ['sequenceDiagram', ...names, ...steps].join('\n');
}

describe('a sequence', () => {
  const drawn = async (count: number) => {
    const svg = await svgOf({ key: 's', mermaid: sequence(count), title: 'T', legend: '', altText: '' });
    const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="0" width="([\d.]+)"/g)].map(([, x, width]) => ({
      left: Number(x),
      right: Number(x) + Number(width),
    }));
    return { width: sizeOf(svg).width, boxes };
  };
  test('of few takes the width aimed at', async () => {
    expect((await drawn(4)).width).toBe(608);
  });
  test('of many moves them together, so that it is read on a phone, and lets none touch', async () => {
    const { width, boxes } = await drawn(9);
    expect(boxes).toHaveLength(9);
    expect(width).toBeLessThanOrEqual(800);
    const gaps = boxes.slice(1).map((box, at) => box.left - (boxes[at]?.right ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(3);
  });
  test('does not move together those who have room', async () => {
    const { boxes } = await drawn(7);
    const gaps = boxes.slice(1).map((box, at) => box.left - (boxes[at]?.right ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(7);
  });
});

describe('what is not drawn', () => {
  const refused = (mermaid: string): Promise<unknown> => drawSvg({ mermaid, title: 'T', legend: '' });
  test.each([
    'C4Container\n  title x',
    'gantt\n  title x',
    '',
    'flowchart TB',
    'flowchart TB\n  a["A"]\n  a --> nowhere',
    'flowchart TB\n  a["open',
    'sequenceDiagram\n  participant a as A\n  loop x\n  a->>a: y\n  end',
    'erDiagram',
    'stateDiagram-v2\n  state "A" as a',
  ])('is refused rather than drawn in part: %j', async (mermaid) => {
    await expect(refused(mermaid)).resolves.toEqual({ refused: expect.stringContaining('not drawn') });
  });
  test('is refused where nobody could read it', async () => {
    const boxes = Array.from({ length: 900 }, (_, at) => `  a${at}["Box ${at}"]`);
    await expect(refused(['flowchart TB', ...boxes].join('\n'))).resolves.toEqual({
      refused: expect.stringContaining('too large'),
    });
  });
});
