// Owns how the inputs show that cameras stand where anybody may pass, and whether they say what holds for those who do.
// Must not know parts or questions. Pure.

/** Cameras that stand where anybody may pass. */
export const PUBLIC_VIEW =
  /\b(?:cctv|surveillance|dash ?cams?|(?:traffic|security|street|public|city) (?:cameras?|feeds?|streams?|videos?)|(?:live )?(?:camera|video) feeds?)\b/i;

/** The words by which a text settles what holds for people who are seen and have no account. */
export const SHOWN_SETTLED =
  /\b(?:GDPR|CCPA|data protection|privacy (?:law|notice|policy|rules?|impact)|anonymi[sz]\w*|pseudonymi[sz]\w*|(?:blur|pixelat|redact|mask)\w* (?:\w+ ){0,3}(?:faces?|people|persons?|number plates?|licen[cs]e plates?)|faces? (?:\w+ ){0,3}(?:blurred|redacted|masked|removed))\b/i;

/** Why somebody has to say what holds for them. */
export const SHOWN_WHY =
  'Faces and number plates are personal data of people who were never asked; the law decides what may be recorded, shown and learnt from.';
/** What holds until somebody does. */
export const SHOWN_DEFAULT =
  'Live pictures are for signed-in staff and are not kept; what is kept goes after 30 days; what a model learns from has faces and number plates made unrecognisable; nobody is identified';

/** True where passers-by are seen and no input says what holds for them. Pure. */
export function isViewUnsettled(text: string): boolean {
  return PUBLIC_VIEW.test(text) && !SHOWN_SETTLED.test(text);
}
