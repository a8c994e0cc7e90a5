// Owns what each prompt is told: arguments parsed before rendering. The words are in templates/prompts.
// Keeps true: the same arguments give the same text, and no time or random value is among them.
import { z } from 'zod';

const Line = z.string();
const Lines = z.array(Line);
const Shape = z.string().min(1);

export const NoArguments = z.object({});

export const DocumentsArguments = z.object({
  title: Line,
  deliverables: Lines,
  domains: Lines,
  texts: z.array(z.object({ id: Line, name: Line, kind: Line, text: Line })),
  leftOut: Lines,
});

export const GroundArguments = z.object({
  requirements: z.array(z.object({ id: Line, kind: Line, priority: Line, text: Line })),
  exclusions: Lines,
  quantities: z.array(z.object({ id: Line, text: Line })),
  conflicts: z.array(z.object({ id: Line, statement: Line, proposal: Line })),
  answers: z.array(z.object({ question: Line, answer: Line, isAssumed: z.boolean() })),
  drivers: z.array(z.object({ title: Line, implication: Line })),
  invariants: Lines,
});

export const DecidedArguments = z.object({
  name: Line,
  idea: Line,
  pros: Lines,
  cons: Lines,
  reason: Line,
  request: Line,
});

export const NamesArguments = z.object({
  components: z.array(
    z.object({
      id: Line,
      kind: Line,
      technology: Line,
      responsibility: Line,
      owner: Line.nullable(),
    }),
  ),
  connections: z.array(z.object({ from: Line, to: Line, verb: Line, protocol: Line, isAsync: z.boolean() })),
  stack: z.array(z.object({ group: Line, place: Line, choice: Line })),
  roles: Lines,
  entities: z.array(z.object({ name: Line, owner: Line })),
  decisions: z.array(z.object({ id: Line, title: Line, choice: Line })),
  numbers: Lines,
});

export const AnalysisArguments = z.object({
  requirements: z.array(z.object({ id: Line, text: Line })),
  conflicts: Lines,
  questions: Lines,
  patterns: Lines,
  shape: Shape,
});

export const ReplyArguments = z.object({
  questions: z.array(z.object({ id: Line, text: Line, default: Line })),
  reply: Line,
  shape: Shape,
});

export const OptionsArguments = z.object({
  candidates: z.array(z.object({ id: Line, name: Line, score: z.number(), idea: Line })),
  weights: Lines,
  feedback: Lines,
  previous: Lines,
  shape: Shape,
});

export const SpineArguments = z.object({ proposed: Lines, shape: Shape });

export const ChangeArguments = z.object({
  parts: z.array(z.object({ name: Line, title: Line })),
  shape: Shape,
});

export const MendArguments = z.object({ findings: Lines.min(1), earlier: Line });

export const PartArguments = z.object({
  /** The part to be changed, as JSON; empty for a first draft. */
  earlier: Line,
  domains: Lines,
  withTechniques: z.boolean(),
  planned: z.array(z.object({ id: Line, title: Line, choice: Line })),
  shape: Shape,
});

const PART_NAMES = [
  'review',
  'structure',
  'state',
  'stack',
  'access',
  'routes',
  'api',
  'data',
  'deployment',
  'qualities',
  'domains',
  'plan',
  'decisions',
] as const;

/** The arguments of each template below `templates/prompts`, by its path. */
export const PROMPTS = {
  system: NoArguments,
  documents: DocumentsArguments,
  ground: GroundArguments,
  decided: DecidedArguments,
  names: NamesArguments,
  analysis: AnalysisArguments,
  reply: ReplyArguments,
  options: OptionsArguments,
  spine: SpineArguments,
  change: ChangeArguments,
  mend: MendArguments,
  part: PartArguments,
} as const;
export type PromptName = keyof typeof PROMPTS;
export type PartTemplate = (typeof PART_NAMES)[number];

/** Renders a template by its path below `templates`. */
export type Render = (templateName: string, data: object) => string;

export interface Prompts {
  render<N extends Exclude<PromptName, 'part'>>(name: N, args: z.input<(typeof PROMPTS)[N]>): string;
  part(template: string, args: z.input<typeof PartArguments>): string;
}

/** The prompts on a renderer. Each throws where its arguments do not fit: a bug. */
export function createPrompts(render: Render): Prompts {
  return {
    render: (name, args) => render(`prompts/${name}`, PROMPTS[name].parse(args)),
    part: (template, args) => render(`prompts/parts/${template}`, PartArguments.parse(args)),
  };
}
