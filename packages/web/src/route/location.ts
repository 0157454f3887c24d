import { store } from "../platform/store.ts";

/** Where the browser is: a path of the route table and the entry of its history. No query, no typed value. */
export interface Location {
  readonly path: string;
  /** Place on the page, without its `#`. */
  readonly place: string;
  /** Names the history entry; what a page remembers for Back hangs on it. */
  readonly key: number;
  /** How it was reached. */
  readonly by: "load" | "go" | "back";
}

interface Kept {
  readonly key?: number;
  readonly scroll?: number;
  readonly row?: string;
}

let newest = 0;

export const location = store<Location>({
  path: window.location.pathname,
  place: window.location.hash.slice(1),
  key: 0,
  by: "load",
});

/** Follows the browser's own history from now on. */
export function followHistory(): void {
  history.scrollRestoration = "manual";
  history.replaceState({ key: 0 } satisfies Kept, "");
  window.addEventListener("popstate", () => {
    visited = undefined;
    const { pathname, hash } = window.location;
    location.set({ path: pathname, place: hash.slice(1), key: kept().key ?? 0, by: "back" });
  });
}

/** Goes to a path, a place on its page after `#`; `replace` leaves no entry behind. */
export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  newest += 1;
  visited = undefined;
  const [pathname = "/", place = ""] = path.split("#");
  if (replace) history.replaceState({ key: newest } satisfies Kept, "", path);
  else {
    rememberPlace({ scroll: window.scrollY });
    history.pushState({ key: newest } satisfies Kept, "", path);
  }
  location.set({ path: pathname, place, key: newest, by: "go" });
}

/** Keeps place and row of a list in the history entry: a height and an opaque id, nothing typed. */
export function rememberPlace(place: { readonly scroll?: number; readonly row?: string }): void {
  history.replaceState({ ...kept(), ...place } satisfies Kept, "");
}

/** What the history entry remembers of scroll and row. */
export function rememberedPlace(): { readonly scroll?: number; readonly row?: string } {
  return kept();
}

let visited: string | undefined;

/** The token of this visit: taken out of the address once, the same however often a page asks, forgotten with the next page. React may begin a page twice. */
export function tokenOfVisit(name: string): string | undefined {
  visited = takeFromFragment(name) ?? visited;
  return visited;
}

/** Takes a token out of the address (`#token=…`), so that neither history nor a second look keeps it. */
export function takeFromFragment(name: string): string | undefined {
  const token = new URLSearchParams(window.location.hash.slice(1)).get(name) ?? undefined;
  if (window.location.hash !== "") history.replaceState(history.state, "", window.location.pathname);
  return token;
}

function kept(): Kept {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? state : {};
}
