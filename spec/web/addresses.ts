import { runId } from "./fixture/fixture.js";

const CREDIT = runId("sample-credit", "2026-Q1");

/** One address of every page, by name. */
export const PAGE_ADDRESSES: Readonly<Record<string, string>> = {
  home: "/", search: `/?q=${encodeURIComponent("甲")}`, rankings: "/rankings", ranking: "/rankings/sample-credit", "ranking by score, page 2": "/rankings/sample-credit?sort=score&page=2",
  "ranking without match": "/rankings/sample-credit?q=zzz", "ranking without grades": "/rankings/sample-red-black", "ranking of an earlier period": "/rankings/sample-credit?period=2025-Q4", listsIndex: "/lists", lists: "/lists/sample-credit",
  "lists with yellow": "/lists/sample-red-black", scorecard: `/scorecards/${CREDIT}/913700000000000058`, "scorecard of who is not eligible": `/scorecards/${CREDIT}/913700000000000016`,
  "scorecard by aspects": `/scorecards/${runId("sample-red-black", "2026-Q1")}/P0003`, "scorecard of checks": `/scorecards/${runId("sample-disclosures", "2026-Q1")}/P0003`,
  disclosures: "/disclosures", "disclosures filtered": "/disclosures?result=absent&check=staff", disclosure: "/disclosures/P0003", schemes: "/schemes", scheme: "/schemes/sample-credit", "scheme of checks": "/schemes/sample-disclosures",
  compare: `/compare/${runId("sample-credit", "2025-Q4")}/${CREDIT}`, "compare, page 2": `/compare/${runId("sample-credit", "2025-Q4")}/${CREDIT}?page=2`, "compare with itself": `/compare/${CREDIT}/${CREDIT}`,
  checks: "/checks", check: "/checks/unused-fact", "check without example": "/checks/text-too-large",
  missing: "/no/such/page",
};

export const inEnglish = (address: string): string => `${address}${address.includes("?") ? "&" : "?"}lang=en`;
