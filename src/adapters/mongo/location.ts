const CREDENTIALS = /^(mongodb(?:\+srv)?:\/\/)[^@/]*@/;

/** A connection string as it may be shown: without user, password and options. */
export function shownLocation(uri: string): string {
  return uri.replace(CREDENTIALS, "$1").replace(/\?.*$/s, "");
}

/** Words of an error without the credentials of the connection string, in whatever form they stand there. */
export function withoutCredentials(text: string, uri: string): string {
  const secret = CREDENTIALS.exec(uri)?.[0].replace(/^mongodb(?:\+srv)?:\/\//, "").slice(0, -1) ?? "";
  const words = [secret, ...secret.split(":"), ...secret.split(":").map(decoded)].filter((word) => word !== "");
  return words.reduce((shown, word) => shown.replaceAll(word, "***"), text);
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
