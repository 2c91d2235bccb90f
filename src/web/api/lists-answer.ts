import { listViews, type ListEntry } from "../../app/queries/list-view.js";
import { PERIODS_BACK, untilOf } from "../pages/lists-page.js";
import { runAsked, type Ask } from "../pages/page.js";
import { runHead } from "./api-route.js";

/** The lists of a run: who is on them since when, who waits, who left. */
export async function listsAnswer(ask: Ask): Promise<object> {
  const shown = await runAsked(ask, ask.part.scheme);
  const { scheme } = await ask.queries.schemeOf(shown.run);
  const views = await listViews(ask.queries.store, scheme, await ask.queries.shelf(ask.viewer, shown, PERIODS_BACK));
  return {
    ...runHead(shown, ask.demonstration),
    lists: views.map((view) => {
      const entry = ({ row, nominatedBy, since, missing }: ListEntry): object => ({
        subject: row.subject, name: row.name, district: row.district, rank: row.rank, score: row.score, grade: row.grade, nominatedBy, since, until: untilOf(view, shown), missing,
      });
      const { id, title, tone, official } = view.spec;
      return {
        id, title, tone, official, entries: view.entries.map(entry), undecided: view.undecided.map(entry), noPlace: view.noPlace.map(entry), proposed: view.proposed.map(entry),
        left: view.left.map(({ before }) => ({ subject: before.subject, name: before.name })),
      };
    }),
  };
}
