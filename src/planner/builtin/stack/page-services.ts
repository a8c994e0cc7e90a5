// Owns which outside systems the page loads by itself, so that no server of ours ever calls them: map tiles, fonts.
// Must not know parts. Pure.
import type { Integration } from '../../../blueprint/reading.ts';

/** Services that are made to be loaded by a browser. */
const BY_BROWSER =
  /^(?:Mapbox|Google Maps|HERE Maps|Leaflet|MapLibre|OpenStreetMap|OpenLayers|Google Fonts|Google Analytics|Plausible|Matomo|reCAPTCHA|hCaptcha|YouTube|Vimeo)\b/i;

/** What such a service does for a server instead: addresses, routes and what is sent from behind. */
const FOR_SERVER =
  /\b(?:geocod\w*|directions|rout(?:e|ing) (?:service|engine|api)|distance matrix|server[- ]side|back ?end|webhook|batch|nightly)\b/i;

/** True for what the browser loads without a server of ours in between. Pure. */
export function isLoadedByPage({ name, purpose }: Pick<Integration, 'name' | 'purpose'>): boolean {
  return BY_BROWSER.test(name) && !FOR_SERVER.test(purpose);
}
