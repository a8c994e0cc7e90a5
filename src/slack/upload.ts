// Owns sending the bytes of an upload to the address that Slack gave, and to no other host.

/** Posts the bytes. Rejects where the address is not one of the hosts, or the answer is not 200. */
export async function sendBytes(
  address: string,
  fileName: string,
  bytes: Uint8Array,
  hosts: readonly string[],
  timeoutMs: number,
): Promise<void> {
  const url = new URL(address);
  if (!hosts.includes(url.origin))
    throw new Error(`The upload address lies outside Slack's file hosts: ${url.origin}`);
  const body = new FormData();
  body.append('filename', new Blob([new Uint8Array(bytes)]), fileName);
  const answer = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new Error(`The upload was answered with ${answer.status}`);
}
