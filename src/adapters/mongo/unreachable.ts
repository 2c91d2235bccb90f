import { Refusal } from "../../app/refusal.js";
import { shownLocation, withoutCredentials } from "./location.js";

/** An error of the driver or the server in the words of people, without credentials. */
export function unreachable(uri: string, error: unknown): Refusal {
  const location = shownLocation(uri);
  const cause = withoutCredentials(error instanceof Error ? error.message : String(error), uri);
  return new Refusal("unavailable", "mongodb", {
    "zh-CN": `无法使用 MongoDB（${location}）：${cause}。请检查 MONGODB_URI、服务器是否运行以及账号权限。`,
    en: `MongoDB at ${location} cannot be used: ${cause}. Check MONGODB_URI, that the server runs, and the rights of the account.`,
  });
}
