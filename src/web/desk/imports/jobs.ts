import type { Progress } from "../../../app/context.js";

/** Long work that a form has begun and that goes on when its request is answered. */
export interface Job<T> {
  readonly done: number;
  readonly total: number;
  readonly doing: string;
  /** Left out: it is still under way. */
  readonly outcome?: { readonly value: T } | { readonly error: unknown };
}
export interface Jobs<T> {
  /** Begins work under a name, unless it is under way; resolves when it is done, or after the patience is over. */
  begin(name: string, work: (progress: Progress) => Promise<T>, patience: number): Promise<void>;
  find(name: string): Job<T> | null;
  forget(name: string): void;
}

/** At most so many are remembered: those that ended longest ago go first. */
const MOST = 50;

/** Work under way in this process. What is cut off with the process is begun again by the person: imports go on where they were. */
export function createJobs<T>(): Jobs<T> {
  const jobs = new Map<string, Job<T>>();
  const update = (name: string, change: Partial<Job<T>>): void => {
    jobs.set(name, { ...(jobs.get(name) ?? { done: 0, total: 1, doing: "" }), ...change });
    const ended = [...jobs].filter(([, job]) => job.outcome !== undefined);
    for (const [old] of ended.slice(0, Math.max(0, jobs.size - MOST))) jobs.delete(old);
  };
  return {
    begin: async (name, work, patience) => {
      const known = jobs.get(name);
      if (known && known.outcome === undefined) return;
      update(name, { done: 0, total: 1, doing: "", outcome: undefined });
      const working = work((done, total, doing) => update(name, { done, total, doing })).then((value) => update(name, { outcome: { value } }), (error: unknown) => update(name, { outcome: { error } }));
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([working, new Promise((resolve) => { timer = setTimeout(resolve, patience); })]);
      clearTimeout(timer);
    },
    find: (name) => jobs.get(name) ?? null,
    forget: (name) => void jobs.delete(name),
  };
}
