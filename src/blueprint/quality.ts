// Owns the attributes on which patterns are weighed: the nine of ISO/IEC 25010:2023 and two of delivery.
import { z } from 'zod';

/** The attribute ids: ISO/IEC 25010:2023 first, then the two delivery attributes that the standard leaves out. */
export const ATTRIBUTE_IDS = [
  'functionalSuitability',
  'performanceEfficiency',
  'compatibility',
  'interactionCapability',
  'reliability',
  'security',
  'maintainability',
  'flexibility',
  'safety',
  'simplicity',
  'cost',
] as const;
export const Attribute = z.enum(ATTRIBUTE_IDS);
export type Attribute = z.infer<typeof Attribute>;

/** What people call each attribute, and whether it stands in ISO/IEC 25010:2023. */
export const ATTRIBUTES: Readonly<Record<Attribute, { readonly label: string; readonly iso: boolean }>> = {
  functionalSuitability: { label: 'Functional suitability', iso: true },
  performanceEfficiency: { label: 'Performance efficiency', iso: true },
  compatibility: { label: 'Compatibility', iso: true },
  interactionCapability: { label: 'Interaction capability', iso: true },
  reliability: { label: 'Reliability', iso: true },
  security: { label: 'Security', iso: true },
  maintainability: { label: 'Maintainability', iso: true },
  flexibility: { label: 'Flexibility (scalability, adaptability)', iso: true },
  safety: { label: 'Safety', iso: true },
  simplicity: { label: 'Simplicity of delivery', iso: false },
  cost: { label: 'Cost to run', iso: false },
};
