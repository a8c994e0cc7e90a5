// Owns the memory of what was answered: Slack may deliver a payload more than once, and people should hear of it once.

/** Whether this id comes for the first time. Only the newest `most` are remembered. */
export function createOnce(most: number): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
