// Owns which nouns name one thing or parts of it, so that they never stand as two services. Data only.

/** Sets of words for one thing and what it is made of. */
export const SAME_THINGS: readonly RegExp[] = [
  /\b(?:camera|stream|feed|video|frame|footage)\b/i,
  /\b(?:incident|anomaly|alert|alarm|detection)\b/i,
  /\b(?:booking|reservation|appointment|slot)\b/i,
  /\b(?:order|basket|cart|checkout)\b/i,
  /\b(?:payment|invoice|charge|refund)\b/i,
  /\b(?:transfer|transaction)\b/i,
  /\b(?:user|account|profile|member|customer)\b/i,
  /\b(?:parcel|package|shipment|consignment)\b/i,
  /\b(?:message|notification|reminder)\b/i,
  /\b(?:label|annotation|tag)\b/i,
];

/** Names of areas of screens, which no service in the back answers for. */
export const SCREEN_AREA = /\b(?:front-?end|dashboard|user interface|ui|gui|web ?app|screens?|pages?)$/i;
