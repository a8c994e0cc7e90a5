// Owns the words that answer nothing: who does not know, or leaves it to the bot, has given no answer of their own. Pure.

const OPENING = String.raw`(?:(?:sorry|well|honestly|hm+|uh+|i'm afraid|to be honest)[,.…\s]+)*`;
const ENDING = String.raw`(?:[,\s]+(?:yet|either|sorry|really|honestly|please|for now|at the moment|right now|(?:about|on|with) (?:this|that|it)(?: one)?))*[\s.!?…]*`;
/** What sends us on to somebody else adds no answer. */
const ELSEWHERE = String.raw`(?:[\s,;.:–—-]+(?:but )?(?:please )?(?:you(?:'d| should| could)? )?(?:ask|ping|check with|talk to|let's ask)\b[^\d\n]*)?`;
const whole = (words: string): RegExp => new RegExp(`^\\s*${OPENING}(?:${words})${ENDING}${ELSEWHERE}$`, 'i');

const UNSURE = whole(
  String.raw`(?:(?:i|we) )?(?:really )?(?:have )?(?:absolutely )?no (?:idea|clue)|(?:(?:i|we) )?(?:really |just )?(?:don't|dont|do not) (?:really )?know|(?:(?:i|we) )?(?:can't|cannot|couldn't) (?:say|tell)|(?:(?:i'm|we're|i am|we are|im) )?(?:not (?:really |quite |so |too )?(?:sure|certain)|unsure|uncertain)|maybe|perhaps|dunno|idk|tbd|tba|unknown|hm+|it depends|depends|we'll see|good question|\?+`,
);
const LEFT_TO_US = whole(
  String.raw`(?:(?:just|please|can) )?you (?:decide|choose|pick)(?: (?:one|something|it))?|(?:it's |that's )?your (?:call|choice|decision|pick)|(?:it's |that's )?(?:all )?up to you|(?:just |please )?(?:decide|choose|pick) (?:one|something|it|yourself|for (?:me|us))|whatever(?: (?:you|works|is|suits)\b[\w' ]{0,40})?|(?:as|what) you (?:like|wish|think(?: is)? best|prefer)|(?:(?:i|we) )?(?:don't|dont|do not) (?:really )?(?:care|mind)|(?:(?:i|we) have )?no (?:opinion|preference|answer)s?|skip(?: (?:it|this(?: one)?))?`,
);

const plain = (text: string): string => text.replace(/[’‘`]/g, "'");

/** True for "you decide", "whatever", "no preference": the giver wants the default to stand. Pure. */
export function isLeftToUs(text: string): boolean {
  return LEFT_TO_US.test(plain(text));
}

/** True for what says nothing that could be built on: "no idea", "not sure", "you decide". Pure. */
export function saysNothing(text: string): boolean {
  return UNSURE.test(plain(text)) || isLeftToUs(text);
}
