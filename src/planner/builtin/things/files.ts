// Owns which things are files by their names: pictures, recordings, documents. Must not know parts. Pure.

/** The last word of what is a file, wherever it is kept. */
export const FILE =
  /\b(?:images?|photos?|pictures?|videos?|clips?|segments?|recordings?|files?|documents?|attachments?|scans?)$/i;
