// Owns the manner of an API where a provider is the server: operations of a client library behind access rules.
// Must not promise what only a server of our own could keep: headers, cursors, codes of ours.
import type { Api } from '../../../../blueprint/parts/api.ts';
import { apiOf, storeOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { noun, series } from '../../things/phrases.ts';

/** The API part of a product without a server of its own. Pure. */
export function managedApi(spine: Spine): Api {
  const rules = apiOf(spine).name;
  const store = storeOf(spine);
  const things = series(spine.entities.slice(0, 3).map((each) => noun(each.plural)));
  const first = spine.entities[0];
  return {
    style: `No API of our own is deployed: the client reads and writes documents of ${store.technology} through the provider's library, and ${rules} decide on each call. The operations of the routes part are the contract: path, who, and which rule admits it.`,
    principles: [
      {
        text: `One typed repository for each of ${things} is the only code that knows the library; pages never call it. Changing the provider means changing these files and the rules.`,
        serves: first?.requirementIds.slice(0, 4) ?? [],
      },
      {
        text: 'Each path has a rule that names it; what no rule names is refused. A rule checks the owner, the shape of the document and the step from the old value to the new one.',
        serves: spine.serving(/own data|security rules|access rules|read\/write/i, 4),
      },
      {
        text: 'What must not be forged does not belong here: a rule over several people needs a function on a server, and reopens the decision on the backend.',
        serves: [],
      },
    ],
    versioning:
      'Documents carry `schema_version`; the client reads the last two and writes the newest. Rules admit both until no old client is left.',
    errorHandling:
      "The repository turns the library's errors into the few codes below; pages decide on the code and keep what was entered.",
    pagination:
      'Lists are queries with a limit of 50 and a start after the last document shown; no list is read whole.',
    rateLimiting: `Quotas of ${store.technology} with an alarm at 80 %; the client writes once for each completed step, not for each touch.`,
    idempotency:
      'The client knows the id of a document before it sends it, so that the same write sent twice leaves one; the library repeats what it could not send.',
    errors: [
      {
        status: 403,
        code: 'PERMISSION_DENIED',
        meaning: 'A rule refused the call; the page says what is not allowed and changes nothing.',
      },
      {
        status: 401,
        code: 'UNAUTHENTICATED',
        meaning: 'No valid session; the client starts the sign-in and returns to the same place.',
      },
      {
        status: 404,
        code: 'NOT_FOUND',
        meaning: 'No such document; answered like one that the caller may not see.',
      },
      {
        status: 429,
        code: 'RESOURCE_EXHAUSTED',
        meaning: 'A quota is used up; the client waits with growing pauses and says so.',
      },
      {
        status: 503,
        code: 'UNAVAILABLE',
        meaning: 'No connection or no answer; the write stays queued on the device and is marked as unsaved.',
      },
    ],
    notes: '',
  };
}
