// Owns the column of a row that several files hang on. Must not know entities.

/** "attach documents": more than one hangs on a row. */
const SEVERAL = /\battach\w*\s+(?:[\w-]+\s)?(?:documents|files|photos|images|videos|pictures)\b/i;

/** True where a demand attaches more than one file to a thing. Pure. */
export function isFileList(text: string): boolean {
  return SEVERAL.test(text);
}

/** The column that names the files of a row, implied by a requirement. Pure. */
export function fileList(id: string): { name: string; type: string; note: string } {
  const note = `a list: key, name and size of each file; implied by ${id}`;
  return { name: 'object_key', type: 'jsonb', note };
}
